"""Minutes of travel between districts.

    minutes(from, to) = 15 + km · 1.3 / 30 · 60

`km` is the great-circle distance (haversine, R = 6371.0088 km, the IUGG mean radius): 15 minutes to
set out and arrive, roads 1.3 times as long as the crow flies, 30 km/h. A row of table *travel*
overrides it, in both directions unless both are given.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["minutes_between", "travel_minutes"]

EARTH_RADIUS_KM = 6371.0088
START_MINUTES = 15.0
DETOUR = 1.3
SPEED_KM_PER_HOUR = 30.0


def travel_minutes(districts: pd.DataFrame, travel: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Minutes from every district to every district.

    Returns
    -------
    array [districts, districts] in the order of the table: row from, column to.
    """
    latitude = np.radians(districts["latitude"].to_numpy(np.float64))
    longitude = np.radians(districts["longitude"].to_numpy(np.float64))
    north = np.sin((latitude[:, None] - latitude[None, :]) / 2) ** 2
    east = np.sin((longitude[:, None] - longitude[None, :]) / 2) ** 2
    arc = north + np.cos(latitude)[:, None] * np.cos(latitude)[None, :] * east
    km = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(arc, 1.0)))
    minutes = START_MINUTES + km * DETOUR / SPEED_KM_PER_HOUR * 60
    position = {name: place for place, name in enumerate(districts["district"])}
    rows = [
        (position[f], position[t], m)
        for f, t, m in travel[["from", "to", "minutes"]].itertuples(index=False)
    ]
    for origin, target, given in rows:
        minutes[target, origin] = given
    for origin, target, given in rows:  # second, so that a row of its own direction wins
        minutes[origin, target] = given
    return np.asarray(minutes)


def minutes_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Say the formula in plain Python; places are (latitude, longitude) in degrees."""
    phi, lam = map(math.radians, one)
    phi2, lam2 = map(math.radians, other)
    arc = (
        math.sin((phi2 - phi) / 2) ** 2
        + math.cos(phi) * math.cos(phi2) * math.sin((lam2 - lam) / 2) ** 2
    )
    km = 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, arc)))
    return START_MINUTES + km * DETOUR / SPEED_KM_PER_HOUR * 60
