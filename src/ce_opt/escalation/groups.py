"""Who stands behind whom, as table *groups* of a plan says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

__all__ = ["Groups"]


@dataclass(frozen=True)
class Groups:
    """Virtual groups, support group and working group; ids ascending.

    Attributes
    ----------
    group_of : engineer -> virtual group, of members and leaders
    members : virtual group -> its people, the leader too
    leaders : virtual group -> its leader; a group without one is left out
    support : people of the support group, its leader too
    support_leader : leader of the support group, empty where there is none
    working : people of the working group
    """

    group_of: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    leaders: Mapping[str, str] = field(default_factory=dict)
    support: tuple[str, ...] = ()
    support_leader: str = ""
    working: tuple[str, ...] = ()

    @classmethod
    def of(cls, table: pd.DataFrame) -> Groups:
        """Read table *groups*."""
        rows = sorted(zip(table["engineer"], table["group"], table["role"], strict=True))
        members: dict[str, list[str]] = defaultdict(list)
        for engineer, group, role in rows:
            if role in ("member", "leader"):
                members[group].append(engineer)
        support_leaders = [engineer for engineer, _, role in rows if role == "support_leader"]
        return cls(
            {engineer: group for group, people in members.items() for engineer in people},
            {group: tuple(people) for group, people in members.items()},
            {group: engineer for engineer, group, role in reversed(rows) if role == "leader"},
            tuple(engineer for engineer, _, role in rows if role in ("support", "support_leader")),
            next(iter(support_leaders), ""),
            tuple(engineer for engineer, _, role in rows if role == "working"),
        )

    @property
    def circles(self) -> list[tuple[str, ...]]:
        """People of each group, the support group too: who meets whom."""
        return [*self.members.values(), *([self.support] if self.support else [])]
