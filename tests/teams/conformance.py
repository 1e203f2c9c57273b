"""Every team of tiny random seasons, to compare both forms of rules, limits and terms."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from ce_opt.season import Season, Workforce, season_from_frames
from ce_opt.teams.arrays import NOBODY, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from tiny_seasons import read_tiny_season, tiny_groups, tiny_season

SEEDS = range(40)
TIED = range(25)
"""Seeds of the seasons with many ties."""


@dataclass(frozen=True)
class Tiny:
    """A tiny season in both forms, with every team that its ids allow."""

    facts: Facts
    arrays: SeasonArrays
    teams: list[Team]

    @property
    def positions(self) -> Teams:
        """The teams as arrays."""
        client = {name: place for place, name in enumerate(self.arrays.clients)}
        person = {name: place for place, name in enumerate(self.arrays.engineers)} | {"": NOBODY}
        rows = [(client[team.client], person[team.a], person[team.b]) for team in self.teams]
        columns = np.array(rows, dtype=np.int64).reshape(-1, 3)
        return Teams(columns[:, 0], columns[:, 1], columns[:, 2])

    def with_the_right_seats(self) -> Tiny:
        """Only teams whose seats are filled as the client has them."""
        fit = [
            team
            for team in self.teams
            if bool(team.b) == (self.facts.clients[team.client]["seats"] == "AB")
        ]
        return self.of(fit)

    def of(self, teams: list[Team]) -> Tiny:
        """Only some teams."""
        return Tiny(self.facts, self.arrays, teams)

    def plans(self, seed: int, count: int = 50) -> Iterator[list[Team]]:
        """Random plans of teams with the right seats and two people, whatever else they break."""
        rng = np.random.default_rng(seed)
        teams = [team for team in self.with_the_right_seats().teams if team.a != team.b]
        for _ in range(count):
            plan = {}
            for team in rng.permutation(np.array(teams, dtype=object))[: rng.integers(1, 9)]:
                plan.setdefault(team[0], Team(*team))
            yield [plan[client] for client in sorted(plan)]


@cache
def tiny(seed: int) -> Tiny:
    """A tiny season."""
    return every_team(read_tiny_season(seed))


@cache
def tied(seed: int) -> Tiny:
    """A tiny season with six engineers, many relations and many designations."""
    return every_team(season_from_frames(*tiny_season(seed, people=6, tied=0.3)))


@cache
def grouped(seed: int) -> Tiny:
    """A tiny season in which engineers stand in virtual groups and have duties."""
    behind = tiny_groups(seed)
    workforce = Workforce(group_of=behind.group_of, duty_hours=behind.duty_hours)
    return every_team(read_tiny_season(seed).arranged(workforce))


def every_team(season: Season) -> Tiny:
    """A season with every team that its ids allow."""
    facts = Facts(season)
    people = list(facts.engineers)
    teams = itertools.product(facts.clients, people, ["", *people])
    return Tiny(facts, SeasonArrays.of(season), [Team(*team) for team in teams])
