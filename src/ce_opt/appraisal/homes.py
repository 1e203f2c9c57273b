"""Where each engineer is ranked: once, in the group that is theirs.

    members of a virtual group      in that group
    support engineers               in the support group, also those who lead a virtual group
    other leaders                   in the group that they lead
    the working group               in the working group
    a plan without groups           in the department

A group with fewer people than ``appraisal.small_group`` is ranked with the other small ones of its
kind in the department, and where these are too few together with those of all departments
(``small_groups = "pool"``); the support group and the working group stay by themselves. Whoever has
no group, no seat, no work and no mark is not appraised.

The label of those who are ranked together is a word of the tables, the same in every language;
`label_said` puts it into the language that is spoken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from ce_opt.language import marked, tr
from ce_opt.season.appraisal_rules import Appraisal
from ce_opt.season.season import Season

__all__ = ["EVERYWHERE", "HOME_ROLES", "Home", "homes", "label_said"]

Sort = Literal["virtual", "support", "working", "department"]
HOME_ROLES: Mapping[str, Sort] = {
    "member": "virtual",
    "support_leader": "support",
    "support": "support",
    "leader": "virtual",
    "working": "working",
}
"""Roles of table groups, the one that decides where somebody is ranked first -> kind of group."""
POOLED = ("virtual", "department")
"""Kinds of groups of which there are several, so that small ones have others to go with."""
EVERYWHERE = marked("all departments (small groups)")
UNGROUPED, SMALL = " (no group)", " (small groups)"
"""End of the label of a department's people without a group, and of its small groups together."""
ALONE = "none"
"""Role of an engineer without a group."""


@dataclass(frozen=True)
class Home:
    """Where an engineer is ranked.

    Attributes
    ----------
    engineer : id
    group : id of the group; of the department where the engineer has none
    role : in that group; ``none`` without a group
    kind : of the group
    department : the engineer's own
    ranked_in : label of those who are ranked together
    """

    engineer: str
    group: str
    role: str
    kind: Sort
    department: str
    ranked_in: str


def homes(
    season: Season, groups: pd.DataFrame | None, active: Collection[str], rules: Appraisal
) -> list[Home]:
    """Find everybody's home, in the order of the engineers' ids.

    Parameters
    ----------
    groups : table *groups* of the plan; None or empty where there are no groups
    active : engineers with a seat, logged work or a mark
    """
    place = first_roles(groups)
    found = []
    for engineer, department in season.engineers[["engineer", "department"]].itertuples(
        index=False
    ):
        if engineer in place:
            group, role = place[engineer]
            home = Home(engineer, group, role, HOME_ROLES[role], department, group)
            found.append(home)
        elif engineer in active:
            label = f"{department}{UNGROUPED}" if place else department
            home = Home(engineer, department, ALONE, "department", department, label)
            found.append(home)
    return pooled(found, rules) if rules.small_groups == "pool" else found


def label_said(label: str) -> str:
    """Put the label of those who are ranked together into words.

    >>> label_said("D1 (small groups)"), label_said("D1-2")
    ('D1 (small groups)', 'D1-2')
    """
    if label == EVERYWHERE:
        return tr(EVERYWHERE)
    if label.endswith(UNGROUPED):
        return tr("{department} (no group)", department=label.removesuffix(UNGROUPED))
    if label.endswith(SMALL):
        return tr("{department} (small groups)", department=label.removesuffix(SMALL))
    return label


def first_roles(groups: pd.DataFrame | None) -> dict[str, tuple[str, str]]:
    """Engineer -> group and role that decide; the first group by id among equals."""
    if groups is None:
        return {}
    order = {role: place for place, role in enumerate(HOME_ROLES)}
    found: dict[str, tuple[int, str, str]] = {}
    for engineer, group, role in groups[["engineer", "group", "role"]].itertuples(index=False):
        if role in order:
            key = (order[role], group, role)
            found[engineer] = min(found.get(engineer, key), key)
    return {engineer: (group, role) for engineer, (_, group, role) in found.items()}


def pooled(found: Iterable[Home], rules: Appraisal) -> list[Home]:
    """Rank small groups together: first within the department, then over all departments."""
    within = [
        replace(home, ranked_in=f"{home.department}{SMALL}")
        if small and home.kind == "virtual"
        else home
        for home, small in too_small(found, rules)
    ]
    return [
        replace(home, ranked_in=EVERYWHERE) if small and home.kind in POOLED else home
        for home, small in too_small(within, rules)
    ]


def too_small(found: Iterable[Home], rules: Appraisal) -> list[tuple[Home, bool]]:
    """Say of each whether too few are ranked together with them."""
    people = list(found)
    size = Counter((home.kind, home.ranked_in) for home in people)
    return [(home, size[home.kind, home.ranked_in] < rules.small_group) for home in people]
