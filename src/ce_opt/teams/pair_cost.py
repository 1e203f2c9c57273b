"""What one pair of candidates costs, looked up in compiled loops."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ce_opt.teams.candidates import FORBIDDEN, Candidates, Pairing
from ce_opt.teams.compiled import inlined

__all__ = ["NO_TIE", "pair_cost", "tie_of"]

IntArray = npt.NDArray[np.int64]

NO_TIE = -1


@inlined
def pair_cost(
    client: int, at_a: int, at_b: int, a: Candidates, b: Candidates, pairing: Pairing
) -> int:
    """What a pair costs beyond its seats; `FORBIDDEN` where it is not allowed."""
    row, column = a.profile[at_a], b.profile[at_b]
    cost = pairing.cost[pairing.start[client] + row * pairing.width[client] + column]
    if cost >= FORBIDDEN or a.engineer[at_a] == b.engineer[at_b]:
        return int(FORBIDDEN)
    low, high = pairing.tied_start[client], pairing.tied_start[client + 1]
    tie = tie_of(low, high, pairing.tied_a, pairing.tied_b, at_a, at_b)
    if tie == NO_TIE:
        return int(cost)
    extra = pairing.tied_cost[tie]
    return int(FORBIDDEN) if extra >= FORBIDDEN else int(cost + extra)


@inlined
def tie_of(low: int, high: int, tied_a: IntArray, tied_b: IntArray, at_a: int, at_b: int) -> int:
    """Find a pair among the ties low … high − 1, by bisection; `NO_TIE` where it has none."""
    last = high
    while low < high:
        middle = (low + high) // 2
        now = tied_a[middle]
        if now < at_a or (now == at_a and tied_b[middle] < at_b):
            low = middle + 1
        else:
            high = middle
    if low < last and tied_a[low] == at_a and tied_b[low] == at_b:
        return low
    return NO_TIE
