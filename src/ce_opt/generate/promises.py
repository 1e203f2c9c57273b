"""Teams that keep every promise of the season: clients that must be served, required engineers.

A few teams are set up one by one, within all hard rules. Promises are made only of these teams, and
conflicts and forbidden designations are kept away from them: the season has a plan that keeps all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ce_opt.generate.arrays import Flags, Floats, Ints, stream
from ce_opt.generate.clients import Clients
from ce_opt.generate.geography import Geography
from ce_opt.generate.needs import Needs
from ce_opt.generate.people import Staff
from ce_opt.generate.shape import SeasonShape

__all__ = ["NOBODY", "Promises", "make_promises"]

NOBODY = -1
REQUIRED_SHARE = 0.02
MOST_REQUIRED = 500
HOURS_PER_MINUTE = 0.2
"""An engineer with an hour more to spare is taken from five minutes further away."""


@dataclass(frozen=True)
class Promises:
    """Teams that together respect every hard rule, and what is promised of them.

    Attributes
    ----------
    client, seat_a, seat_b : positions; `NOBODY` in B for a client with seat A alone
    must : True where the client must be served, False where an engineer of the team is required
    """

    client: Ints
    seat_a: Ints
    seat_b: Ints
    must: Flags

    def must_serve(self, clients: int) -> Flags:
        """Return a flag per client of the season: True where it must be served."""
        flags = np.zeros(clients, dtype=bool)
        flags[self.client[self.must]] = True
        return flags


class Diary:
    """What each engineer has left while teams are set up one by one."""

    def __init__(
        self, shape: SeasonShape, land: Geography, staff: Staff, clients: Clients, needs: Needs
    ) -> None:
        self._near = land.minutes <= shape.max_travel_minutes
        self._minutes = land.minutes
        self._staff = staff
        self._clients = clients
        self._needs = needs
        self._hours = needs.hours
        self._a_share = clients.a_share(shape.a_share)
        self._left = staff.care_hours.copy()
        self._a_left = staff.max_a.copy()
        self._seats_left = staff.max_clients.copy()

    def team(self, client: int) -> tuple[int, int] | None:
        """Set up the team of a client and book its hours; None where nobody is left."""
        hours_a = self._hours[client] * self._a_share[client]
        hours_b = self._hours[client] - hours_a
        free = self._free(client)
        specialty = self._needs.primary[client]
        covers = self._staff.level[:, specialty] >= self._needs.level[client, specialty]
        score = self._score(client)
        seat_a = _best(score, free & covers & (self._a_left > 0) & (self._left >= hours_a))
        if seat_a == NOBODY:
            return None
        seat_b = NOBODY
        if not self._clients.single_seat[client]:
            others = np.arange(len(free)) != seat_a
            seat_b = _best(score, free & others & (self._left >= hours_b))
            if seat_b == NOBODY:
                return None
            self._book(seat_b, hours_b)
        self._a_left[seat_a] -= 1
        self._book(seat_a, hours_a)
        return seat_a, seat_b

    def _free(self, client: int) -> Flags:
        near = self._near[self._staff.district, self._clients.district[client]]
        free: Flags = near & (self._seats_left > 0)
        return free

    def _score(self, client: int) -> Floats:
        """Prefer the near and those with hours to spare."""
        minutes = self._minutes[self._staff.district, self._clients.district[client]]
        score: Floats = HOURS_PER_MINUTE * minutes - self._left
        return score

    def _book(self, engineer: int, hours: float) -> None:
        self._left[engineer] -= hours
        self._seats_left[engineer] -= 1


def _best(score: Floats, allowed: Flags) -> int:
    """Return the position of the lowest allowed score, `NOBODY` where nothing is allowed."""
    if not allowed.any():
        return NOBODY
    return int(np.where(allowed, score, np.inf).argmin())


def make_promises(
    shape: SeasonShape, land: Geography, staff: Staff, clients: Clients, needs: Needs, seed: int
) -> Promises:
    """Promise service to the clients the city depends on most, and engineers to some others."""
    rng = stream(seed, "promises")
    must_quota = int(shape.must_share * shape.clients)
    required_quota = min(MOST_REQUIRED, int(np.ceil(REQUIRED_SHARE * shape.clients)))
    diary = Diary(shape, land, staff, clients, needs)
    candidates = np.flatnonzero(~clients.never)
    dearest = candidates[np.argsort(-clients.social_importance[candidates], kind="stable")]
    must = _set_up(diary, dearest[: 2 * must_quota], must_quota)
    others = np.setdiff1d(candidates, [client for client, _, _ in must])
    required = _set_up(diary, rng.permutation(others)[: 2 * required_quota], required_quota)
    teams = np.array(must + required, dtype=np.int64).reshape(-1, 3)
    client, seat_a, seat_b = teams.T
    return Promises(client, seat_a, seat_b, np.arange(len(teams)) < len(must))


def _set_up(diary: Diary, candidates: Ints, quota: int) -> list[tuple[int, int, int]]:
    """Set up teams for the candidates in order until the quota is met."""
    teams: list[tuple[int, int, int]] = []
    for client in candidates.tolist():
        if len(teams) == quota:
            break
        team = diary.team(client)
        if team is not None:
            teams.append((client, *team))
    return teams
