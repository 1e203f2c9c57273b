"""How far an engineer is from a problem: the levels that are missing.

    helped(e, t)         = max over s of level(e, s) · κ(s, t)       what e knows of t, in levels
    distance(e, t, n)    = max(0, n − helped(e, t))                  to a problem of level n in t

Unit: levels, as in table *skills*. κ is the closeness of two specialties along the closest path
(`ce_opt.skills.closeness`), 1 for one and the same: whoever holds switching at level 5 knows
5 · 0.7 = 3.5 levels of data where the two are 0.7 close, and is half a level from a data problem of
level 4. Of equal sources the specialty itself counts first, then the one that comes first by id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.season.season import Season
from ce_opt.skills.closeness import FloatArray, closeness

__all__ = ["NOISE", "Helped", "Knowledge", "helped_of", "shortfall"]

NOISE = 1e-6
"""Levels below which a shortfall is rounding, and no digit of a plan: 0.7 · 0.7 · 5 is not the same
from both ends."""


class Helped(NamedTuple):
    """What somebody knows of a specialty, in levels, and the specialty that it comes from."""

    level: float
    source: str


@dataclass(frozen=True)
class Knowledge:
    """What every engineer knows of every specialty.

    Attributes
    ----------
    engineers, specialties : ids, ascending
    level : [engineers, specialties], levels held, 0 where not
    helped : [engineers, specialties], levels that count
    source : [engineers, specialties], position of the specialty that they come from
    """

    engineers: tuple[str, ...]
    specialties: tuple[str, ...]
    level: npt.NDArray[np.int64]
    helped: FloatArray
    source: npt.NDArray[np.int64]

    @classmethod
    def of(cls, season: Season, *, related: bool = True) -> Knowledge:
        """Compute it for a season; without `related` knowledge each specialty stands alone."""
        engineers = tuple(season.engineers["engineer"])
        specialties = tuple(season.specialties["specialty"])
        level = levels(season.skills, engineers, specialties)
        links = season.specialty_links
        near = closeness(specialties, links if related else links.iloc[:0])
        reached = level[:, :, None] * near[None, :, :]
        helped = reached.max(axis=1)
        source = (reached >= helped[:, None, :] - NOISE).argmax(axis=1)
        own = level >= helped - NOISE
        source = np.where(own, np.arange(len(specialties)), source)
        return cls(engineers, specialties, level, helped, source)

    def distance(self, specialty: int, level: int) -> FloatArray:
        """[engineers], levels that each is short of a problem."""
        short = np.maximum(0.0, level - self.helped[:, specialty])
        return np.where(short > NOISE, short, 0.0)


def levels(
    skills: pd.DataFrame, engineers: tuple[str, ...], specialties: tuple[str, ...]
) -> npt.NDArray[np.int64]:
    """Table *skills* as an array [engineers, specialties]."""
    row = {name: place for place, name in enumerate(engineers)}
    column = {name: place for place, name in enumerate(specialties)}
    found = np.zeros((len(engineers), len(specialties)), dtype=np.int64)
    places = skills["engineer"].map(row).to_numpy(), skills["specialty"].map(column).to_numpy()
    found[places] = skills["level"].to_numpy(np.int64)
    return found


def shortfall(helped: float, level: int) -> float:
    """Levels that are missing; 0 for less than `NOISE`.

    >>> shortfall(3.5, 4), shortfall(3.5, 3)
    (0.5, 0.0)
    """
    short = level - helped
    return short if short > NOISE else 0.0


def helped_of(
    held: Mapping[str, int], near: Mapping[str, Mapping[str, float]], specialty: str
) -> Helped:
    """Say the formula in plain Python.

    Parameters
    ----------
    held : specialty -> level that the person holds
    near : see `ce_opt.skills.closeness.closeness_of`
    specialty : what the problem is in
    """
    best = Helped(0.0, specialty)
    for source, level in sorted(held.items()):
        reached = level * near[source].get(specialty, 0.0)
        if reached > best.level + NOISE:
            best = Helped(reached, source)
    own = held.get(specialty, 0)
    return Helped(float(own), specialty) if own >= best.level - NOISE else best
