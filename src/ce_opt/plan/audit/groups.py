"""The groups: every row known, every rule kept, every id as it must be."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Breach
from ce_opt.groups import Division, GroupFacts, Standing, breaches
from ce_opt.groups.division import LEADER, MEMBER, ROLES, SUPPORT, SUPPORT_LEADER, WORKING
from ce_opt.groups.naming import named
from ce_opt.language import tr
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
            sentence = tr(
                "{file} is missing: see section groups of the rule book", file=GROUPS.file
            )
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
        where: dict[str, object] = {"file": GROUPS.file, "engineer": row.engineer}
        if row.engineer not in known:
            sentence = tr("{file} {engineer}: is no engineer of the season", **where)
            yield Breach("groups", row.engineer, sentence)
        if row.role not in ROLES:
            sentence = tr(
                '{file} {engineer}: role is "{role}", not one of {roles}',
                role=row.role,
                roles=", ".join(ROLES),
                **where,
            )
            yield Breach("role", row.engineer, sentence)
        elif HOMES.get(row.role, row.group) != row.group or (
            row.role in (MEMBER, LEADER) and row.group in (SUPPORT, WORKING, "")
        ):
            sentence = tr(
                '{file} {engineer}: nobody is {role} of "{group}"',
                role=row.role,
                group=row.group,
                **where,
            )
            yield Breach("group", row.engineer, sentence)
        if place and rows[place - 1][:2] >= row[:2]:
            sentence = tr("{file} {engineer}: rows must be by engineer and group", **where)
            yield Breach("groups", row.engineer, sentence)
        if row.role in (LEADER, SUPPORT_LEADER):
            if row.group in heads:
                sentence = tr(
                    "{file} {engineer}: {other} leads {group} as well",
                    other=heads[row.group],
                    group=row.group,
                    **where,
                )
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
                sentence = tr(
                    "{file}: group {group} should be called {name}",
                    file=GROUPS.file,
                    group=group.name,
                    name=name,
                )
                yield Breach("group", group.name, sentence)
