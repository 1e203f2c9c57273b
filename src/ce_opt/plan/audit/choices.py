"""Who may hold which seat, in plain words: what the drop-downs of the workbook must offer.

Each rule that looks at one person is a set here, where the optimiser has an array.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ce_opt.plan.book.choices import Choices
from ce_opt.teams.facts import Facts, Row, Team
from ce_opt.teams.rules import minimum_importance, no_conflict, travel_limit

__all__ = ["Allowed", "plain_choices"]


def plain_choices(facts: Facts, teams: Iterable[Team]) -> Choices:
    """Say of every seat who may hold it, whoever holds the other."""
    allowed = Allowed(facts)
    return Choices(
        list(facts.clients),
        {
            (client, seat): tuple(sorted(allowed.of(client, seat)))
            for client, row in facts.clients.items()
            for seat in row["seats"]
        },
        {(team.client, seat): who for team in teams for seat, who in team.seats},
        facts.incumbents,
    )


@dataclass(frozen=True)
class Allowed:
    """The rules of single people, asked of one seat at a time."""

    facts: Facts

    def of(self, client: str, seat: str) -> set[str]:
        """Say who may hold a seat."""
        facts = self.facts
        if not minimum_importance.may_be_served(facts, client):
            return set()
        people = self.near[facts.clients[client]["district"]] - self.enemies[client]
        if seat == "A":
            need = facts.primary(client)
            people &= {who for who, level in facts.holders[need.specialty] if level >= need.level}
        told = self.told[client]
        return {who for who in people if self.as_told(told, who, seat, client)}

    @cached_property
    def near(self) -> Mapping[str, set[str]]:
        """District of a client -> who has a post and may travel there."""
        facts, limit = self.facts, self.facts.rules.max_travel_minutes
        people = set(facts.engineers) - facts.without_post
        one_of = {row["district"]: client for client, row in facts.clients.items()}
        return {
            district: {
                who
                for who in people
                if limit is None
                or facts.minutes(who, client) <= limit + travel_limit.TOLERANCE_MINUTES
            }
            for district, client in one_of.items()
        }

    @cached_property
    def enemies(self) -> Mapping[str, set[str]]:
        """Client -> who is in conflict with it."""
        found: dict[str, set[str]] = defaultdict(set)
        for pair, kinds in self.facts.relations.items():
            if no_conflict.NAME in kinds:
                for one in pair & self.facts.clients.keys():
                    found[one] |= pair
        return found

    @cached_property
    def told(self) -> Mapping[str, list[Row]]:
        """Client -> its designations."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.facts.designations:
            found[row["client"]].append(row)
        return found

    def as_told(self, told: Iterable[Row], who: str, seat: str, client: str) -> bool:
        """Whether designations let somebody hold a seat; the other one may still be filled."""
        alone = self.facts.clients[client]["seats"] == "A"
        for row in told:
            about = row["seat"] in (seat, "any")
            if row["kind"] == "forbidden":
                if about and row["engineer"] == who:
                    return False
            elif row["engineer"] != who and (row["seat"] == seat or (about and alone)):
                return False
        return True
