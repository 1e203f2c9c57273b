"""What else a client could have while everybody else stays where they are: every team, priced.

    difference(team) = points of the plan with it − points of the plan as it is

It is exact: all other seats stay, so the terms of the team and the overload of its two people are
all that changes. It bounds the true price from above: solving anew may move others as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ce_opt.plan.reasons.offers import Offers
from ce_opt.plan.reasons.room import Room
from ce_opt.plan.reasons.sieve import Client
from ce_opt.plan.tables import team_arrays
from ce_opt.teams.build import hours_scale
from ce_opt.teams.facts import Team
from ce_opt.teams.limits import PLAN_LIMITS
from ce_opt.teams.scale import Scale
from ce_opt.whatif.arranged import Arranged
from ce_opt.whatif.figures import Figures
from ce_opt.whatif.seats import Seats

__all__ = ["Alternative", "Around"]


@dataclass(frozen=True)
class Alternative:
    """Another team of a client, all others kept.

    Attributes
    ----------
    team : None for leaving the client out
    difference : points of the plan with it, less those of the plan as it is
    """

    team: Team | None
    difference: float


@dataclass(frozen=True)
class Around(Arranged):
    """A season and a plan of it, asked about one client at a time.

    Attributes
    ----------
    season : the season
    seats : the plan
    """

    seats: Seats

    @cached_property
    def figures(self) -> Figures:
        """The plan's figures."""
        return Figures(self.facts, self.seats.teams)

    @cached_property
    def scale(self) -> Scale:
        """The unit in which the optimiser counts hours."""
        return hours_scale(self.arrays)

    def client(self, name: str) -> Client:
        """Give the client for the reasons of `ce_opt.plan.reasons`."""
        return Client(self.facts, self.arrays, self.arrays.clients.index(name))

    def room_without(self, client: str) -> Room:
        """Say what the plan would leave free if the client had no team."""
        rest = team_arrays(self.arrays, self.seats.without(client))
        return Room.of(self.arrays, rest, self.scale)

    def offers(self, client: str) -> Offers:
        """Price every allowed team of a client in the plan without its present one."""
        return Offers.of(self.client(client), self.room_without(client))

    def present_cost(self, client: str) -> float:
        """Points that the client's team, or its having none, adds to the plan."""
        points = sum(self.figures.of_client[client].values())
        return points + self.figures.overload_for(client)

    def alternatives(self, client: str, with_: str = "", seat: str = "") -> list[Alternative]:
        """List all other teams that fit, by difference; at the end of equal ones, by name.

        Parameters
        ----------
        with_, seat : only teams with this person in this seat
        """
        offers = self.offers(client)
        names = (*self.arrays.engineers, "")
        fits = offers.obstacles == 0
        if with_:
            place = self.arrays.engineers.index(with_)
            fits &= (offers.teams.a if seat == "A" else offers.teams.b) == place
        present, now = self.seats.of_client.get(client), self.present_cost(client)
        found = [
            Alternative(Team(client, names[a], names[b]), float(points) - now)
            for a, b, points in zip(
                offers.teams.a[fits].tolist(),
                offers.teams.b[fits].tolist(),
                offers.points[fits].tolist(),
                strict=True,
            )
        ]
        if not with_ and not offers.client.must and self.can_be_left_out(client):
            found.append(Alternative(None, offers.unserved - now))
        return in_order([one for one in found if one.team != present])

    def can_be_left_out(self, client: str) -> bool:
        """Whether no limit over the plan asks for the client."""
        rest = self.seats.without(client)
        return not any(any(module.breaches(self.facts, rest)) for module in PLAN_LIMITS)

    def best_with_each(self, client: str, seat: str) -> dict[str, Alternative]:
        """Engineer -> the best team that fits with that person in a seat, all others kept."""
        best: dict[str, Alternative] = {}
        offers, names = self.offers(client), (*self.arrays.engineers, "")
        now = self.present_cost(client)
        who = offers.teams.a if seat == "A" else offers.teams.b
        for place in np.argsort(np.round(offers.points, 6), kind="stable").tolist():
            name = names[int(who[place])]
            if offers.obstacles[place] == 0 and name not in best:
                pair = (names[int(offers.teams.a[place])], names[int(offers.teams.b[place])])
                best[name] = Alternative(Team(client, *pair), float(offers.points[place]) - now)
        return best


def in_order(found: Sequence[Alternative]) -> list[Alternative]:
    """Sort by difference, as far as it is printed, then by name."""
    return sorted(found, key=lambda one: (round(one.difference, 6), one.team or ("",)))
