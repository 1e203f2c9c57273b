"""Where a chain of fast moves may work: some clients, and the engineers whom they may be given.

Chains that share a plan in memory may not touch the same engineer. So every engineer belongs to one
*region*; a client is at home in the region that its whole team lies in, and moves may give it other
teams of that region. Clients whose team lies across a border, at home nowhere, keep it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.compiled import inlined
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import IntArray, PositionArray
from ce_opt.teams.seats import NO_SEAT

__all__ = ["ABROAD", "Territory", "lies_within"]

ABROAD = -1
"""Home of a client that has none."""


class Territory(NamedTuple):
    """What one chain may touch; a named tuple, as numba wants it.

    Attributes
    ----------
    number : the region
    region : [engineers], the region of each
    home : [clients], the region of each, or `ABROAD`
    clients : clients at home in this region, ascending
    """

    number: int
    region: PositionArray
    home: PositionArray
    clients: IntArray

    @classmethod
    def whole(cls, pool: Pool) -> Territory:
        """Everything is one region."""
        clients = len(pool.unserved)
        engineers = np.zeros(pool.capacity.shape[1], dtype=np.int32)
        return cls(0, engineers, np.zeros(clients, dtype=np.int32), np.arange(clients))


@inlined
def lies_within(
    region: PositionArray,
    number: int,
    a: PositionArray,
    b: PositionArray,
    seat_b: PositionArray,
    entry: int,
) -> bool:
    """Whether an entry's people are of a region."""
    if region[a[entry]] != number:
        return False
    return bool(seat_b[entry] == NO_SEAT or region[b[entry]] == number)
