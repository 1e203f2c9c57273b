from __future__ import annotations

import numpy as np
import pytest

from ce_opt.plan.decimals import printed, rounded, rounded_down


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (-1e-9, "0"),
        (0.7, "0.7"),
        (1e15, "1000000000000000"),
        (1e-6, "0.000001"),
        (12.3456789, "12.345679"),
        (100.0, "100"),
        (-2.50, "-2.5"),
    ],
)
def test_numbers_are_printed_without_exponent_or_idle_zeros(value: float, text: str) -> None:
    assert printed(value) == text


def test_a_rounded_number_is_what_its_print_says() -> None:
    values = rounded(np.random.default_rng(1).uniform(-1e5, 1e5, 2000))
    assert [float(printed(value)) for value in values] == values.tolist()


def test_rounding_down_keeps_numbers_of_six_decimals() -> None:
    whole = np.random.default_rng(2).integers(-(10**11), 10**11, 2000)
    assert [rounded_down(units / 10**6) for units in whole.tolist()] == (whole / 10**6).tolist()


def test_rounding_down_never_goes_up() -> None:
    for value in np.random.default_rng(3).uniform(-1e3, 1e3, 2000).tolist():
        assert value - 1.1e-6 <= rounded_down(value) <= value + 1e-12
