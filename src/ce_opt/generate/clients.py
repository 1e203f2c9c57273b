"""Clients: where they sit, what they pay and how much they matter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import Flags, Floats, Ints, Words, stream
from ce_opt.generate.frames import frame, numbered, words
from ce_opt.generate.geography import CITY_DISTRICTS, Geography
from ce_opt.generate.names import brand_names
from ce_opt.generate.people import Managers
from ce_opt.generate.sectors import SECTORS, of_sectors
from ce_opt.generate.shape import SeasonShape

__all__ = ["Clients", "client_frame", "win_clients"]


@dataclass(frozen=True)
class Clients:
    """Clients as arrays.

    Attributes
    ----------
    clients : ids
    sector, city, district : positions
    revenue_yuan : whole yuan a year
    social_importance, stability : 0..100
    fault_probability : 0..1, two or three decimals
    single_seat : True where seat A is the only one
    never : True where the client must not be served
    """

    clients: Words
    sector: Ints
    city: Ints
    district: Ints
    revenue_yuan: Floats
    social_importance: Floats
    stability: Floats
    fault_probability: Floats
    single_seat: Flags
    never: Flags

    def a_share(self, share: float) -> Floats:
        """Return the share of each client's hours that A carries: all where there is no B."""
        return np.where(self.single_seat, 1.0, share)


def win_clients(shape: SeasonShape, land: Geography, seed: int) -> Clients:
    """Draw the clients of a season."""
    rng = stream(seed, "clients")
    count = shape.clients
    sector = rng.choice(len(SECTORS), count, p=of_sectors("share"))
    city = rng.choice(len(land.city_share), count, p=land.city_share)
    quarter = rng.choice(CITY_DISTRICTS, count, p=land.quarter_share)
    revenue = of_sectors("revenue_yuan")[sector] * rng.lognormal(0.0, 0.9, count)
    fault = of_sectors("fault")[sector] * rng.lognormal(0.0, 0.4, count)
    return Clients(
        clients=numbered("C", count, 4),
        sector=sector,
        city=city,
        district=city * CITY_DISTRICTS + quarter,
        revenue_yuan=np.round(revenue),
        social_importance=_marks(rng, of_sectors("social")[sector], 8),
        stability=_marks(rng, of_sectors("stability")[sector], 12),
        fault_probability=fault.clip(0.005, 0.6).round(3),
        single_seat=rng.random(count) < shape.single_seat_share,
        never=_never(rng, shape),
    )


def _never(rng: np.random.Generator, shape: SeasonShape) -> Flags:
    """Choose the clients not to be served; the first always may be, so that there is demand."""
    never = rng.random(shape.clients) < shape.never_share
    never[0] = False
    return never


def _marks(rng: np.random.Generator, mean: Floats, spread: float) -> Floats:
    """Draw whole marks from 1 to 100 around a mean."""
    return np.clip(np.round(rng.normal(mean, spread)), 1, 100)


def client_frame(
    clients: Clients, must: Flags, managers: Managers, land: Geography, seed: int
) -> pd.DataFrame:
    """Return table clients; the clients marked `must` have to be served."""
    count = len(clients.clients)
    names = (
        brand_names(stream(seed, "client names"), count)
        + words([sector.suffix for sector in SECTORS])[clients.sector]
    )
    return frame(
        "clients",
        {
            "client": clients.clients,
            "name": names,
            "sector": words([sector.name for sector in SECTORS])[clients.sector],
            "district": land.districts[clients.district],
            "account_manager": managers.managers[_nearest_manager(clients, managers)],
            "revenue_yuan": clients.revenue_yuan,
            "social_importance": clients.social_importance,
            "stability": clients.stability,
            "fault_probability": clients.fault_probability,
            "seats": np.where(clients.single_seat, "A", "AB"),
            "service": np.select([clients.never, must], ["never", "must"], "auto"),
        },
    )


def _nearest_manager(clients: Clients, managers: Managers) -> Ints:
    """Deal the clients, in order of district, evenly to the managers in the same order."""
    count = len(clients.clients)
    manager = np.empty(count, dtype=np.int64)
    manager[np.argsort(clients.district, kind="stable")] = (
        np.arange(count) * len(managers.managers) // count
    )
    return manager
