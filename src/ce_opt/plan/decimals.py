"""Numbers as a plan prints them: at most six decimals, no exponent, no minus zero.

The tables of a plan hold the rounded numbers themselves, so that a file, a sheet and a plan in
memory say the same, and a plan that was written and read again is equal to the first.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

__all__ = ["DECIMALS", "printed", "rounded", "rounded_down"]

DECIMALS = 6
FloatArray = npt.NDArray[np.float64]


def printed(value: float) -> str:
    """Text of a number, rounded to six decimals.

    >>> printed(0.70), printed(-1e-9), printed(12.3456789)
    ('0.7', '0', '12.345679')
    """
    text = f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def rounded(values: npt.ArrayLike) -> FloatArray:
    """Round to six decimals; 0 for −0."""
    return (np.round(np.asarray(values, dtype=np.float64), DECIMALS) + 0.0).astype(np.float64)


def rounded_down(value: float) -> float:
    """Return the largest number of six decimals that is not above `value`.

    A number of six decimals stays as it is, though its binary form may lie a hair below it.

    >>> rounded_down(0.3), rounded_down(2.9999999), rounded_down(-2.9999999)
    (0.3, 2.999999, -3.0)
    """
    nearest = float(rounded(value))
    if nearest <= value + 2 * math.ulp(value):
        return nearest
    return float(rounded(nearest - 10.0**-DECIMALS))
