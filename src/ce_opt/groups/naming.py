"""Ids of groups: those that last season's had where they continue one, else new ones.

A new group is called by its department and a number, as D03-2: numbers follow the first members by
id, and leave out what was the id of a group last season.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

__all__ = ["named"]


def named(department: str, follows: Sequence[str], taken: Collection[str]) -> list[str]:
    """Name the groups of a department.

    Parameters
    ----------
    department : its id
    follows : of each group, in the order of their first members, last season's id; or empty
    taken : ids that no new group may have

    >>> named("D1", ["", "D1-2", ""], {"D1-2"})
    ['D1-1', 'D1-2', 'D1-3']
    """
    used, names, number = {*taken, *follows}, [], 0
    for last in follows:
        name = last
        while not name:
            number += 1
            new = f"{department}-{number}"
            name = "" if new in used else new
        names.append(name)
    return names
