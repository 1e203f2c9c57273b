"""What keeps one engineer from every seat at a client, whoever holds the other seat.

    kept out by r     rule r refuses the engineer in seat A, and in seat B where there is one
    no time           the hours of each seat that is left exceed what duty leaves of care_hours
    no seat           max_a or max_clients leaves no seat

A rule is asked about the engineer alone, the other seat empty: a partner may still be missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ce_opt.teams.arrays import SeasonArrays
from ce_opt.teams.eligible import in_seat
from ce_opt.teams.rules import RULES, seats

__all__ = ["Openings"]

NO_TIME, NO_SEAT = "care_hours", "max_clients"
HOURS_NOISE = 1e-9


@dataclass(frozen=True)
class Openings:
    """Asked about one engineer and one client at a time.

    Attributes
    ----------
    season : the season as arrays
    """

    season: SeasonArrays

    @cached_property
    def client(self) -> dict[str, int]:
        """Client -> position."""
        return {name: place for place, name in enumerate(self.season.clients)}

    @cached_property
    def engineer(self) -> dict[str, int]:
        """Engineer -> position."""
        return {name: place for place, name in enumerate(self.season.engineers)}

    def obstacles(self, engineer: str, client: str) -> tuple[str, ...]:
        """Names of what keeps the engineer out; nothing where a seat is open.

        Named is what refuses seat B, or A where that is the client's only seat: B asks for less.
        """
        who, where = self.engineer[engineer], self.client[client]
        found = [self.refused(who, where, "A")]
        if self.season.two_seats[where]:
            found.append(self.refused(who, where, "B"))
        return found[-1] if all(found) else ()

    def refused(self, engineer: int, client: int, seat: str) -> tuple[str, ...]:
        """Names of what refuses the engineer in one seat."""
        one = np.array([engineer], dtype=np.int64)
        team = in_seat(seat, np.array([client], dtype=np.int64), one)
        names = [
            rule.NAME
            for rule in RULES
            if rule is not seats and not rule.allowed(self.season, team).all()
        ]
        return (*names, *self.limits(engineer, client, seat))

    def limits(self, engineer: int, client: int, seat: str) -> tuple[str, ...]:
        """Limits that a single seat exceeds."""
        season = self.season
        share = season.a_share[client] if seat == "A" else 1.0 - season.a_share[client]
        found = []
        if share * season.hours[client] > season.free_hours[engineer] + HOURS_NOISE:
            found.append(NO_TIME)
        if season.max_clients[engineer] == 0 or (seat == "A" and season.max_a[engineer] == 0):
            found.append(NO_SEAT)
        return tuple(found)
