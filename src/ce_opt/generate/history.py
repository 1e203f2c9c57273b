"""Last season's plan, and the leave of this season."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import Floats, Ints, stream, uniform_pick
from ce_opt.generate.clients import Clients
from ce_opt.generate.frames import frame
from ce_opt.generate.geography import Geography
from ce_opt.generate.needs import Needs
from ce_opt.generate.people import Staff
from ce_opt.generate.promises import NOBODY
from ce_opt.generate.shape import SeasonShape

__all__ = ["Incumbents", "incumbent_frame", "leave_frame", "recall"]

LOOKED_AT = 12
"""Engineers of the city among whom the seats of a client are filled."""

BATCHES = 60
EMPTY_SHARE = 0.06
"""Of seats that stood empty, and of clients that are new this season."""

PRIMARY_MERIT = 3.0
LOAD_MERIT = 2.0
LEAVE_SHARE = 0.2
LONGEST_LEAVE_DAYS = 12


@dataclass(frozen=True)
class Incumbents:
    """Who held seat A and B of each client last season: positions, `NOBODY` where empty."""

    seat_a: Ints
    seat_b: Ints

    @property
    def seats(self) -> int:
        """How many seats were filled."""
        return int((self.seat_a != NOBODY).sum() + (self.seat_b != NOBODY).sum())


@dataclass
class LastSeason:
    """Last season while its seats are being filled; `load` is in hours per engineer."""

    land: Geography
    staff: Staff
    clients: Clients
    needs: Needs
    limit_minutes: float
    load: Floats

    def merit(self, client: Ints, looked_at: Ints) -> Floats:
        """Rate engineers for clients: share of specialties covered, less the hours of the trip."""
        covered = self.staff.level[looked_at] >= self.needs.level[client][:, None, :]
        needed = (self.needs.level[client] > 0)[:, None, :]
        district = self.clients.district[client][:, None]
        minutes = self.land.minutes[self.staff.district[looked_at], district]
        skilled = (covered & needed).sum(axis=2) / needed.sum(axis=2)
        return np.where(minutes <= self.limit_minutes, 1.5 * skilled - minutes / 60, -np.inf)

    def primary(self, client: Ints, looked_at: Ints) -> Floats:
        """Return the merit of covering the client's primary specialty."""
        specialty = self.needs.primary[client]
        level = self.staff.level[looked_at, specialty[:, None]]
        covers = level >= self.needs.level[client, specialty][:, None]
        return np.where(covers, PRIMARY_MERIT, 0.0)

    def fill(self, merit: Floats, looked_at: Ints, hours: Floats) -> Ints:
        """Seat the best who has the hours and book them; `NOBODY` where nobody has."""
        carried = (self.load[looked_at] + hours[:, None]) / self.staff.care_hours[looked_at]
        score = np.where(carried <= 1, merit - LOAD_MERIT * carried, -np.inf)
        place = score.argmax(axis=1)
        rows = np.arange(len(place))
        seated = np.where(score[rows, place] > -np.inf, looked_at[rows, place], NOBODY)
        filled = seated != NOBODY
        np.add.at(self.load, seated[filled], hours[filled])
        return seated


def recall(
    shape: SeasonShape, land: Geography, staff: Staff, clients: Clients, needs: Needs, seed: int
) -> Incumbents:
    """Draw last season's plan, a batch of clients at a time: skilled, near, and not overloaded."""
    rng = stream(seed, "incumbents")
    hours_a = needs.hours * clients.a_share(shape.a_share)
    hours_b = needs.hours - hours_a
    last = LastSeason(
        land, staff, clients, needs, shape.max_travel_minutes, np.zeros(shape.engineers)
    )
    seat_a, seat_b = np.full((2, shape.clients), NOBODY)
    for batch in np.array_split(rng.permutation(shape.clients), min(BATCHES, shape.clients)):
        looked_at = _engineers_of_city(rng, staff, clients.city[batch])
        merit = last.merit(batch, looked_at)
        lead = last.fill(merit + last.primary(batch, looked_at), looked_at, hours_a[batch])
        merit[looked_at == lead[:, None]] = -np.inf
        seat_a[batch], seat_b[batch] = lead, last.fill(merit, looked_at, hours_b[batch])
    return _with_gaps(rng, Incumbents(seat_a, seat_b), clients)


def _engineers_of_city(rng: np.random.Generator, staff: Staff, city: Ints) -> Ints:
    posts = staff.posts
    return uniform_pick(rng, posts.first_of_city[city], posts.city_count[city], LOOKED_AT)


def _with_gaps(rng: np.random.Generator, incumbents: Incumbents, clients: Clients) -> Incumbents:
    """Empty some seats: new clients, clients left out last season, seats with A alone."""
    count = len(clients.clients)
    new = (rng.random(count) < EMPTY_SHARE) | clients.never
    no_b = new | (rng.random(count) < EMPTY_SHARE) | clients.single_seat
    return Incumbents(
        np.where(new, NOBODY, incumbents.seat_a), np.where(no_b, NOBODY, incumbents.seat_b)
    )


def incumbent_frame(incumbents: Incumbents, clients: Clients, staff: Staff) -> pd.DataFrame:
    """Return table incumbents."""
    held_a = np.flatnonzero(incumbents.seat_a != NOBODY)
    held_b = np.flatnonzero(incumbents.seat_b != NOBODY)
    holder = np.concatenate([incumbents.seat_a[held_a], incumbents.seat_b[held_b]])
    return frame(
        "incumbents",
        {
            "client": clients.clients[np.concatenate([held_a, held_b])],
            "engineer": staff.engineers[holder],
            "seat": np.repeat(["A", "B"], [len(held_a), len(held_b)]),
        },
    )


def leave_frame(shape: SeasonShape, staff: Staff, seed: int) -> pd.DataFrame:
    """Return table leave: some engineers, each away once in each half of the season or in one."""
    rng = stream(seed, "leave")
    days = (shape.end - shape.start).days + 1
    half, engineer = np.nonzero(rng.random((2, shape.engineers)) < LEAVE_SHARE)
    length = np.minimum(rng.integers(1, LONGEST_LEAVE_DAYS + 1, len(engineer)), days // 2)
    first = half * (days // 2) + rng.integers(0, days // 2 - length + 1)
    start = np.datetime64(shape.start) + first
    return frame(
        "leave",
        {"engineer": staff.engineers[engineer], "start": start, "end": start + length - 1},
    )
