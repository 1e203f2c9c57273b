"""People who share no task, not even by way of others, are shared out apart from each other.

Each cluster has its own most loaded helper and its own average: what one cannot take off another
does not count between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ce_opt.escalation.sharing.sharing import Sharing

__all__ = ["clusters"]


def clusters(sharing: Sharing) -> Iterator[tuple[Sharing, list[int], list[int]]]:
    """Yield each cluster with the positions of its tasks and of its people, in their order."""
    root = list(range(len(sharing.free)))

    def find(person: int) -> int:
        while root[person] != person:
            root[person] = root[root[person]]
            person = root[person]
        return person

    for people in sharing.people:
        for other in people[1:]:
            one, two = sorted((find(people[0]), find(other)))
            root[two] = one
    tasks: dict[int, list[int]] = defaultdict(list)
    for task, people in enumerate(sharing.people):
        tasks[find(people[0])].append(task)
    for _, members in sorted(tasks.items()):
        yield part(sharing, members)


def part(sharing: Sharing, tasks: list[int]) -> tuple[Sharing, list[int], list[int]]:
    """Cut some tasks and their people out."""
    people = sorted({person for task in tasks for person in sharing.people[task]})
    place = {person: position for position, person in enumerate(people)}
    cut = Sharing(
        tuple(sharing.work[task] for task in tasks),
        tuple(tuple(place[person] for person in sharing.people[task]) for task in tasks),
        tuple(sharing.cost[task] for task in tasks),
        tuple(sharing.free[person] for person in people),
    )
    return cut, tasks, people
