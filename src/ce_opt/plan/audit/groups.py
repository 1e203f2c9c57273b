"""The groups: every row known, every rule kept, every id as it must be."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Breach
from ce_opt.groups import Division, GroupFacts, Standing, breaches
from ce_opt.groups.division import LEADER, MEMBER, ROLES, SUPPORT, SUPPORT_LEADER, WORKING
from ce_opt.groups.naming import named
from ce_opt.plan.audit.subject import Subject
from ce_opt.plan.group_table import division_of
from ce_opt.plan.layout import GROUPS

__all__ = ["groups"]

HOMES = {SUPPORT: SUPPORT, SUPPORT_LEADER: SUPPORT, WORKING: WORKING}
"""Role -> the group that it belongs to; members and leaders have virtual groups."""


def groups(subject: Subject) -> Iterator[Breach]:
    """Hold table *groups* against the season; it must be there where section [groups] stands."""
    table, facts = subject.plan.groups, GroupFacts(subject.facts.season)
    if table is None:
        if facts.season.rulebook.groups is not None:
            sentence = f"{GROUPS.file} is missing: see section groups of the rule book"
            yield Breach("groups", GROUPS.file, sentence)
        return
    rows = [Standing(*row) for row in table.itertuples(index=False, name=None)]
    wrong = list(wrong_rows(rows, set(subject.facts.engineers)))
    yield from wrong
    if not wrong:
        division = division_of(table)
        yield from breaches(facts, division)
        yield from wrong_names(facts, division)


def wrong_rows(rows: list[Standing], known: set[str]) -> Iterator[Breach]:
    """Rows that say something that cannot be, or say it twice."""
    heads: dict[str, str] = {}
    for place, row in enumerate(rows):
        where = f"{GROUPS.file} {row.engineer}"
        if row.engineer not in known:
            yield Breach("groups", row.engineer, f"{where}: is no engineer of the season")
        if row.role not in ROLES:
            roles = ", ".join(ROLES)
            yield Breach("role", row.engineer, f'{where}: role is "{row.role}", not one of {roles}')
        elif HOMES.get(row.role, row.group) != row.group or (
            row.role in (MEMBER, LEADER) and row.group in (SUPPORT, WORKING, "")
        ):
            yield Breach("group", row.engineer, f'{where}: nobody is {row.role} of "{row.group}"')
        if place and rows[place - 1][:2] >= row[:2]:
            yield Breach("groups", row.engineer, f"{where}: rows must be by engineer and group")
        if row.role in (LEADER, SUPPORT_LEADER):
            if row.group in heads:
                sentence = f"{where}: {heads[row.group]} leads {row.group} as well"
                yield Breach("role", row.engineer, sentence)
            heads[row.group] = row.engineer


def wrong_names(facts: GroupFacts, division: Division) -> Iterator[Breach]:
    """Ids: of last season where a group continues one there, else the department and a number."""
    taken = set(facts.season.last_groups["group"])
    for department in facts.staff:
        own = [group for group in division.groups if facts.department_of(group) == department]
        own.sort(key=lambda group: group.members)
        follows = [
            group.name
            if any(facts.last_group.get(who) == group.name for who in group.members)
            and facts.heirs.get(group.name) == department
            else ""
            for group in own
        ]
        for group, name in zip(own, named(department, follows, taken), strict=True):
            if group.name != name:
                sentence = f"{GROUPS.file}: group {group.name} should be called {name}"
                yield Breach("group", group.name, sentence)
