"""A node of the tree: a part of the plans that are possible, its climb, and ways to divide it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ce_opt.teams.ascent import Ascent
from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.choosers import ListedTeams
from ce_opt.teams.decomposition import Decomposition
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import BoolArray, IntArray, PositionArray
from ce_opt.teams.seats import NO_SEAT

__all__ = ["Node", "NodeClimb", "Price"]

FloatArray = npt.NDArray[np.float64]
Price = npt.NDArray[np.float32]

STEPS, MOST_STEPS = 40, 400
"""Steps of a node's ascent before it is asked whether it still rises, and at most."""
RISE = 0.05
"""Share of the distance to the best plan that a stretch of steps has to bring to go on."""
FIRST_STEP = 0.3
"""First factor of a node's ascent."""
LOOKED_AT = 4
"""Seats looked at for each way to divide a node that is wanted."""


class Node(NamedTuple):
    """A part of the plans that are possible.

    Attributes
    ----------
    bound : no plan of the part is cheaper, 2^−PRICE_BITS cost units
    number : in the order of making, so that equal bounds are taken in a fixed order
    entries : entries of the tree's pool that its plans may use, ascending
    must : [clients], clients that its plans serve
    price : [seats + plan limits] of the tree's pool, about the prices that give the bound: where
        the climb goes on, which need not be exact. There may be thousands of nodes
    """

    bound: int
    number: int
    entries: PositionArray
    must: BoolArray
    price: Price


class NodeClimb:
    """The ascent in one node.

    Parameters
    ----------
    pool : the node's entries, with the clients that it must serve
    price : [seats + plan limits] of the pool, where the climb goes on
    cost : of the best plan known, cost units
    bound : of the node above, 2^−PRICE_BITS cost units

    Attributes
    ----------
    bound : the best bound, that of the node above included
    held : [seats], how often bundles had each seat
    picked : [entries], how often clients chose each entry
    """

    def __init__(
        self, pool: Pool, price: IntArray, cost: int, bound: int, threads: Executor
    ) -> None:
        self.pool, self.goal, self.bound = pool, cost << PRICE_BITS, bound
        self.teams = ListedTeams(pool)
        self.model = Decomposition(pool, self.teams, 1)
        self.ascent = Ascent(self.model, price, threads, FIRST_STEP)
        self.held, self.picked = np.zeros(len(pool.seat)), np.zeros(len(pool.column))

    def run(self) -> None:
        """Climb until the best plan is reached, or too little comes of it."""
        for _ in range(0, MOST_STEPS, STEPS):
            before = self.ascent.bound
            self.held *= 0.5
            self.picked *= 0.5
            self.take_steps(STEPS)
            rise = self.ascent.bound - before
            enough = self.bound >= self.goal or rise < RISE * (self.goal - self.bound)
            if enough or self.ascent.converged:
                break

    def take_steps(self, count: int) -> None:
        """Take some steps, and count what clients pick and what engineers hold."""
        for _ in range(count):
            if self.ascent.converged or self.ascent.bound >= self.goal:
                break
            self.ascent.step(self.goal)
            self.held += self.model.taken
            chosen = self.teams.chosen
            self.picked[chosen[chosen >= 0]] += 1.0
        self.bound = max(self.bound, self.ascent.bound)

    def open_entries(self) -> IntArray:
        """Entries that a plan better than the best could use, by rising position."""
        reduced = self.reduced()
        least = self.teams.choice().least
        room = self.goal - self.ascent.bound
        return np.nonzero(reduced - least[self.pool.client] < room)[0]

    def reduced(self) -> IntArray:
        """[entries], reduced cost at the best prices, at which clients choose anew."""
        self.model.evaluate(self.ascent.price, self.ascent.threads)
        pool, price, seats = self.pool, self.ascent.price, len(self.pool.seat)
        padded = np.append(price[:seats], 0)
        reduced: IntArray = (pool.cost << PRICE_BITS) + padded[pool.seat_a] + padded[pool.seat_b]
        return reduced + price[seats:] @ pool.plan_use

    def splits(self, kept: IntArray, most: int) -> list[BoolArray]:
        """Ways to divide a client's choices, the most undecided first, one for each client.

        Parameters
        ----------
        kept : entries that are open
        most : number of ways wanted

        Returns
        -------
        Masks over `kept`: the client's team is one of these entries, or it is not. Empty where
        every client has one choice.
        """
        client = self.pool.client[kept]
        own = np.bincount(client, minlength=len(self.pool.must))
        choices = own + ~self.pool.must
        found = sorted(self.questions(kept, most), key=lambda question: -question[0])
        result: dict[int, BoolArray] = {}
        for _, who, inside in found:
            if 0 < int(inside.sum()) < choices[who] and len(result) < most:
                result.setdefault(who, inside)
        undecided = np.nonzero((own > 0) & (choices > 1))[0]
        if not result and len(undecided):
            first = int(np.argmax(client == undecided[0]))
            return [np.arange(len(kept)) == first]
        return list(result.values())

    def questions(self, kept: IntArray, most: int) -> Iterator[tuple[float, int, BoolArray]]:
        """Ask whether a seat is held, or a limit over the plan used: (how undecided, client, mask).

        Undecided is what is answered yes about half of the time: x (1 − x).
        """
        pool = self.pool
        steps = float(np.bincount(pool.client, self.picked).max(initial=0))
        picked = self.picked / max(1.0, steps)
        share = (self.wanted(picked) + self.held / max(1.0, float(self.held.max(initial=0)))) / 2
        score = share * (1.0 - share)
        for seat in np.argsort(-score, kind="stable")[: LOOKED_AT * most].tolist():
            inside = (pool.seat_a[kept] == seat) | (pool.seat_b[kept] == seat)
            yield float(score[seat]), int(pool.seat_client[seat]), inside
        for use in pool.plan_use:
            users = np.bincount(pool.client, picked * (use != 0), len(pool.unserved))
            score = users * (1.0 - users)
            for client in np.argsort(-score, kind="stable")[:most].tolist():
                yield float(score[client]), client, (pool.client[kept] == client) & (use[kept] != 0)

    def wanted(self, picked: FloatArray) -> FloatArray:
        """[seats], share of the steps in which a seat's client chose it."""
        pool, paired = self.pool, self.pool.seat_b != NO_SEAT
        seats = len(self.held)
        one = np.bincount(pool.seat_a, picked, seats)
        other = np.bincount(pool.seat_b[paired], picked[paired], seats)
        return np.asarray(one + other, dtype=np.float64)
