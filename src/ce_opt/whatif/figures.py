"""Every figure of a plan in plain Python: what the audit recomputes, for any teams.

    points = Σ over clients Σ terms  +  Σ over engineers overload

The figures are those of `ce_opt.plan.audit`, which takes nothing from the optimiser.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ce_opt.errors import Breach
from ce_opt.plan.audit.subject import client_points
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.limits import LIMITS
from ce_opt.teams.rules import RULES
from ce_opt.teams.terms import all_terms_in, overload, weight

__all__ = ["Figures"]


@dataclass(frozen=True)
class Figures:
    """Points and loads of some teams.

    Attributes
    ----------
    facts : the season
    teams : one for each client that is served
    """

    facts: Facts
    teams: tuple[Team, ...]

    @cached_property
    def of_client(self) -> Mapping[str, Mapping[str, float]]:
        """Client -> term -> weighted points of its team, or of having none."""
        teams = {team.client: team for team in self.teams}
        return {
            client: client_points(self.facts, client, teams.get(client))
            for client in self.facts.clients
        }

    @cached_property
    def hours(self) -> Mapping[str, Mapping[str, float]]:
        """Engineer -> seat -> hours carried."""
        return self.facts.carried(self.teams)

    @cached_property
    def overloads(self) -> Mapping[str, float]:
        """Engineer -> weighted points of overload."""
        return {who: self.overload(who, sum(self.hours[who].values())) for who in self.hours}

    @cached_property
    def terms(self) -> dict[str, float]:
        """Term -> points of the whole plan."""
        parts = self.of_client.values()
        names = all_terms_in(self.facts.group_members is not None)
        sums = {name: math.fsum(part.get(name, 0.0) for part in parts) for name in names}
        return sums | {overload.NAME: math.fsum(self.overloads.values())}

    @cached_property
    def points(self) -> float:
        """Points of the whole plan."""
        return math.fsum(self.terms.values())

    def overload(self, engineer: str, carried: float) -> float:
        """Weighted points of overload of one engineer at some hours."""
        factor = weight(self.facts.rules, overload.NAME)
        return factor * overload.points_of(self.facts, engineer, carried)

    def overload_for(self, client: str) -> float:
        """Points of overload that the client's team adds to what its people carry besides."""
        team = next((team for team in self.teams if team.client == client), None)
        return 0.0 if team is None else math.fsum(self.added(team))

    def added(self, team: Team) -> Iterator[float]:
        """Points of overload that each person of a team has because of it."""
        hours = self.facts.hours(team.client)
        taken: dict[str, float] = {}
        for seat, who in team.seats:  # one person in both seats is counted once
            share = self.facts.seat_share(team.client, seat)
            taken[who] = taken.get(who, 0.0) + hours * share
        for who, mine in taken.items():
            carried = sum(self.hours[who].values())
            yield self.overload(who, carried) - self.overload(who, carried - mine)

    @cached_property
    def breaches(self) -> tuple[Breach, ...]:
        """Every hard rule and limit that the plan breaks."""
        return tuple(breaches_of(self.facts, self.teams))


def breaches_of(facts: Facts, teams: Sequence[Team]) -> Iterable[Breach]:
    """Ask every hard rule and every limit in its plain form."""
    for rule in (*RULES, *LIMITS):
        yield from rule.breaches(facts, teams)
