"""The teams that a client could have, priced in the plan as it stands.

    points(A, B) = Σ weighted terms of the team + overload that A and B would gain

Where somebody lacks hours, the overload is that of having just enough more: an offer says what the
team would cost once its obstacles are out of the way.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ce_opt.plan.reasons.room import Room
from ce_opt.plan.reasons.sieve import Client
from ce_opt.teams.arrays import BoolArray, FloatArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.terms import overload, terms_in, unserved_importance, weight

__all__ = ["Offers"]

WORTH = 1e-6
"""Points by which a team must be cheaper than leaving the client out."""


@dataclass(frozen=True)
class Offers:
    """Every allowed team of a client, as flat arrays.

    Attributes
    ----------
    client, room : the client, and what the plan leaves free
    teams : the teams
    points : what each would add
    missing_hours : more care hours that A and B would need together
    full_a, full_b : limit -> [engineers + 1], who has no room for the seat
    used_up : plan limit -> by how much each team would go past it; 0 or less where it would not
    unserved : points of leaving the client out
    """

    client: Client
    room: Room
    teams: Teams
    points: FloatArray
    missing_hours: FloatArray
    full_a: dict[str, BoolArray]
    full_b: dict[str, BoolArray]
    used_up: dict[str, IntArray]
    unserved: float

    @classmethod
    def of(cls, client: Client, room: Room) -> Offers:
        """Price every allowed team."""
        season, teams, place = room.season, client.pairs, client.position
        added_a, missing_a = one_more_seat(room, place, "A")
        added_b, missing_b = one_more_seat(room, place, "B")
        factor = weight(season.rules, unserved_importance.NAME)
        return cls(
            client=client,
            room=room,
            teams=teams,
            points=team_points(season, teams) + added_a[teams.a] + added_b[teams.b],
            missing_hours=missing_a[teams.a] + missing_b[teams.b],
            full_a=room.full(place, "A"),
            full_b=room.full(place, "B"),
            used_up=dict(room.used_up(teams)),
            unserved=factor * float(unserved_importance.points(season)[place]),
        )

    @cached_property
    def obstacles(self) -> IntArray:
        """Number of limits that keep each team from fitting."""
        by_seat = [full[self.teams.a] for full in self.full_a.values()]
        by_seat += [full[self.teams.b] for full in self.full_b.values()]
        by_plan = [over > 0 for over in self.used_up.values()]
        return np.asarray(np.sum([*by_seat, *by_plan], axis=0, dtype=np.int64))

    @cached_property
    def worth(self) -> BoolArray:
        """Which teams cost less than leaving the client out; all where it must be served."""
        return (self.points < self.unserved - WORTH) | self.client.must

    def cheapest(self, among: BoolArray) -> int:
        """Return the cheapest of some teams, −1 where there is none."""
        places = np.nonzero(among)[0]
        return int(places[self.points[places].argmin()]) if len(places) else -1

    def nearest(self, among: BoolArray) -> int:
        """Return the team that needs least to fit: obstacles, then hours, then points."""
        places = np.nonzero(among)[0]
        for key in (self.obstacles, self.missing_hours, self.points):
            if len(places):
                places = places[key[places] == key[places].min()]
        return int(places[0]) if len(places) else -1

    def people(self, place: int) -> tuple[tuple[str, int], ...]:
        """Seats of a team with the positions of the engineers."""
        seats = (("A", int(self.teams.a[place])), ("B", int(self.teams.b[place])))
        return seats if self.client.two_seats else seats[:1]

    def name(self, place: int) -> str:
        """Ids of a team's people."""
        return " + ".join(self.room.season.engineers[who] for _, who in self.people(place))


def team_points(season: SeasonArrays, teams: Teams) -> FloatArray:
    """Weighted points of teams, all terms together."""
    total = np.zeros(len(teams.a))
    for term in terms_in(season.group_level is not None):
        total += weight(season.rules, term.NAME) * term.points(season, teams)
    return total


def one_more_seat(room: Room, client: int, seat: str) -> tuple[FloatArray, FloatArray]:
    """Overload points that one more seat adds, and the hours that lack for it.

    Returns
    -------
    two arrays [engineers + 1]; the last entry, nobody, is 0
    """
    season = room.season
    carried = room.carried + room.hours(client, seat)
    extended = replace(
        season, care_hours=np.maximum(season.care_hours, carried + season.duty_hours)
    )
    gained = overload.points(extended, carried) - overload.points(season, room.carried)
    added = weight(season.rules, overload.NAME) * gained
    return np.append(added, 0.0), np.append(extended.care_hours - season.care_hours, 0.0)
