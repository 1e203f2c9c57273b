"""Branch and bound on the decomposition: proves plans best where its bound alone does not.

    node  = entries that are left of the pool, and clients that have to be served
    bound = Lagrangian bound over these, climbed from the prices of the node above

A node whose bound reaches the best plan is closed; entries that a better plan cannot use (by their
reduced cost) are gone for good below it. Then it is divided by a question about which clients and
engineers disagree most: a seat is held, or it is not (Posta, Ferland and Michelon 2012 do so for
generalised assignment). Of several questions the one is asked whose halves have the better bounds
(strong branching: Applegate, Bixby, Chvátal and Cook 1995). Where few entries are left, CP-SAT
finishes the node. The node of the least bound comes first, so the bound of the tree always rises.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.master import Effort, Master
from ce_opt.teams.node import Node, NodeClimb, Price
from ce_opt.teams.pool import Pool, pool_cost, renamed, sub_pool
from ce_opt.teams.problem import UNSERVED, BoolArray, IntArray
from ce_opt.teams.stopper import Stopper

__all__ = ["Branching"]

TRIALS, TRIAL_STEPS = 4, 60
"""Questions of a node that are tried, and steps of the ascent in each half. (60 × 24 seed 3, after
24 s: a bound of 3,890 without trials, 3,895 with 15 steps, 3,907 with 60, 3,904 with 120.)"""
FEW, FINISH_WORK = 300, 1.0
"""Entries up to which CP-SAT finishes a node, and deterministic time that it may take for that."""
SIDE_BY_SIDE = 0.6
"""Share of a node's deterministic time that counts: two are dealt with at once."""


@dataclass
class Answer:
    """What came of a node.

    Attributes
    ----------
    children : its halves; none where it is closed
    chosen : [clients], entries of the pool or `UNSERVED`: a plan, or None
    least : the node was finished, and no plan of it is cheaper, cost units; or None
    work : deterministic time used
    """

    children: list[Node]
    chosen: IntArray | None = None
    least: int | None = None
    work: float = 0.0


@dataclass
class Branching:
    """The tree over a pool that holds every column that a better plan could use.

    Attributes
    ----------
    pool : all entries
    cost : of the best plan known, cost units
    stopper : stops CP-SAT
    seed : random seed of CP-SAT
    work : deterministic time used so far
    floor : no plan of the nodes that CP-SAT finished is cheaper, cost units; None without any
    """

    pool: Pool
    cost: int
    stopper: Stopper
    seed: int = 0
    work: float = 0.0
    floor: int | None = None
    heap: list[Node] = field(default_factory=list)
    count: int = 0

    def plant(self, bound: int, price: IntArray) -> None:
        """Begin with everything; `bound` in cost units, `price` [seats + plan limits]."""
        entries = np.arange(len(self.pool.column), dtype=np.int32)
        self.keep(Node(bound << PRICE_BITS, 0, entries, self.pool.must, price.astype(np.float32)))

    def keep(self, node: Node) -> None:
        """Keep a node for later."""
        heapq.heappush(self.heap, node._replace(number=self.count))
        self.count += 1

    @property
    def bound(self) -> int:
        """Lower bound on the cost of any plan of the pool, or the cost of the best; cost units."""
        bounds = [self.cost] if self.floor is None else [self.cost, self.floor]
        return min([*bounds, *(node.bound >> PRICE_BITS for node in self.heap[:1])])

    def round(self, threads: Executor, workers: int) -> IntArray | None:
        """Deal with the most promising nodes side by side.

        Returns
        -------
        [clients], entries of a plan better than the best, or None.
        """
        nodes = [heapq.heappop(self.heap) for _ in range(min(workers, len(self.heap)))]
        answers = list(threads.map(self.deal_with, nodes, repeat(threads)))
        if self.stopper():  # what a stopped solver says of a node is not all there is to say
            for node in nodes:
                self.keep(node)
            return None
        better = None
        for answer in answers:
            self.work += SIDE_BY_SIDE * answer.work
            for child in answer.children:
                self.keep(child)
            if answer.least is not None:
                self.floor = answer.least if self.floor is None else min(self.floor, answer.least)
            cost = None if answer.chosen is None else pool_cost(self.pool, answer.chosen)
            if cost is not None and cost < self.cost:
                self.cost, better = cost, answer.chosen
        return better

    def deal_with(self, node: Node, threads: Executor) -> Answer:
        """Climb, and close the node, finish it, or divide it; runs in a thread."""
        if self.closed(node.bound):
            return Answer([])
        climb = self.climb(node, threads)
        climb.run()
        if self.closed(climb.bound):
            return Answer([], work=climb.model.work)
        kept = climb.open_entries()
        price = self.prices_of(climb, node.price)
        left = Node(climb.bound, 0, node.entries[kept], node.must, price)
        answer = self.finished(left) if len(kept) <= FEW else None
        if answer is None:
            answer = self.divided(left, climb.splits(kept, TRIALS), threads)
        answer.work += climb.model.work
        return answer

    def closed(self, bound: int) -> bool:
        """Whether nothing better than the best plan can be below a bound."""
        return bound > (self.cost - 1) << PRICE_BITS

    def part(self, node: Node) -> Pool:
        """Lay a node out."""
        nobody = np.full(len(node.must), UNSERVED, dtype=np.int64)
        everyone, entries = np.arange(len(nobody)), node.entries.astype(np.int64)
        return sub_pool(self.pool, everyone, entries, nobody)._replace(must=node.must)

    def climb(self, node: Node, threads: Executor) -> NodeClimb:
        """Begin a node's climb."""
        pool = self.part(node)
        price = np.append(node.price[pool.seat], node.price[len(self.pool.seat) :])
        return NodeClimb(pool, price.astype(np.int64), self.cost, node.bound, threads)

    def finished(self, node: Node) -> Answer | None:
        """Solve a node by CP-SAT; None where that does not come to an end."""
        pool = self.part(node)
        nobody = np.full(len(node.must), UNSERVED, dtype=np.int64)
        master = Master(pool, node.price[pool.seat].astype(np.int64), nobody)
        result = master.solve(Effort(FINISH_WORK, self.seed), self.stopper)
        if result.verdict == "infeasible":
            return Answer([], work=result.work)
        if result.verdict != "optimal" or result.chosen is None or result.bound is None:
            return None
        chosen = renamed(result.chosen, node.entries.astype(np.int64))
        return Answer([], chosen, result.bound, result.work)

    def divided(self, node: Node, splits: list[BoolArray], threads: Executor) -> Answer:
        """Divide a node by the question that raises the bounds of its halves most."""
        if not splits:
            return self.decided(node)
        best, best_rise, work = [node], -1.0, 0.0
        for inside in splits:
            halves, rise = [], 1.0
            for half in self.halves(node, inside):
                climb = self.climb(half, threads)
                climb.take_steps(TRIAL_STEPS)
                work += climb.model.work
                rise *= min(climb.bound, climb.goal) - node.bound + 1.0
                if not self.closed(climb.bound):
                    price = self.prices_of(climb, half.price)
                    halves.append(half._replace(bound=climb.bound, price=price))
            if rise > best_rise:
                best, best_rise = halves, rise
            if not halves:
                break
        return Answer(best, work=work)

    def halves(self, node: Node, inside: BoolArray) -> Iterator[Node]:
        """Both halves of a node: a client's team is one of some of its entries, or it is not."""
        owner = self.pool.client[node.entries]
        client = owner[inside][0]
        must = node.must.copy()
        must[client] = True
        yield node._replace(entries=node.entries[inside | (owner != client)], must=must)
        yield node._replace(entries=node.entries[~inside])

    def decided(self, node: Node) -> Answer:
        """Look at the only plan of a node: every client has one choice."""
        chosen = np.full(len(node.must), UNSERVED, dtype=np.int64)
        chosen[self.pool.client[node.entries]] = node.entries
        return Answer([], chosen)

    def prices_of(self, climb: NodeClimb, price: Price) -> Price:
        """[seats + plan limits] of the whole pool: prices of a climb, and others as they were."""
        result, seats = price.copy(), len(climb.pool.seat)
        result[climb.pool.seat] = climb.ascent.price[:seats]
        result[len(self.pool.seat) :] = climb.ascent.price[seats:]
        return result
