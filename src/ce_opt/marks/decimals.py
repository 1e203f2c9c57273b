"""Points as they are printed and compared: six decimals, halves up.

Marks in halves make means that lie exactly between two numbers of six decimals. Plain rounding
would let the noise of binary floating point choose the side, and so part engineers who are equal;
here what is a hair below a half counts as the half.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

__all__ = ["settled", "settled_of"]

UNITS = 10**6
HALF = 0.5 + 1e-4
"""A half, and the part of a unit by which noise may miss it."""


def settled(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Round to six decimals; NaN stays.

    >>> settled(np.array([0.0078125, 0.1 + 0.2])).tolist()
    [0.007813, 0.3]
    """
    return np.asarray(np.floor(values * UNITS + HALF) / UNITS + 0.0)


def settled_of(value: float) -> float:
    """Say the same of one number in plain Python."""
    return math.floor(value * UNITS + HALF) / UNITS + 0.0
