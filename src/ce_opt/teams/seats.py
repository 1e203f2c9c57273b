"""Seats: an engineer in seat A or seat B of a client, numbered, with what holding them uses.

Of a pool these are the seats that some column of it uses, or those of all candidates.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ce_opt.teams.problem import IntArray, PositionArray, TeamProblem

__all__ = ["NO_SEAT", "Seats", "seat_fields", "stacked"]

NO_SEAT = -1
"""Position of the seat that a column without B does not have."""


class Seats(NamedTuple):
    """Distinct seats, and which of them each team (or each candidate) uses.

    Attributes
    ----------
    engineer, client, kind : [seats], sorted in this order; kind 0 is A, 1 is B
    of_a, of_b : [teams], or [candidates for A], [candidates for B]
    """

    engineer: PositionArray
    client: PositionArray
    kind: npt.NDArray[np.int8]
    of_a: PositionArray
    of_b: PositionArray

    @classmethod
    def of(cls, client: PositionArray, a: PositionArray, b: PositionArray, engineers: int) -> Seats:
        """Number the seats of teams by engineer, client and kind."""
        clients = int(client.max(initial=0)) + 1
        key_a = (a.astype(np.int64) * clients + client) * 2
        key_b = (b.astype(np.int64) * clients + client) * 2 + 1
        keys = np.unique(np.concatenate([key_a, key_b[b >= 0]]))
        of_a = np.searchsorted(keys, key_a)
        of_b = np.where(b >= 0, np.searchsorted(keys, key_b), NO_SEAT)
        person, rest = np.divmod(keys, 2 * clients)
        return cls(
            person.astype(np.int32),
            (rest // 2).astype(np.int32),
            (rest % 2).astype(np.int8),
            of_a.astype(np.int32),
            of_b.astype(np.int32),
        )

    @classmethod
    def apart(cls, problem: TeamProblem) -> Seats:
        """Number the seats of all candidates, who are each in one seat."""
        filled = np.nonzero(problem.b.engineer >= 0)[0]
        person = np.concatenate([problem.a.engineer, problem.b.engineer[filled]])
        client = np.concatenate([problem.a.client, problem.b.client[filled]])
        kind = np.zeros(len(person), dtype=np.int8)
        kind[len(problem.a.engineer) :] = 1
        order = np.lexsort((kind, client, person))
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        of_b = np.full(len(problem.b.engineer), NO_SEAT, dtype=np.int32)
        of_b[filled] = place[len(problem.a.engineer) :]
        of_a = place[: len(problem.a.engineer)]
        return cls(person[order], client[order], kind[order], of_a, of_b)


def seat_fields(problem: TeamProblem, seats: Seats) -> dict[str, Any]:
    """Fields of a pool that follow from its seats and the limits."""
    place, cost = 0, problem.load_cost
    nothing = np.zeros((0, problem.engineers), dtype=np.int64)
    if cost is not None:
        place = cost.limit
    return {
        "seat": np.arange(len(seats.engineer)),
        "seat_engineer": seats.engineer,
        "seat_client": seats.client,
        "seat_kind": seats.kind,
        "seat_start": np.searchsorted(seats.engineer, np.arange(problem.engineers + 1)),
        "use": seat_use(problem, seats),
        "capacity": stacked([limit.capacity for limit in problem.limits], problem.engineers),
        "load_limit": place,
        "threshold": nothing if cost is None else cost.threshold,
        "slope": nothing if cost is None else cost.slope,
    }


def seat_use(problem: TeamProblem, seats: Seats) -> IntArray:
    """[limits, seats], what holding each seat uses."""
    where = (seats.client, seats.engineer)
    uses = [
        np.where(seats.kind == 0, limit.use_a[where], limit.use_b[where])
        for limit in problem.limits
    ]
    return stacked(uses, len(seats.engineer))


def stacked(rows: list[IntArray], width: int) -> IntArray:
    """Rows as one array, also where there are none."""
    return np.array(rows, dtype=np.int64).reshape(len(rows), width)
