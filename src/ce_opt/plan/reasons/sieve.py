"""Who may hold a seat of a client, rule by rule.

The rules of `ce_opt.teams.rules` are asked one after the other about the engineers that are left,
alone in the seat with the other seat empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ce_opt.teams.arrays import NOBODY, BoolArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts
from ce_opt.teams.rules import RULES, Rule, must_serve, seats

__all__ = ["Client", "Sieve"]

ASKED: tuple[Rule, ...] = tuple(rule for rule in RULES if rule is not seats)
"""Every rule but that of empty seats, for one seat is looked at alone."""


@dataclass(frozen=True)
class Sieve:
    """The engineers for one seat.

    Attributes
    ----------
    seat : A or B
    left : positions of those whom no rule refuses
    refused : rule -> ids of those whom it refuses and no rule before it does
    """

    seat: str
    left: IntArray
    refused: dict[str, list[str]]

    @property
    def last(self) -> str:
        """The rule that refused the last ones."""
        return list(self.refused)[-1]


@dataclass(frozen=True)
class Client:
    """A client without a team.

    Attributes
    ----------
    facts, season : the season, as sentences and as arrays
    position : of the client
    """

    facts: Facts
    season: SeasonArrays
    position: int

    @property
    def name(self) -> str:
        """Id of the client."""
        return self.season.clients[self.position]

    @property
    def two_seats(self) -> bool:
        """Whether seat B is to be filled."""
        return bool(self.season.two_seats[self.position])

    @cached_property
    def must(self) -> bool:
        """Whether the client cannot be left out, whatever it costs."""
        return bool(must_serve(self.season)[self.position])

    @cached_property
    def for_a(self) -> Sieve:
        """Who may be A."""
        return self.sift("A")

    @cached_property
    def for_b(self) -> Sieve:
        """Who may be B."""
        return self.sift("B")

    @cached_property
    def pairs(self) -> Teams:
        """Every team that all rules allow, as flat arrays."""
        second = self.for_b.left if self.two_seats else np.array([NOBODY])
        a, b = np.meshgrid(self.for_a.left, second, indexing="ij")
        return self.teams(a.ravel(), b.ravel(), RULES)

    def sift(self, seat: str) -> Sieve:
        """Ask the rules one by one about everyone for a seat."""
        left, refused = np.arange(len(self.season.engineers)), {}
        for rule in ASKED:
            nobody = np.full(len(left), NOBODY)
            a, b = (left, nobody) if seat == "A" else (nobody, left)
            kept = self.mask(rule, a, b)
            if not kept.all():
                refused[rule.NAME] = [self.season.engineers[place] for place in left[~kept]]
            left = left[kept]
        return Sieve(seat, left, refused)

    def mask(self, rule: Rule, a: IntArray, b: IntArray) -> BoolArray:
        """Which teams of this client a rule allows."""
        client = np.full(len(a), self.position)
        return np.broadcast_to(rule.allowed(self.season, Teams(client, a, b)), a.shape)

    def teams(self, a: IntArray, b: IntArray, rules: Iterable[Rule]) -> Teams:
        """Teams of this client that the rules allow."""
        for rule in rules:
            kept = self.mask(rule, a, b)
            a, b = a[kept], b[kept]
        return Teams(np.full(len(a), self.position), a, b)
