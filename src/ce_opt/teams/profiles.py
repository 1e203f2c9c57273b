"""Profiles: candidates of a client whom no pair tells apart, and what pairs of profiles cost.

What a pair costs beyond its seats depends on which needs A and B cover, and, where there are
virtual groups, on which of the others A's group covers. Candidates who cover the same needs, for
seat A with the same others covered by their groups, have one profile (people named by a designation
have one of their own), so the pairs of hundreds of candidates cost what a table of some seven times
seven says.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ce_opt.teams.arrays import NOBODY, BoolArray, FloatArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.rules import NAMING_RULES
from ce_opt.teams.terms import team_points
from ce_opt.teams.terms.shape import Shape

__all__ = ["Profiles", "by_profile", "profile_pairs"]

LARGEST_BITS = 2**58
Levels = npt.NDArray[np.int8]
COVERAGE: tuple[Shape, ...] = ("coverage",)


@dataclass(frozen=True)
class Profiles:
    """The profiles of the candidates for one seat, who are sorted by client and profile.

    Attributes
    ----------
    of : [candidates], number of the profile within the client, ascending
    start : [clients + 1], the profiles of client c are start[c] … start[c + 1] − 1
    first : [profiles], the first candidate with the profile
    """

    of: IntArray
    start: IntArray
    first: IntArray

    @property
    def count(self) -> IntArray:
        """[clients], number of profiles."""
        return np.diff(self.start)


def by_profile(
    season: SeasonArrays, client: IntArray, engineer: IntArray, behind: Levels | None = None
) -> tuple[IntArray, IntArray, Profiles]:
    """Sort candidates by client, profile and engineer; return clients, engineers and profiles.

    `behind` are the levels of who stands behind each engineer, where that makes a difference.
    """
    bits = profile_bits(season, client, engineer, behind)
    order = np.lexsort((engineer, bits, client))
    client, engineer, bits = client[order], engineer[order], bits[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (np.diff(bits) != 0) | (np.diff(client) != 0)
    first = np.nonzero(new)[0]
    start = np.searchsorted(client[first], np.arange(len(season.clients) + 1))
    return client, engineer, Profiles(np.cumsum(new) - 1 - start[client], start, first)


def profile_bits(
    season: SeasonArrays, client: IntArray, engineer: IntArray, behind: Levels | None = None
) -> IntArray:
    """[candidates], a digit for each need, and a bit for each designation to either seat.

    The digit says whether the engineer covers the need, or else, where it matters, whoever stands
    behind them.
    """
    steps = 2 if behind is None else 3
    bits = np.zeros(len(client), dtype=np.int64)
    for specialty in range(season.level.shape[1]):
        needed = season.need_level[client, specialty]
        covered = (season.level[engineer, specialty] >= needed).astype(np.int64)
        if behind is not None:
            covered = np.where(covered, 2, behind[engineer, specialty] >= needed)
        bits = np.where(needed > 0, steps * bits + covered, bits)
        if bits.max(initial=0) > LARGEST_BITS:  # dozens of needs of one client
            bits = np.unique(bits, return_inverse=True)[1].astype(np.int64)
    for column in (0, 1):
        named = season.required_any[client, column] == engineer
        bits = 2 * bits + (named & (engineer != NOBODY))
    return bits


def profile_pairs(
    season: SeasonArrays, seats_a: Teams, seats_b: Teams, a: Profiles, b: Profiles
) -> tuple[IntArray, FloatArray, BoolArray]:
    """Evaluate all pairs of profiles of each client.

    Returns
    -------
    start : [clients + 1], the pairs of client c are start[c] … start[c + 1] − 1, row by row
    points, allowed : [pairs]
    """
    width = b.count
    start = np.append(0, np.cumsum(a.count * width))
    client = np.repeat(np.arange(len(width)), np.diff(start))
    row, column = np.divmod(np.arange(start[-1]) - start[client], width[client])
    pairs = Teams(
        client,
        seats_a.a[a.first[a.start[client] + row]],
        seats_b.b[b.first[b.start[client] + column]],
    )
    allowed = np.ones(len(client), dtype=bool)
    for rule in NAMING_RULES:
        allowed &= rule.allowed(season, pairs)
    return start, team_points(season, pairs, COVERAGE), allowed
