"""Tasks and people: what is shared, and what a way of sharing is worth.

Every task goes to one of its people. A way of sharing is the better, the less is

    1. over = Σ over people of max(0, load − free)          hours above what is free
    2. top  = the greatest load                             the most loaded helper
    3. cost = Σ over people of max(0, load − average) + Σ over tasks of the cost of asking

in this order; load is the work of a person's tasks, average that of all who may be asked, rounded
up. Unit: thousandths of an hour, whole numbers. A person whom no task asks is no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

__all__ = ["Sharing", "Value", "loads_of", "value_of"]


class Value(NamedTuple):
    """What a way of sharing is worth, the less the better, the first first."""

    over: int
    top: int
    cost: int


@dataclass(frozen=True)
class Sharing:
    """Tasks and people, by position.

    Attributes
    ----------
    work : of each task, ≥ 0
    people : of each task, who may take it, at least one
    cost : of each task, what it costs to ask each of its people
    free : of each person, ≥ 0
    """

    work: tuple[int, ...]
    people: tuple[tuple[int, ...], ...]
    cost: tuple[tuple[int, ...], ...]
    free: tuple[int, ...]

    @cached_property
    def average(self) -> int:
        """Work of all tasks by all people, rounded up."""
        return -(-sum(self.work) // max(1, len(self.free)))

    @cached_property
    def price(self) -> tuple[dict[int, int], ...]:
        """Of each task, person -> cost of asking."""
        return tuple(
            dict(zip(people, cost, strict=True))
            for people, cost in zip(self.people, self.cost, strict=True)
        )

    @cached_property
    def forced(self) -> tuple[int, ...]:
        """Of each person, the work of the tasks that nobody else may take."""
        found = [0] * len(self.free)
        for work, people in zip(self.work, self.people, strict=True):
            if len(people) == 1:
                found[people[0]] += work
        return tuple(found)


def loads_of(sharing: Sharing, chosen: Sequence[int]) -> list[int]:
    """Work of each person."""
    loads = [0] * len(sharing.free)
    for work, person in zip(sharing.work, chosen, strict=True):
        loads[person] += work
    return loads


def value_of(sharing: Sharing, chosen: Sequence[int]) -> Value:
    """Say what a way of sharing is worth.

    Parameters
    ----------
    sharing : tasks and people
    chosen : person of each task
    """
    loads = loads_of(sharing, chosen)
    over = sum(max(0, load - free) for load, free in zip(loads, sharing.free, strict=True))
    uneven = sum(max(0, load - sharing.average) for load in loads)
    asking = sum(price[person] for price, person in zip(sharing.price, chosen, strict=True))
    return Value(over, max(loads, default=0), uneven + asking)
