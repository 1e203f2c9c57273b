from pathlib import Path

import numba
import numpy as np
import numpy.typing as npt
import pytest

from ce_opt.teams.compiled import compiled, inlined

IntArray = npt.NDArray[np.int64]


@inlined
def plus_square(total: int, number: int) -> int:
    return total + number * number


@compiled
def sum_of_squares(numbers: IntArray) -> int:
    total = 0
    for number in numbers:
        total = plus_square(total, number)
    return total


@compiled
def share(part: float, whole: float) -> float:
    return part / whole


def test_whole_numbers_stay_exact_where_floats_would_not() -> None:
    # (2^30)² + 1² = 2^60 + 1, which no float holds.
    assert sum_of_squares(np.array([2**30, 1])) == 2**60 + 1


def test_an_inlined_function_can_be_called_by_itself() -> None:
    assert plus_square(1, 2**30) == 2**60 + 1


def test_dividing_by_zero_is_infinite_as_in_numpy() -> None:
    assert share(1.0, 0.0) == np.inf


def test_machine_code_is_kept_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))

    def twice(number: int) -> int:
        return number + number

    kept = compiled(twice)
    assert not list(tmp_path.rglob("*.nbc"))
    assert kept(21) == 42
    assert list(tmp_path.rglob("*.nbc"))
