"""A large department as a few wings, each divided by itself.

The model of a department grows with people × groups × meeting places: two hundred people take
minutes to write down. People who were together last season, and who live near the same meeting
place, are put in one wing of a few groups; then people are exchanged until every wing has the
leaders and the skills that its groups need, as far as the department has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from ce_opt.groups.department import Department

__all__ = ["LARGEST_WHOLE", "wings"]

LARGEST_WHOLE = 100
"""People of a department up to which it is divided as a whole."""
GROUPS = 3
"""Groups of a wing, about."""
Wing = list[int]


def wings(department: Department) -> list[Department]:
    """Divide a department into wings.

    Parameters
    ----------
    department : more people than two wings hold
    """
    groups = -(-department.own // department.rules.max_size)
    count = max(2, round(groups / GROUPS))
    parts = dealt(department, count)
    wanted = requirements(department)
    for who in department.guests:  # a guest leads, so goes where leaders are short
        short = [wanted[0].lacking(department, part) for part in parts]
        parts[max(range(count), key=lambda place: (short[place], -place))].append(who)
    for place in range(len(wanted)):
        exchange_all(department, parts, wanted[: place + 1])
    return [department.part(sorted(part)) for part in parts]


class Requirement:
    """People whom every group needs some of: holders of a specialty, or leaders."""

    def __init__(self, holders: frozenset[int], people: int) -> None:
        self.holders, self.people = holders, people

    def lacking(self, department: Department, wing: Sequence[int]) -> int:
        """How many more a wing needs; negative where it can spare some."""
        own = sum(who < department.own for who in wing)
        groups = max(
            -(-own // department.rules.max_size), sum(who >= department.own for who in wing)
        )
        return groups * self.people - sum(who in self.holders for who in wing)


def requirements(department: Department) -> list[Requirement]:
    """What every group of a department needs: a leader first, then each specialty."""
    held = [
        frozenset(who for who, levels in enumerate(department.level) if levels[place] >= need.level)
        for place, need in enumerate(department.cover)
    ]
    needs = [
        Requirement(who, need.people) for who, need in zip(held, department.cover, strict=True)
    ]
    return [Requirement(frozenset(department.leaders), 1), *needs]


def dealt(department: Department, count: int) -> list[Wing]:
    """Deal the department's own people into wings of equal size, neighbours side by side."""
    order = sorted(range(department.own), key=lambda who: neighbourhood(department, who))
    marks = [len(order) * place // count for place in range(count + 1)]
    return [order[low:high] for low, high in pairwise(marks)]


def neighbourhood(department: Department, who: int) -> tuple[int, str, int]:
    """Where somebody belongs: with last season's group, and the meeting place that is nearest.

    People of one last group go by the place that is nearest to the first of them.
    """
    last = department.last[who]
    one = department.last.index(last) if last else who
    home = department.home[one]
    return home.index(min(home)) if home else 0, last, who


def exchange_all(department: Department, parts: list[Wing], wanted: Sequence[Requirement]) -> None:
    """Exchange people till every wing has enough of the last kind, or none has any to spare."""
    for wing in parts:
        while wanted[-1].lacking(department, wing) > 0:
            if not exchange(department, parts, wing, wanted):
                break


def exchange(
    department: Department, parts: list[Wing], wing: Wing, wanted: Sequence[Requirement]
) -> bool:
    """Get one more person of the last kind into a wing; no wing gets short of another kind."""
    *before, kind = wanted
    for other in parts:
        if other is wing or kind.lacking(department, other) >= 0:
            continue
        comers = [who for who in other if who in kind.holders and who < department.own]
        goers = [who for who in wing if who not in kind.holders and who < department.own]
        for comes, goes in product(comers, goers):
            here = [comes if who == goes else who for who in wing]
            there = [goes if who == comes else who for who in other]
            if as_good(department, before, (wing, here), (other, there)):
                wing[:], other[:] = here, there
                return True
    return False


def as_good(
    department: Department, kinds: Sequence[Requirement], *changes: tuple[Wing, Wing]
) -> bool:
    """Whether wings (before, after) lack no more of any kind than before, or none."""
    return all(
        kind.lacking(department, after) <= max(0, kind.lacking(department, before))
        for kind in kinds
        for before, after in changes
    )
