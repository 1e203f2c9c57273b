"""Cities of six districts each, and the minutes between them.

The first city is Xiamen with its real districts. Further cities are Xiamen's pattern turned, scaled
and set on a jittered grid, about 60 km apart: near enough that neighbours' edges reach each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import Floats, Words, stream
from ce_opt.generate.frames import frame, words
from ce_opt.generate.names import city_names
from ce_opt.generate.shape import SeasonShape
from ce_opt.season.distance import travel_minutes

__all__ = ["CITY_DISTRICTS", "HUB", "Geography", "lay_out"]

XIAMEN = (
    ("siming", "思明区", 24.4457, 118.0825, 0.34),
    ("huli", "湖里区", 24.5124, 118.1468, 0.26),
    ("jimei", "集美区", 24.5757, 118.0973, 0.13),
    ("haicang", "海沧区", 24.4846, 118.0328, 0.12),
    ("tongan", "同安区", 24.7231, 118.1522, 0.08),
    ("xiangan", "翔安区", 24.6186, 118.2480, 0.07),
)
"""District, name, latitude, longitude (degrees) and share of the city's clients."""

CITY_DISTRICTS = len(XIAMEN)
HUB = 2
"""Position within the city of the district from which every other one is in reach."""

QUARTERS = ("中区", "东区", "新区", "西区", "北区", "南区")
CROSSINGS = ((0, 3), (1, 2), (1, 5), (5, 1))
"""District pairs of a city joined by a bridge or tunnel; the last two differ by direction."""

GRID_DEGREES = 0.55
NO_CROSSINGS = pd.DataFrame({"from": [], "to": [], "minutes": []})


@dataclass(frozen=True)
class Geography:
    """Districts as arrays; district ``d`` belongs to city ``d // 6``.

    Attributes
    ----------
    districts : ids
    city_share : share of the season's clients in each city
    quarter_share : share of a city's clients in each of its districts
    minutes : trip from the row's district to the column's, with the travel table's overrides
    frames : tables districts and travel
    """

    districts: Words
    city_share: Floats
    quarter_share: Floats
    minutes: Floats
    frames: dict[str, pd.DataFrame]


def lay_out(shape: SeasonShape, seed: int) -> Geography:
    """Draw the cities of a season with their districts and crossings."""
    rng = stream(seed, "districts")
    points = _points(rng, shape.cities)
    ids, names = _labels(rng, shape.cities)
    places = pd.DataFrame(
        {"district": ids, "name": names, "latitude": points[:, 0], "longitude": points[:, 1]}
    )
    crossings = _crossings(stream(seed, "travel"), places)
    size = rng.lognormal(0.0, 0.4, shape.cities)
    size[0] = size.max()
    quarter_share = np.array([row[4] for row in XIAMEN])
    return Geography(
        districts=ids,
        city_share=size / size.sum(),
        quarter_share=quarter_share / quarter_share.sum(),
        minutes=travel_minutes(places, crossings),
        frames={"districts": frame("districts", places), "travel": frame("travel", crossings)},
    )


def _points(rng: np.random.Generator, cities: int) -> Floats:
    """Return latitude and longitude of every district, shape (6 × cities, 2)."""
    home = np.array([row[2:4] for row in XIAMEN], dtype=float)
    pattern = home - home[HUB]
    angle = rng.uniform(0, 2 * np.pi, cities)
    size = rng.uniform(0.8, 1.1, cities)
    jitter = rng.uniform(-0.08, 0.08, (cities, 2))
    # City 0 is Xiamen itself: not turned, scaled or moved.
    angle[0], size[0], jitter[0] = 0.0, 1.0, 0.0
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    centres: Floats = home[HUB] + GRID_DEGREES * _grid(cities) + jitter
    offsets = np.einsum("ijc,dj->cdi", turn, pattern) * size[:, None, None]
    points: Floats = np.round(centres[:, None, :] + offsets, 4).reshape(-1, 2)
    return points


def _grid(cities: int) -> Floats:
    """Return steps north and east of Xiamen: a square block, row by row."""
    side = int(np.ceil(np.sqrt(cities)))
    place = np.arange(cities)
    return np.stack([place // side, place % side], axis=1).astype(float)


def _labels(rng: np.random.Generator, cities: int) -> tuple[Words, Words]:
    ids = [row[0] for row in XIAMEN]
    names = [row[1] for row in XIAMEN]
    for number, city in enumerate(city_names(rng, cities)[1:], start=2):
        ids += [f"city{number:03d}_{quarter}" for quarter in range(1, CITY_DISTRICTS + 1)]
        names += [f"{city}{quarter}" for quarter in QUARTERS]
    return words(ids), words(names)


def _crossings(rng: np.random.Generator, places: pd.DataFrame) -> pd.DataFrame:
    """Return from, to and minutes of every crossing: 70 to 95 % of the road, in fives."""
    first_of_city = np.arange(0, len(places), CITY_DISTRICTS)
    origin, target = (
        np.concatenate([first_of_city + pair[end] for pair in CROSSINGS]) for end in (0, 1)
    )
    road = travel_minutes(places, NO_CROSSINGS)[origin, target]
    minutes = np.round(road * rng.uniform(0.7, 0.95, len(road)) / 5) * 5
    ids = places["district"].to_numpy(dtype=object)
    return pd.DataFrame({"from": ids[origin], "to": ids[target], "minutes": minutes})
