"""What each client needs: specialties, levels and hours.

Σ hours of clients that may be served = demand_share × Σ care_hours       (to a tenth of an hour)
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import Flags, Floats, Ints, stream
from ce_opt.generate.clients import Clients
from ce_opt.generate.frames import frame
from ce_opt.generate.geography import Geography
from ce_opt.generate.people import Staff
from ce_opt.generate.sectors import of_sectors
from ce_opt.generate.shape import SeasonShape
from ce_opt.generate.specialties import SPECIALTIES

__all__ = ["Needs", "ask", "needs_frame", "reachable_level"]

NEED_SHARES = (0.12, 0.30, 0.32, 0.18, 0.08)
"""Share of clients with one, two, … five specialties."""

LEVEL_SHARES = (0.27, 0.33, 0.24, 0.12, 0.04)
"""Share of needs at level 1 (basic) to 5 (expert)."""


@dataclass(frozen=True)
class Needs:
    """Needs as arrays of clients × specialties.

    Attributes
    ----------
    level : 0 where the specialty is not needed
    tenths : tenths of an hour a season
    primary : position of each client's primary specialty
    """

    level: Ints
    tenths: Ints
    primary: Ints

    @property
    def hours(self) -> Floats:
        """Hours a season of each client."""
        hours: Floats = self.tenths.sum(axis=1) / 10
        return hours


def ask(shape: SeasonShape, land: Geography, staff: Staff, clients: Clients, seed: int) -> Needs:
    """Draw the needs; someone within reach covers each client's primary specialty."""
    rng = stream(seed, "needs")
    within_reach = reachable_level(shape, land, staff)[clients.district]
    wish = np.log(of_sectors("taste"))[clients.sector] + rng.gumbel(size=within_reach.shape)
    primary = np.where(within_reach > 0, wish, -np.inf).argmax(axis=1)
    needed = _chosen(rng, wish, primary)
    level = rng.choice(np.arange(1, 6), needed.shape, p=LEVEL_SHARES)
    every = np.arange(shape.clients)
    level[every, primary] = np.minimum(level[every, primary], within_reach[every, primary])
    weight = np.where(needed, _weights(rng, clients, level, primary), 0.0)
    target = shape.demand_share * staff.care_hours.sum()
    return Needs(np.where(needed, level, 0), _tenths(weight, ~clients.never, target), primary)


def reachable_level(shape: SeasonShape, land: Geography, staff: Staff) -> Ints:
    """Return the best level of each specialty within reach of each district."""
    best = np.zeros((len(land.districts), len(SPECIALTIES)), dtype=np.int64)
    np.maximum.at(best, staff.district, staff.level)
    near = land.minutes <= shape.max_travel_minutes
    in_reach = [(near * column[:, None]).max(axis=0) for column in best.T]
    levels: Ints = np.stack(in_reach, axis=1)
    return levels


def _chosen(rng: np.random.Generator, wish: Floats, primary: Ints) -> Flags:
    """Take each client's primary specialty and those it wishes for most."""
    wanted = rng.choice(np.arange(1, 6), len(wish), p=NEED_SHARES)
    first = np.where(np.arange(wish.shape[1]) == primary[:, None], np.inf, wish)
    rank = np.argsort(np.argsort(-first, axis=1), axis=1)
    chosen: Flags = rank < wanted[:, None]
    return chosen


def _weights(rng: np.random.Generator, clients: Clients, level: Ints, primary: Ints) -> Floats:
    """Weigh the hours: more for large clients, high levels and the primary specialty."""
    median = np.median(clients.revenue_yuan)
    size = np.clip((clients.revenue_yuan / max(median, 1.0)) ** 0.25, 0.5, 2.0)
    main = np.where(np.arange(level.shape[1]) == primary[:, None], 1.8, 1.0)
    spread = rng.lognormal(0.0, 0.35, level.shape)
    weights: Floats = size[:, None] * (0.6 + 0.2 * level) * main * spread
    return weights


def _tenths(weight: Floats, may_be_served: Flags, target_hours: float) -> Ints:
    """Scale weights to tenths of an hour whose total, over clients to serve, meets the target."""
    scaled = weight * (10 * target_hours / weight[may_be_served].sum())
    tenths: Ints = np.maximum(np.floor(scaled).astype(np.int64), (weight > 0).astype(np.int64))
    counted = (weight > 0) & may_be_served[:, None]
    missing = round(10 * target_hours) - int(tenths[counted].sum())
    loss = np.where(counted, scaled - tenths, -np.inf)
    late = np.argsort(-loss, axis=None, kind="stable")[: max(missing, 0)]
    tenths.flat[late] += 1
    return tenths


def needs_frame(needs: Needs, clients: Clients) -> pd.DataFrame:
    """Return table needs."""
    client, specialty = np.nonzero(needs.level)
    return frame(
        "needs",
        {
            "client": clients.clients[client],
            "specialty": SPECIALTIES[specialty],
            "level": needs.level[client, specialty],
            "hours": needs.tenths[client, specialty] / 10,
            "primary": needs.primary[client] == specialty,
        },
    )
