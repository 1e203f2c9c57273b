"""The way up to the highest Lagrangian bound: the volume algorithm (Barahona and Anbil 2000).

Every step sets out from the best prices, in a direction averaged over the subgradients seen, with a
length by Polyak (1969). How much a new subgradient weighs in the average is chosen so that the
direction becomes as short as can be, within limits: where subgradients contradict each other the
average points between them. (Measured at 150 × 60, 2,000 steps: 7,866; 7,836 with a fixed weight of
0.2 and steps from the last prices.)
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.compiled import compiled
from ce_opt.teams.problem import IntArray

__all__ = ["COARSE", "FINE", "FIRST_STEP", "Ascent", "Averaging", "LagrangianBound"]

FloatArray = npt.NDArray[np.float64]

FIRST_STEP, GROW, LONGEST_STEP, SHORTER, PATIENCE = 0.3, 1.1, 2.0, 0.8, 10
"""Polyak's factor: at first; what a success multiplies it with, up to the longest; and what it is
multiplied with after so many steps without a better bound."""
SHORTEST_STEP = 2e-3
NEAREST_TARGET, FARTHEST_TARGET, PART_OF_WAY = 0.005, 0.02, 200
"""Steps aim at a part of the way to the best plan known, between these shares of the bound above
it: the first plans are poor, and far targets make steps too long. (At 5,000 × 1,500 the linear
relaxation reaches 253,076 in 10 s; always with 0.02, 249,776, and the decomposition needs twice the
time.)"""
STRETCH = 25
HIGHEST_PRICE = 2.0**50


class Averaging(NamedTuple):
    """Limits of the weight of a new subgradient in the direction."""

    least: float
    largest: float


COARSE = Averaging(0.005, 0.4)
"""For who has a few hundred steps."""
FINE = Averaging(0.001, 0.1)
"""For who has thousands: long averages keep to ridges on which short ones swing from side to side.
(150 × 60 seed 1: 7,869.8 where coarse averages stand still at 7,860 to 7,862; 1,000 × 300 with the
200 steps of a minute: 49,295 instead of 49,645.)"""


class LagrangianBound(Protocol):
    """What can be climbed.

    Attributes
    ----------
    work : deterministic time used so far
    metric : [prices], how far each price moves for the same slope: where slopes are large, prices
        are small, and one scale for all would let a single row take all the length of a step
    """

    work: float
    metric: FloatArray

    def evaluate(self, price: IntArray, threads: Executor) -> tuple[int, FloatArray]:
        """Return the bound, 2^−PRICE_BITS cost units, at some prices, and a subgradient."""
        ...


class Ascent:
    """The subgradient's way up; it can pause and go on.

    Attributes
    ----------
    model : what it climbs on
    averaging : how much a new subgradient weighs
    price : prices of the best bound, whole numbers
    bound : the best bound so far, 2^−PRICE_BITS cost units
    """

    def __init__(
        self,
        model: LagrangianBound,
        price: IntArray,
        threads: Executor,
        factor: float = FIRST_STEP,
        averaging: Averaging = COARSE,
    ) -> None:
        self.model, self.threads, self.averaging = model, threads, averaging
        self.price = price
        self.bound, self.direction = model.evaluate(price, threads)
        self.factor, self.failures = factor, 0

    @property
    def converged(self) -> bool:
        """Whether steps have become too short, or the prices already make everybody agree."""
        return self.factor <= SHORTEST_STEP or not self.direction.any()

    def climb(
        self,
        best_known: int,
        work: float,
        over: Callable[[], bool],
        on_bound: Callable[[int], None] = lambda bound: None,
        slow: float = 0.0,
    ) -> float:
        """Take steps until the work is spent, and return the deterministic time used.

        Parameters
        ----------
        best_known : cost of the best plan known, towards which steps are measured
        work : deterministic time to spend at most
        over : asked between steps whether to stop at once
        on_bound : told every better bound, in cost units
        slow : ends when `STRETCH` steps of full length raise the bound by less than this share of
            it for a unit of work
        """
        started, steps = self.model.work, 0
        former = (self.bound, self.factor, started)
        while not self.converged and self.model.work - started < work and not over():
            if self.bound >> PRICE_BITS >= best_known:
                break
            if self.step(best_known << PRICE_BITS):
                on_bound(self.bound >> PRICE_BITS)
            steps += 1
            if steps % STRETCH == 0:
                bound, factor, since = former
                least = slow * abs(self.bound) * (self.model.work - since)
                if self.bound - bound < least and self.factor >= factor:
                    break
                former = (self.bound, self.factor, self.model.work)
        return self.model.work - started

    def step(self, best_known: int) -> bool:
        """Take one step; say whether it gave a better bound."""
        size = abs(self.bound) if self.bound > 0 else max(abs(self.bound), abs(best_known))
        part = max((best_known - self.bound) // PART_OF_WAY, int(size * NEAREST_TARGET))
        target = min(best_known, self.bound + max(1, min(part, int(size * FARTHEST_TARGET))))
        way = self.model.metric * self.direction
        square = product(way, self.direction)
        length = self.factor * (target - self.bound) / square
        price = moved(self.price, way, length)
        value, slope = self.model.evaluate(price, self.threads)
        along = product(way, slope)
        fresh = product(self.model.metric * slope, slope)
        weight = fresh_weight(square, along, fresh, self.averaging)
        self.direction = (1.0 - weight) * self.direction + weight * slope
        if value > self.bound:
            self.bound, self.price, self.failures = value, price, 0
            if along >= 0.0:
                self.factor = min(LONGEST_STEP, GROW * self.factor)
            return True
        self.failures += 1
        if self.failures >= PATIENCE:
            self.factor, self.failures = self.factor * SHORTER, 0
        return False


def fresh_weight(square: float, along: float, fresh_square: float, limits: Averaging) -> float:
    """Weight of a new subgradient that makes the direction shortest, within limits.

    Parameters
    ----------
    square, fresh_square : squared length of the direction, and of the new subgradient
    along : their product
    """
    difference = fresh_square - 2.0 * along + square
    best = (square - along) / difference if difference > 0.0 else limits.largest
    return min(limits.largest, max(limits.least, best))


@compiled
def moved(price: IntArray, way: FloatArray, length: float) -> IntArray:
    """Prices some length of a way from others, within their range."""
    result = np.empty_like(price)
    for place in range(len(price)):
        now = min(HIGHEST_PRICE, max(0.0, price[place] + length * way[place]))
        result[place] = np.int64(now + 0.5)
    return result


@compiled
def product(one: FloatArray, other: FloatArray) -> float:
    """Sum of products, in one thread: BLAS's threads wait for each other on a busy machine."""
    total = 0.0
    for place in range(len(one)):
        total += one[place] * other[place]
    return total
