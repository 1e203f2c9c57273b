"""Who stands where: virtual groups, support group, working group, and the rows of groups.csv."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

__all__ = [
    "LEADER",
    "MEMBER",
    "ROLES",
    "SUPPORT",
    "SUPPORT_LEADER",
    "WORKING",
    "Division",
    "Group",
    "Standing",
]

MEMBER, LEADER = "member", "leader"
SUPPORT, SUPPORT_LEADER = "support", "support_leader"
WORKING = "working"
ROLES = (MEMBER, LEADER, SUPPORT, SUPPORT_LEADER, WORKING)


class Standing(NamedTuple):
    """One row of groups.csv."""

    engineer: str
    group: str
    role: str


@dataclass(frozen=True)
class Group:
    """A virtual group.

    Attributes
    ----------
    name : id of the group
    members : everybody in it, the leader as well, by id
    leader : empty where there is none
    """

    name: str
    members: tuple[str, ...]
    leader: str = ""


@dataclass(frozen=True)
class Division:
    """All groups of a season.

    Attributes
    ----------
    groups : virtual groups, by id
    support : everybody in the support group, its leader as well, by id
    support_leader : empty where there is none
    working : the working group, by id
    """

    groups: tuple[Group, ...]
    support: tuple[str, ...] = ()
    support_leader: str = ""
    working: tuple[str, ...] = ()

    @property
    def rows(self) -> list[Standing]:
        """Rows of groups.csv, by engineer and group."""
        rows = [
            Standing(who, group.name, LEADER if who == group.leader else MEMBER)
            for group in self.groups
            for who in group.members
        ]
        rows += [
            Standing(who, SUPPORT, SUPPORT_LEADER if who == self.support_leader else SUPPORT)
            for who in self.support
        ]
        rows += [Standing(who, WORKING, WORKING) for who in self.working]
        return sorted(rows)

    @classmethod
    def of_rows(cls, rows: Iterable[Standing]) -> Division:
        """Read rows of groups.csv; of several leaders of one group the first counts."""
        by_role: dict[str, list[Standing]] = defaultdict(list)
        for row in sorted(rows):
            by_role[row.role].append(row)
        members: dict[str, set[str]] = defaultdict(set)
        for row in by_role[MEMBER] + by_role[LEADER]:
            members[row.group].add(row.engineer)
        leaders = {row.group: row.engineer for row in reversed(by_role[LEADER])}
        heads = [row.engineer for row in by_role[SUPPORT_LEADER]]
        support = {row.engineer for row in by_role[SUPPORT]} | set(heads)
        return cls(
            tuple(
                Group(name, tuple(sorted(people)), leaders.get(name, ""))
                for name, people in sorted(members.items())
            ),
            tuple(sorted(support)),
            heads[0] if heads else "",
            tuple(row.engineer for row in by_role[WORKING]),
        )

    @property
    def group_of(self) -> dict[str, str]:
        """Engineer -> virtual group."""
        return {who: group.name for group in self.groups for who in group.members}
