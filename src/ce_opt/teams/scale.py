"""Whole numbers for the solver: one scale for points, one for hours.

    cost units = ⌊points · points_scale⌋    the largest power of ten that stays exact (≤ 10^9)
    load units = ⌈hours · hours_scale⌉      the smallest that makes all hours whole (≤ 10^4)

Both are printed in summary.json.

Costs are rounded *down*, so a bound on the integer cost is a bound on the points, without a margin.
Loads are rounded up and capacities down, so a plan that fits in integers fits in hours; with hours
of a few decimals both are exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Scale"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]

FINEST_POINTS = 10**9
FINEST_HOURS = 10**4
LARGEST_TOTAL = 2**52
"""The dearest plan stays below this many cost units: floats are exact up to 2^53."""
FORGIVEN = 1e-4
"""Part of a cost unit by which binary floating point may miss a decimal."""
FORGIVEN_HOURS = 1e-9
"""Hours by which binary floating point may miss a decimal; in hours, so that coarse units forgive
no more than fine ones."""


@dataclass(frozen=True)
class Scale:
    """Units per point and per hour.

    Attributes
    ----------
    points : cost units per point
    hours : load units per hour
    """

    points: int
    hours: int

    @classmethod
    def of(cls, dearest: float, hours: FloatArray) -> Scale:
        """Choose scales for a season.

        Parameters
        ----------
        dearest : points that no sensible plan exceeds
        hours : every number of hours that must be counted exactly
        """
        points = FINEST_POINTS
        while points > 1 and dearest * points > LARGEST_TOTAL:
            points //= 10
        units = 1
        while units < FINEST_HOURS and not whole(hours, units):
            units *= 10
        return cls(points, units)

    def cost(self, points: FloatArray) -> IntArray:
        """Cost units of points, rounded down."""
        return np.floor(points * self.points + FORGIVEN).astype(np.int64)

    def load(self, hours: FloatArray) -> IntArray:
        """Load units of hours that are used, rounded up."""
        return np.ceil((hours - FORGIVEN_HOURS) * self.hours).astype(np.int64)

    def capacity(self, hours: FloatArray) -> IntArray:
        """Load units of hours that are there, rounded down."""
        return np.floor((hours + FORGIVEN_HOURS) * self.hours).astype(np.int64)


def whole(hours: FloatArray, units: int) -> bool:
    """Whether all hours are whole numbers of units, but for floating-point noise."""
    missed = np.abs(hours - np.round(hours * units) / units)
    return bool((missed < FORGIVEN_HOURS).all())
