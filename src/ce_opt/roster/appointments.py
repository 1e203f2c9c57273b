"""The roster of a season: every engineer's post, and why.

engineer     designated and applicants who hold one of their department's posts (`choose`)
support      support engineers, all of them
no post      everybody else; they are in reserve, or not
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ce_opt.bids import Evaluation
from ce_opt.roster.choose import choose
from ce_opt.roster.contest import Contest
from ce_opt.roster.contests import contests
from ce_opt.roster.shortage import Shortage, shortages
from ce_opt.roster.standing import IN_SUPPORT, NOBODY_JUDGED, Standing, standings
from ce_opt.season.rulebook import Roster
from ce_opt.season.season import Season

__all__ = ["Appointments", "appoint"]


@dataclass(frozen=True)
class Appointments:
    """A season's roster, or why there is none.

    Attributes
    ----------
    rules : section ``[roster]``
    contests : one per department
    standing : engineer -> standing, of everybody, by id; empty where something lacks
    lacking : what cannot be had
    """

    rules: Roster
    contests: tuple[Contest, ...]
    standing: Mapping[str, Standing]
    lacking: tuple[Shortage, ...] = ()

    @cached_property
    def holders(self) -> frozenset[str]:
        """Everybody with a post of either kind."""
        return frozenset(name for name, one in self.standing.items() if one.post)

    @cached_property
    def reserves(self) -> frozenset[str]:
        """Everybody in reserve."""
        return frozenset(name for name, one in self.standing.items() if one.reserve_rank)

    @cached_property
    def without_post(self) -> frozenset[str]:
        """Everybody who has no post."""
        return frozenset(self.standing) - self.holders


def appoint(season: Season, rules: Roster, found: Evaluation, seed: int = 0) -> Appointments:
    """Fill the posts of every department.

    Parameters
    ----------
    season : a checked season
    rules : section ``[roster]``
    found : the season's evaluation
    seed : of CP-SAT
    """
    all_contests = contests(season, rules, found)
    chosen = [(contest, choose(contest, seed)) for contest in all_contests]
    lacking = tuple(
        shortage
        for contest, holders in chosen
        if holders is None
        for shortage in shortages(season, rules, found, contest)
    )
    if lacking:
        return Appointments(rules, all_contests, {}, lacking)
    placed = dict(placed_candidates(chosen, rules))
    entries = season.engineers[["engineer", "entry"]].itertuples(index=False)
    standing = {
        name: IN_SUPPORT if entry == "support" else placed.get(name, NOBODY_JUDGED)
        for name, entry in entries
    }
    return Appointments(rules, all_contests, standing)


def placed_candidates(
    chosen: list[tuple[Contest, frozenset[str] | None]], rules: Roster
) -> Iterator[tuple[str, Standing]]:
    """Give the standing of every candidate of every department."""
    for contest, holders in chosen:
        held: Collection[str] = holders or ()
        yield from standings(contest, held, rules.reserves).items()
