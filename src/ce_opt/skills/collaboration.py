"""How well two engineers work together.

    strength(e, f) = [in the same group] + [a tie `prefer`] + [have worked for the same client]
    length(e, f)   = 1 / strength, twice that with a tie `avoid`; no edge without strength, nor
                     with a tie `conflict`

Unit: a length of 1 is the way between two people whom one thing joins. Where a plan has no groups,
the home department stands for the group. Short paths in such a graph are what makes a team cheap to
bring together: Lappas, Liu and Terzi (2009), Finding a team of experts in social networks, KDD.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ce_opt.season.season import Season
from ce_opt.skills.closeness import FloatArray
from ce_opt.skills.shared_work import SharedWork

__all__ = ["Collaboration", "length_of"]

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Collaboration:
    """Who works with whom.

    Attributes
    ----------
    engineers : ids, ascending
    length : [engineers, engineers], length of the edge between two; infinite where there is none
    quarrel : [engineers, engineers], whether a tie `conflict` keeps two apart
    """

    engineers: tuple[str, ...]
    length: FloatArray
    quarrel: BoolArray

    @classmethod
    def of(
        cls, season: Season, groups: Sequence[Collection[str]], work: SharedWork | None = None
    ) -> Collaboration:
        """Compute it for a season.

        Parameters
        ----------
        season : a checked season
        groups : people of each group; the departments' where there is none
        work : the season's work log, where it was read before
        """
        engineers = tuple(season.engineers["engineer"])
        work = work or SharedWork.of(season.work_log, season.rulebook.season.start)
        prefer, avoid, quarrel = (tied(season, kind) for kind in ("prefer", "avoid", "conflict"))
        joined = same_group(engineers, groups or departments(season))
        strength = joined.astype(np.float64) + prefer + work.matrix(engineers)
        met = (strength > 0) & ~quarrel
        length = np.full(strength.shape, np.inf)
        length[met] = (1.0 + avoid[met]) / strength[met]
        return cls(engineers, length, quarrel)


def departments(season: Season) -> list[list[str]]:
    """People of each department."""
    table = season.engineers
    return [list(rows["engineer"]) for _, rows in table.groupby("department", sort=True)]


def same_group(engineers: tuple[str, ...], groups: Sequence[Collection[str]]) -> BoolArray:
    """[engineers, engineers], whether two are in one group; nobody with themself."""
    inside = np.zeros((len(groups), len(engineers)), dtype=np.float64)
    for row, members in enumerate(groups):
        inside[row] = [engineer in members for engineer in engineers]
    joined = inside.T @ inside > 0
    np.fill_diagonal(joined, False)
    return joined


def tied(season: Season, kind: str) -> BoolArray:
    """[engineers, engineers], whether two colleagues have a tie of a kind."""
    place = {name: position for position, name in enumerate(season.engineers["engineer"])}
    found = np.zeros((len(place), len(place)), dtype=np.bool_)
    rows = season.relations[season.relations["kind"] == kind]
    for one, other in zip(rows["engineer"], rows["other"], strict=True):
        if other in place:
            found[place[one], place[other]] = found[place[other], place[one]] = True
    return found


def length_of(*, grouped: bool, worked: bool, ties: Collection[str]) -> float | None:
    """Say the formula in plain Python; None where there is no edge.

    >>> length_of(grouped=True, worked=True, ties={"avoid"})
    1.0
    """
    strength = grouped + worked + ("prefer" in ties)
    if not strength or "conflict" in ties:
        return None
    return (1 + ("avoid" in ties)) / strength
