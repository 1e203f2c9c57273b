"""The hard rules of a team, one file each.

A rule is said twice, side by side: `allowed` as an array over candidate teams for the optimiser,
`breaches` in plain Python for the audit. `allowed` never refuses a team because of a seat that is
still empty (only *seats* does), so it also sorts single engineers out before pairs are formed. What
it refuses as a pair must lie with colleagues who have a relation, or with people named by a
designation (`NAMING_RULES`): all other pairs of a client are told apart by coverage alone.

To add a rule: copy the smallest file, add one word to `RULES`, write two test cases (at the edge,
and just past it).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from ce_opt.errors import Breach
from ce_opt.teams.arrays import BoolArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.rules import (
    designation,
    distinct_people,
    minimum_importance,
    no_conflict,
    post,
    primary_specialty,
    seats,
    service,
    travel_limit,
)

__all__ = ["NAMING_RULES", "RULES", "Rule", "must_serve"]


class Rule(Protocol):
    """What every rule's module offers."""

    NAME: str

    def allowed(self, season: SeasonArrays, teams: Teams) -> BoolArray:
        """Which candidate teams keep the rule."""
        ...

    def breaches(self, facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
        """What in a plan breaks it."""
        ...


RULES: tuple[Rule, ...] = (
    seats,
    service,
    minimum_importance,
    distinct_people,
    primary_specialty,
    travel_limit,
    no_conflict,
    designation,
    post,
)
"""Every hard rule of a team, cheap ones first; *post* is the last, so that a reason names it for
those whom nothing else keeps out."""


NAMING_RULES: tuple[Rule, ...] = (designation,)
"""Rules that look at both seats at once for people whom they name (`SeasonArrays.required_any`)."""


def must_serve(season: SeasonArrays) -> BoolArray:
    """Clients that cannot be left out: because the season says so, or because of a designation."""
    return service.must_serve(season) | designation.must_serve(season)
