"""Many cases in one test: each is tried, and the one that fails is named."""

from __future__ import annotations

import inspect

import pytest

from every import every


def test_each_value_is_tried_with_the_other_arguments() -> None:
    tried: list[tuple[int, str]] = []

    @every("seed", range(3))
    @every("way", "ab")
    def case(seed: int, way: str, place: str) -> None:
        tried.append((seed, way + place))

    case(place="x")
    assert tried == [(0, "ax"), (0, "bx"), (1, "ax"), (1, "bx"), (2, "ax"), (2, "bx")]
    assert list(inspect.signature(case).parameters) == ["place"]


def test_a_failure_names_its_case() -> None:
    @every("seed", range(5))
    def case(seed: int) -> None:
        assert seed != 3

    with pytest.raises(AssertionError) as failed:
        case()
    assert failed.value.__notes__ == ["with seed = 3"]


def test_nothing_to_test_is_no_test() -> None:
    with pytest.raises(AssertionError, match="there is no seed"):
        every("seed", [])


def test_a_name_that_the_test_does_not_take_is_refused() -> None:
    def case(seed: int) -> None: ...

    with pytest.raises(AssertionError, match="case takes no sed"):
        every("sed", [1])(case)
