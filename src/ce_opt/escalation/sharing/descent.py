"""Move one task, or swap two, while that makes the sharing better.

A person of load x costs

    W₁ · max(0, x − free) + W₂ · max(0, x − target) + max(0, x − average)

with W₁ ≫ W₂ ≫ 1 (exact: whole numbers of any length), so that what a move brings is known without
looking at anybody else. `target` stands for the greatest load: where nobody is above it, it is met.
Swaps are looked for where somebody is above what is free or above the target; elsewhere single
moves suffice.
"""

from __future__ import annotations

from collections.abc import Sequence

from ce_opt.escalation.sharing.sharing import Sharing, loads_of

__all__ = ["descend"]

ROUNDS = 12
"""Passes over all tasks at most; a handful is usual."""
MOST_SWAPS = 1_000_000
"""Swaps looked at, at most; moves alone go on from there. Counted, so that runs repeat."""


class Standing:
    """A way of sharing that is being bettered."""

    def __init__(self, sharing: Sharing, chosen: Sequence[int], target: int) -> None:
        self.sharing, self.chosen, self.target = sharing, list(chosen), target
        self.loads = loads_of(sharing, chosen)
        self.tasks: list[dict[int, None]] = [{} for _ in sharing.free]
        for task, person in enumerate(chosen):
            self.tasks[person][task] = None
        asking = sum(max(cost) - min(cost) for cost in sharing.cost)
        self.swaps = MOST_SWAPS
        self.second = 1 + sum(sharing.work) + asking
        self.first = (1 + sum(sharing.work)) * (1 + self.second)

    def pain(self, person: int, load: int) -> int:
        """What a load costs."""
        found = load - self.sharing.average if load > self.sharing.average else 0
        if load > self.target:
            found += self.second * (load - self.target)
        if load > self.sharing.free[person]:
            found += self.first * (load - self.sharing.free[person])
        return found

    def hurts(self, person: int) -> bool:
        """Whether somebody has more than is free, or than anybody should."""
        return self.loads[person] > min(self.target, self.sharing.free[person])

    def give(self, task: int, person: int) -> None:
        """Move a task."""
        before, work = self.chosen[task], self.sharing.work[task]
        self.loads[before] -= work
        self.loads[person] += work
        del self.tasks[before][task]
        self.tasks[person][task] = None
        self.chosen[task] = person

    def move(self, task: int) -> bool:
        """Give a task to whoever it is best with; whether that is somebody else."""
        here, work, price = self.chosen[task], self.sharing.work[task], self.sharing.price[task]
        relief = self.pain(here, self.loads[here]) - self.pain(here, self.loads[here] - work)
        best, least = here, price[here] + relief
        for person in self.sharing.people[task]:
            if person != here:
                load = self.loads[person]
                worth = price[person] + self.pain(person, load + work) - self.pain(person, load)
                if worth < least:
                    best, least = person, worth
        if best != here:
            self.give(task, best)
        return best != here

    def swap(self, task: int) -> bool:
        """Do the first swap of a task that helps; whether there was one."""
        here, price = self.chosen[task], self.sharing.price[task]
        mine = self.loads[here]
        now = self.pain(here, mine) + price[here]
        for other in self.sharing.people[task]:
            if other == here:
                continue
            theirs = self.loads[other]
            before = now + self.pain(other, theirs) - price[other]
            self.swaps -= len(self.tasks[other])
            for rival in self.tasks[other]:
                back = self.sharing.price[rival]
                if here in back:
                    shift = self.sharing.work[task] - self.sharing.work[rival]
                    after = self.pain(here, mine - shift) + self.pain(other, theirs + shift)
                    if after + back[here] - back[other] < before:
                        self.give(rival, here)
                        self.give(task, other)
                        return True
        return False

    def better(self, task: int) -> bool:
        """Move a task, or swap it where its person has too much; whether that helped."""
        worth_a_swap = self.swaps > 0 and self.hurts(self.chosen[task])
        return self.move(task) or (worth_a_swap and self.swap(task))


def descend(sharing: Sharing, chosen: Sequence[int], target: int) -> list[int]:
    """Better a way of sharing until no move or swap helps.

    Parameters
    ----------
    sharing : tasks and people
    chosen : person of each task, to start with
    target : load that nobody should exceed
    """
    standing = Standing(sharing, chosen, target)
    free = [task for task, people in enumerate(sharing.people) if len(people) > 1]
    for _ in range(ROUNDS):
        if not sum(standing.better(task) for task in free):
            break
    return standing.chosen
