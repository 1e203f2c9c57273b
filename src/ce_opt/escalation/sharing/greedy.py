"""The largest task first, each to whoever is then worth the least: a start, and what to beat.

Graham (1969), Bounds on multiprocessing timing anomalies: longest processing time first.
"""

from __future__ import annotations

from ce_opt.escalation.sharing.sharing import Sharing

__all__ = ["greedy"]


def greedy(sharing: Sharing) -> list[int]:
    """Person of each task: least hours above what is free, then least load, then least cost."""
    loads = [0] * len(sharing.free)
    chosen = [0] * len(sharing.work)
    for task in sorted(range(len(chosen)), key=lambda task: (-sharing.work[task], task)):
        work, price = sharing.work[task], sharing.price[task]

        def worth(person: int, work: int = work, price: dict[int, int] = price) -> tuple[int, ...]:
            load = loads[person] + work
            return max(0, load - sharing.free[person]), load, price[person], person

        chosen[task] = min(sharing.people[task], key=worth)
        loads[chosen[task]] += work
    return chosen
