"""Marks that people are given: the panel's before the season, everyone's at the end of the last."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import Floats, Ints, Words, stream
from ce_opt.generate.clients import Clients
from ce_opt.generate.frames import frame, numbered, words
from ce_opt.generate.history import Incumbents
from ce_opt.generate.people import Staff
from ce_opt.generate.promises import NOBODY

__all__ = ["panel_frame", "rating_frame"]

EVALUATORS = 4
CRITERIA = words(["department_fit", "expertise", "workload", "past_performance"])
"""What the source's panel looks at: department, specialty, workload, past performance."""

CLIENTS_HEARD = 3
"""Most clients, and most partners, that rate an engineer."""


def panel_frame(staff: Staff, seed: int) -> pd.DataFrame:
    """Return table panel: every evaluator marks every applicant by every criterion."""
    rng = stream(seed, "panel")
    applicants = np.flatnonzero(staff.entry == "applicant")
    shape = (EVALUATORS, len(applicants), len(CRITERIA))
    evaluator, applicant, criterion = (axis.ravel() for axis in np.indices(shape))
    leniency = rng.normal(0, 4, EVALUATORS)
    mean = staff.performance[applicants][applicant] + leniency[evaluator]
    return frame(
        "panel",
        {
            "evaluator": numbered("P", EVALUATORS, 2)[evaluator],
            "engineer": staff.engineers[applicants[applicant]],
            "criterion": CRITERIA[criterion],
            "score": _marks(rng, mean, 6),
        },
    )


def rating_frame(
    clients: Clients, manager: Words, staff: Staff, incumbents: Incumbents, seed: int
) -> pd.DataFrame:
    """Return table ratings: by clients, their account managers, partners, colleagues and groups.

    Parameters
    ----------
    manager : id of the account manager of each client
    """
    rng = stream(seed, "ratings")
    client, engineer = _served(incumbents)
    everyone = np.arange(len(staff.engineers))
    one, partner = _partners(incumbents)
    parts = [
        (clients.clients[client], "client", engineer),
        (manager[client], "account_manager", engineer),
        (staff.engineers[partner], "pair_partner", one),
        (staff.engineers[_colleague(staff)], "group_member", everyone),
        (words(["working_group"])[0 * everyone], "working_group", everyone),
        (words(["support_group"])[0 * everyone], "support_group", everyone),
    ]
    rated = np.concatenate([part[2] for part in parts])
    rows = pd.DataFrame(
        {
            "rater": np.concatenate([part[0] for part in parts]),
            "rater_role": np.repeat([part[1] for part in parts], [len(part[2]) for part in parts]),
            "engineer": staff.engineers[rated],
            "score": _marks(rng, staff.performance[rated], 8),
        }
    )
    alone = rows["rater"] == rows["engineer"]
    once = rows[~alone].drop_duplicates(["rater", "rater_role", "engineer"])
    return frame("ratings", once)


def _marks(rng: np.random.Generator, mean: Floats, spread: float) -> Floats:
    """Draw marks in halves, 0 to 100."""
    return np.clip(np.round(2 * rng.normal(mean, spread)) / 2, 0, 100)


def _served(incumbents: Incumbents) -> tuple[Ints, Ints]:
    """Return client and engineer of last season's seats, a few for each engineer."""
    seats = np.stack([incumbents.seat_a, incumbents.seat_b], axis=1)
    client, seat = np.nonzero(seats != NOBODY)
    engineer = seats[client, seat]
    heard = _first_few(engineer)
    return client[heard], engineer[heard]


def _partners(incumbents: Incumbents) -> tuple[Ints, Ints]:
    """Return engineers and the partners who shared a client with them, in both directions."""
    both = (incumbents.seat_a != NOBODY) & (incumbents.seat_b != NOBODY)
    seat_a, seat_b = incumbents.seat_a[both], incumbents.seat_b[both]
    one, other = np.concatenate([seat_a, seat_b]), np.concatenate([seat_b, seat_a])
    heard = _first_few(one)
    return one[heard], other[heard]


def _first_few(engineer: Ints) -> Ints:
    """Return positions of the first few entries of each engineer."""
    nth = pd.Series(engineer).groupby(engineer).cumcount().to_numpy()
    return np.flatnonzero(nth < CLIENTS_HEARD)


def _colleague(staff: Staff) -> Ints:
    """Return for each engineer the next one of the department, in a ring."""
    order = np.argsort(staff.posts.department, kind="stable")
    count = np.bincount(staff.posts.department)[staff.posts.department[order]]
    place = pd.Series(order).groupby(staff.posts.department[order]).cumcount().to_numpy()
    step = np.where(place == count - 1, 1 - count, 1)
    colleague = np.empty(len(order), dtype=np.int64)
    colleague[order] = order[np.arange(len(order)) + step]
    return colleague
