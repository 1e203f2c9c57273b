"""The clients' trades: how many there are, what they pay, how much the city depends on them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ce_opt.generate.arrays import Floats

__all__ = ["SECTORS", "Sector", "of_sectors"]


@dataclass(frozen=True)
class Sector:
    """One trade.

    Attributes
    ----------
    name, suffix : its word in the table, and what the clients' names end in
    share : of all clients
    revenue_yuan : median of a year
    social, stability : mean marks, 0..100
    fault : mean chance of a fault in a month
    taste : how much it asks for data, transmission, switching, conduit, cable and power
    """

    name: str
    suffix: str
    share: float
    revenue_yuan: float
    social: float
    stability: float
    fault: float
    taste: tuple[float, ...]


SECTORS = (
    Sector("bank", "银行", 0.12, 900_000, 75, 70, 0.05, (5, 4, 2, 1, 2, 2)),
    Sector("government", "政务中心", 0.14, 500_000, 88, 85, 0.06, (5, 3, 3, 1, 2, 1)),
    Sector("hospital", "医院", 0.10, 350_000, 92, 75, 0.08, (4, 2, 3, 1, 2, 3)),
    Sector("university", "学院", 0.08, 400_000, 65, 72, 0.07, (5, 3, 2, 2, 3, 1)),
    Sector("port", "港务", 0.05, 800_000, 85, 78, 0.10, (2, 4, 1, 3, 5, 2)),
    Sector("airline", "航空", 0.03, 1_200_000, 80, 68, 0.06, (4, 5, 2, 1, 2, 2)),
    Sector("manufacturer", "制造", 0.20, 250_000, 35, 60, 0.12, (3, 3, 2, 3, 4, 3)),
    Sector("hotel", "酒店", 0.10, 120_000, 25, 50, 0.09, (3, 1, 5, 1, 2, 2)),
    Sector("logistics", "物流", 0.08, 180_000, 40, 52, 0.11, (3, 2, 2, 2, 4, 1)),
    Sector("media", "传媒", 0.05, 300_000, 60, 58, 0.05, (4, 5, 1, 1, 3, 2)),
    Sector("energy", "能源", 0.05, 700_000, 82, 80, 0.13, (2, 4, 1, 3, 4, 5)),
)


def of_sectors(attribute: str) -> Floats:
    """Return a number (or the taste) of every sector as an array, a row per sector."""
    return np.array([getattr(sector, attribute) for sector in SECTORS], dtype=float)
