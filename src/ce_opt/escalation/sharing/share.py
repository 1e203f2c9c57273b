"""Share all tasks out: each cluster by itself, to the proven best where it is not too large.

A start by the largest task first; moves and swaps; bounds by counting, and by flow where these are
not met; CP-SAT where the cluster is small enough. The result is never worth more than the start.
"""

from __future__ import annotations

from dataclasses import dataclass

from ce_opt.escalation.sharing.clusters import clusters
from ce_opt.escalation.sharing.descent import descend
from ce_opt.escalation.sharing.exact import Found, fits, solve
from ce_opt.escalation.sharing.floor import Floor, floor_by_counting, floor_by_flow, rounded_flow
from ce_opt.escalation.sharing.greedy import greedy
from ce_opt.escalation.sharing.sharing import Sharing, Value, value_of

__all__ = ["Shared", "share"]


@dataclass(frozen=True)
class Shared:
    """A way of sharing, and how good it is.

    Attributes
    ----------
    chosen : person of each task
    over : thousandths of an hour above what is free, of all clusters
    over_floor : no way has less
    top : the greatest load; top_floor : no way that has as little over has less
    proven : nothing at all is better, cost included
    """

    chosen: tuple[int, ...]
    over: int
    over_floor: int
    top: int
    top_floor: int
    proven: bool


def share(sharing: Sharing) -> Shared:
    """Choose a person for every task, the best way that can be found.

    Parameters
    ----------
    sharing : tasks and people; none of either is fine
    """
    chosen = [0] * len(sharing.work)
    over = over_floor = top = top_floor = 0
    proven = True
    for cluster, tasks, people in clusters(sharing):
        found = share_cluster(cluster)
        value = value_of(cluster, found.chosen)
        over, over_floor = over + value.over, over_floor + found.floor.over
        top, top_floor = max(top, value.top), max(top_floor, found.floor.top)
        proven &= found.proven
        for task, person in zip(tasks, found.chosen, strict=True):
            chosen[task] = people[person]
    return Shared(tuple(chosen), over, over_floor, top, top_floor, proven)


def share_cluster(cluster: Sharing) -> Found:
    """Share one cluster out."""
    start = greedy(cluster)
    if all(len(people) == 1 for people in cluster.people):
        value = value_of(cluster, start)
        return Found(start, True, Floor(value.over, value.top))
    floor = floor_by_counting(cluster)
    best = better(cluster, start, floor.top)
    value = value_of(cluster, best)
    if not met(value, floor):
        floor = floor_by_flow(cluster, floor, value)
        starts = best, *(rounded_flow(cluster, most) for most in (floor.top, sum(cluster.work)))
        ways = [better(cluster, way, floor.top) for way in starts]
        best = min(ways, key=lambda way: value_of(cluster, way))
    # A target that cannot be met leaves the greatest load to chance below it: aim at what is met.
    best = better(cluster, best, value_of(cluster, best).top)
    return solve(cluster, best, floor) if fits(cluster) else Found(best, False, floor)


def met(value: Value, floor: Floor) -> bool:
    """Whether the first two parts of a value are as low as can be."""
    return value.over <= floor.over and value.top <= floor.top


def better(cluster: Sharing, start: list[int], target: int) -> list[int]:
    """Better a way of sharing, or keep it."""
    found = descend(cluster, start, target)
    return min(start, found, key=lambda chosen: value_of(cluster, chosen))
