"""What was done for whom last season."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import Ints, Words, stream
from ce_opt.generate.clients import Clients
from ce_opt.generate.frames import frame, words
from ce_opt.generate.history import Incumbents
from ce_opt.generate.needs import Needs
from ce_opt.generate.people import Staff
from ce_opt.generate.promises import NOBODY
from ce_opt.generate.shape import SeasonShape
from ce_opt.generate.specialties import SPECIALTIES

__all__ = ["work_log_frame"]

ENTRIES_PER_ENGINEER = 5
KIND_SHARES = {
    "visit": 0.3,
    "fault": 0.3,
    "project": 0.12,
    "escalation": 0.1,
    "report": 0.15,
    "innovation": 0.03,
}
FOR_NOBODY = "innovation"
"""The kind of work that no client asked for."""


def work_log_frame(
    shape: SeasonShape,
    clients: Clients,
    staff: Staff,
    needs: Needs,
    incumbents: Incumbents,
    seed: int,
) -> pd.DataFrame:
    """Return table work_log: work on last season's seats, on days of that season."""
    rng = stream(seed, "work_log")
    client, engineer = _jobs(rng, incumbents, ENTRIES_PER_ENGINEER * shape.engineers)
    count = len(client)
    kind = rng.choice(words(list(KIND_SHARES)), count, p=list(KIND_SHARES.values()))
    specialty = _specialties(rng, needs, client)
    inward = kind == FOR_NOBODY
    return frame(
        "work_log",
        {
            "date": _days(rng, shape, count),
            "engineer": staff.engineers[engineer],
            "client": np.where(inward, "", clients.clients[client]),
            "kind": kind,
            "specialty": np.where(inward, "", specialty),
            "hours": np.clip(np.round(rng.lognormal(0.9, 0.6, count), 1), 0.5, 24),
            "quality": np.clip(np.round(rng.normal(staff.performance[engineer], 8)), 0, 100),
        },
    )


def _jobs(rng: np.random.Generator, incumbents: Incumbents, count: int) -> tuple[Ints, Ints]:
    """Draw seats of last season with replacement; none where there were none."""
    seats = np.stack([incumbents.seat_a, incumbents.seat_b], axis=1)
    client, seat = np.nonzero(seats != NOBODY)
    job = rng.integers(0, len(client), count if len(client) else 0)
    return client[job], seats[client[job], seat[job]]


def _specialties(rng: np.random.Generator, needs: Needs, client: Ints) -> Words:
    """Draw one of the specialties that each client needs."""
    chance = rng.random((len(client), len(SPECIALTIES)))
    drawn: Words = SPECIALTIES[np.where(needs.level[client] > 0, chance, -1.0).argmax(axis=1)]
    return drawn


def _days(rng: np.random.Generator, shape: SeasonShape, count: int) -> np.ndarray:
    """Draw days of the last season: as long as this one, and ending on the day before it."""
    length = (shape.end - shape.start).days + 1
    return np.datetime64(shape.start) - rng.integers(1, length + 1, count)
