"""Who may hold the seats of each client, and what a pair costs: all allowed teams without a list.

    cost(t) = cost of its seat A + cost of its seat B + table(profile of A, profile of B) + tie

A client's candidates fall into a few *profiles*; what a pair costs beyond its two seats is looked
up in a small table of profiles, and the few pairs with a cost of their own (a *tie*) are listed. So
the memory grows with clients × candidates, and the cheapest of a client's teams at any prices of
seats is found by looking at each candidate once (`pricing`), not at each pair.

Teams are numbered all the same: the *column* of (A, B) is

    start of the client + place of A among its candidates · number of candidates for B + place of B
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["FORBIDDEN", "Candidates", "Pairing"]

IntArray = npt.NDArray[np.int64]
PositionArray = npt.NDArray[np.int32]

FORBIDDEN = np.int64(2**60)
"""Cost of a pair that is not allowed."""


class Candidates(NamedTuple):
    """Who may hold one of the two seats, client after client.

    Attributes
    ----------
    start : [clients + 1], the candidates of client c are start[c] … start[c + 1] − 1
    engineer : [candidates]; −1 stands for a seat that stays empty
    cost : [candidates]
    profile : [candidates], row (seat A) or column (seat B) of the client's table of pairs;
        ascending for each client
    """

    start: IntArray
    engineer: PositionArray
    cost: IntArray
    profile: PositionArray

    @property
    def counts(self) -> IntArray:
        """[clients], number of candidates."""
        return np.diff(self.start)

    @property
    def client(self) -> PositionArray:
        """[candidates], the client of each."""
        return np.repeat(np.arange(len(self.start) - 1, dtype=np.int32), self.counts)


class Pairing(NamedTuple):
    """What pairs cost beyond their two seats.

    Attributes
    ----------
    start : [clients + 1], the table of client c begins at start[c]
    width : [clients], its number of columns
    cost : [all tables], row by row; `FORBIDDEN` where the pair is not allowed
    tied_start : [clients + 1], the ties of client c are tied_start[c] … tied_start[c + 1] − 1
    tied_a, tied_b : [ties], candidates with a cost of their own, ascending for each client
    tied_cost : [ties], what comes on top of the table; `FORBIDDEN` where the pair is not allowed
    """

    start: IntArray
    width: IntArray
    cost: IntArray
    tied_start: IntArray
    tied_a: IntArray
    tied_b: IntArray
    tied_cost: IntArray
