"""What no way of sharing can undercut: hours above what is free, and the greatest load.

At once, by counting:

    over ≥ Σ over people of max(0, forced − free)
    top  ≥ forced of anybody; work of a task plus what is forced on the best of its people; average

By flow: let tasks be cut up. The least over is then a min-cost flow from tasks to people, each with
an arc of capacity `free` that costs nothing and one that costs 1 a unit; the least top is the least
capacity of a person at which such a flow exists (bisection). What holds for tasks in pieces is a
bound for whole ones. Source: Ahuja, Magnanti and Orlin (1993), Network Flows, chapter 9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from ce_opt.escalation.sharing.sharing import Sharing, Value

if TYPE_CHECKING:
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

__all__ = ["Floor", "floor_by_counting", "floor_by_flow", "rounded_flow"]

BISECTIONS = 6
"""Questions about the greatest load; what is ruled out by then is a bound, if not the sharpest."""


class Floor(NamedTuple):
    """Lower bounds."""

    over: int
    top: int


def floor_by_counting(sharing: Sharing) -> Floor:
    """Bounds that need no solver."""
    forced = sharing.forced
    over = sum(max(0, load - free) for load, free in zip(forced, sharing.free, strict=True))
    whole = (
        work + min(forced[person] for person in people)
        for work, people in zip(sharing.work, sharing.people, strict=True)
        if len(people) > 1
    )
    return Floor(over, max([sharing.average, *forced, *whole]))


def floor_by_flow(sharing: Sharing, known: Floor, reached: Value) -> Floor:
    """Bounds by flow, never below those that are known.

    Parameters
    ----------
    sharing : tasks and people
    known : bounds so far
    reached : the best way that was found; the least top is asked among the ways that have no more
        over, of which the best is one
    """
    pipes = Pipes(sharing)
    over = max(known.over, pipes.least_over(sum(sharing.work)) or 0)
    low, high = known.top, reached.top
    for _ in range(BISECTIONS):
        if low >= high:
            break
        middle = (low + high) // 2
        found = pipes.least_over(middle)
        if found is not None and found <= reached.over:
            high = middle
        else:
            low = middle + 1
    return Floor(over, low)


def rounded_flow(sharing: Sharing, most: int) -> list[int]:
    """Give each task to whoever has the largest piece of it in a flow of least over.

    Parameters
    ----------
    sharing : tasks and people
    most : load that nobody should exceed; where that cannot be, anything that keeps over least
    """
    pipes = Pipes(sharing)
    pieces = pipes.pieces(most) or pipes.pieces(sum(sharing.work)) or []
    chosen, start = [], 0
    for people in sharing.people:
        mine = pieces[start : start + len(people)] or [0] * len(people)
        start += len(people)
        chosen.append(people[max(range(len(people)), key=lambda place: mine[place])])
    return chosen


class Pipes:
    """The network of a sharing; its arcs to the sink are laid anew for each question."""

    def __init__(self, sharing: Sharing) -> None:
        people, tasks = len(sharing.free), len(sharing.work)
        self.work = np.array(sharing.work, dtype=np.int64)
        self.free = np.array(sharing.free, dtype=np.int64)
        choices = np.array([len(able) for able in sharing.people], dtype=np.int64)
        self.task = np.repeat(np.arange(tasks), choices) + people + 2
        self.person = np.array([name for able in sharing.people for name in able], dtype=np.int64)
        self.most = np.repeat(self.work, choices)

    def least_over(self, most: int) -> int | None:
        """Least work above what is free if nobody takes more than `most`; None if it cannot be."""
        flow, _ = self.solved(most)
        return None if flow is None else int(flow.optimal_cost())

    def pieces(self, most: int) -> list[int] | None:
        """Work of each task that each of its people takes then, one after the other."""
        flow, arcs = self.solved(most)
        return None if flow is None else flow.flows(arcs).tolist()

    def solved(self, most: int) -> tuple[SimpleMinCostFlow | None, npt.NDArray[np.int32]]:
        """Solve the flow; the arcs from tasks to people come along."""
        from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

        flow, total = SimpleMinCostFlow(), int(self.work.sum())
        people, tasks = len(self.free), len(self.work)
        lay = flow.add_arcs_with_capacity_and_unit_cost
        source, sink = people, people + 1
        lay(np.full(tasks, source), np.arange(tasks) + people + 2, self.work, 0 * self.work)
        arcs = lay(self.task, self.person, self.most, 0 * self.most)
        persons, ends = np.arange(people), np.full(people, sink)
        within = np.minimum(self.free, most)
        lay(persons, ends, within, 0 * within)
        lay(persons, ends, most - within, 0 * within + 1)
        flow.set_node_supply(source, total)
        flow.set_node_supply(sink, -total)
        return (flow if flow.solve() == flow.OPTIMAL else None), arcs
