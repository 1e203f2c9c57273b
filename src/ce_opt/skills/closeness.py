"""How far knowledge of one specialty helps in another.

    κ(s, s) = 1,   κ(s, t) = the greatest product of closeness along any path of links from s to t,
                             0 where no path leads there

Unit: share of the level, 0..1. Links are undirected. As no closeness exceeds 1, the greatest
product is the shortest path under the lengths −ln(closeness). All pairs at once: Floyd (1962),
Algorithm 97: Shortest path, with max and product for min and sum.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["closeness", "closeness_of"]

FloatArray = npt.NDArray[np.float64]


def closeness(specialties: Sequence[str], links: pd.DataFrame) -> FloatArray:
    """κ for all pairs, as an array.

    Parameters
    ----------
    specialties : ids
    links : table *specialty_links*

    Returns
    -------
    array [specialties, specialties], symmetric, 1 on the diagonal.
    """
    place = {name: position for position, name in enumerate(specialties)}
    found = np.eye(len(specialties))
    for one, other, value in links[["specialty", "other", "closeness"]].itertuples(index=False):
        found[place[one], place[other]] = found[place[other], place[one]] = value
    for via in range(len(specialties)):
        found = np.maximum(found, found[:, via, None] * found[None, via, :])
    return found


def closeness_of(
    specialties: Iterable[str], links: Iterable[tuple[str, str, float]]
) -> dict[str, dict[str, float]]:
    """κ in plain Python: from -> to -> share, of those that a path joins.

    Dijkstra (1959) from every specialty, taking the closest next.
    """
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other, value in links:
        if value > 0:
            near[one][other] = near[other][one] = value
    return {specialty: _reached(specialty, near) for specialty in specialties}


def _reached(start: str, near: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Specialties that a path from `start` leads to, with its greatest product."""
    found: dict[str, float] = {}
    waiting = [(-1.0, start)]
    while waiting:
        product, here = heapq.heappop(waiting)
        if here not in found:
            found[here] = -product
            for other, value in near.get(here, {}).items():
                heapq.heappush(waiting, (product * value, other))
    return found
