"""What ``ce-opt groups`` says to a planner, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.groups import Group, GroupFacts
from ce_opt.groups.results import DepartmentResult, Formation, SupportResult
from ce_opt.language import tr, tr_count

__all__ = ["lines"]


def lines(facts: GroupFacts, found: Formation) -> Iterator[str]:
    """Everything in order; a blank line between the parts."""
    if facts.season.rulebook.groups is None:
        yield tr(
            "the rule book has no section groups: what follows uses its defaults, and changes "
            "no plan"
        )
    for result in found.departments:
        yield from department(facts, found, result)
    yield ""
    yield from support(found)
    yield from working(found)
    yield ""
    if not found.shortages:
        yield tr("nothing is short")
    refused = found.refusals if facts.binding else ()
    for short in found.shortages:
        if short in refused:
            yield tr("refused: {shortage}", shortage=short)
        else:
            yield tr("short: {shortage}", shortage=short)
    if refused:
        yield tr('mend these, or set groups.shortages = "accept" to plan all the same')


def department(facts: GroupFacts, found: Formation, result: DepartmentResult) -> Iterator[str]:
    """One department: how it was divided, and each group."""
    staff, name = len(facts.staff[result.department]), facts.departments[result.department]["name"]
    yield ""
    yield tr_count(
        result.groups,
        "{department} {name}: {staff} engineers, {count} group, {points:.2f} points ({proof})",
        "{department} {name}: {staff} engineers, {count} groups, {points:.2f} points ({proof})",
        department=result.department,
        name=name,
        staff=staff,
        points=result.points,
        proof=proof(result),
    )
    for group in found.division.groups:
        if group.name in result.terms:
            yield from virtual_group(facts, group, result)


def virtual_group(facts: GroupFacts, group: Group, result: DepartmentResult) -> Iterator[str]:
    """One virtual group: people, place, skills and points."""
    others = [who for who in group.members if who != group.leader]
    where = facts.meeting_place(result.department, group)
    yield "  " + tr(
        "{group}: {leader}; {others}",
        group=group.name,
        leader=leading(facts, group, result),
        others=", ".join(others) or tr("nobody else"),
    )
    held = [
        tr(
            "{specialty} {count} at level {level}",
            specialty=need.specialty,
            count=sum(facts.level(who, need.specialty) >= need.level for who in group.members),
            level=need.level,
        )
        for need in facts.cover(result.department)
    ]
    terms = [f"{term} {points:.1f}" for term, points in result.terms[group.name].items() if points]
    covered = ", ".join(held) or tr("nothing to cover")
    yield "    " + tr("meets in {place}; {covered}", place=where, covered=covered)
    yield "    " + (", ".join(terms) or tr("no points"))


def leading(facts: GroupFacts, group: Group, result: DepartmentResult) -> str:
    """Name the leader, and where from."""
    if not group.leader:
        return tr("no leader")
    home = facts.engineers[group.leader]["department"]
    said = {"leader": group.leader, "home": home}
    drawn, lent = not facts.is_support(group.leader), home != result.department
    if lent and drawn:
        return tr("led by {leader}, lent by {home}, drawn into the support group", **said)
    if lent:
        return tr("led by {leader}, lent by {home}", **said)
    if drawn:
        return tr("led by {leader}, drawn into the support group", **said)
    return tr("led by {leader}", **said)


def proof(result: DepartmentResult | SupportResult) -> str:
    """Say how good a division is proven to be."""
    return tr("optimal") if result.status == "optimal" else tr("gap {gap:.1%}", gap=result.gap)


def support(found: Formation) -> Iterator[str]:
    """The support group."""
    division, result = found.division, found.support
    others = [who for who in division.support if who != division.support_leader]
    yield tr(
        "support group: led by {leader}; {others}",
        leader=division.support_leader or tr("nobody"),
        others=", ".join(others),
    )
    counts = ", ".join(f"{name} {count}" for name, count in result.covered.items())
    yield "  " + tr("people at the level of the rule book: {counts}", counts=counts)
    yield "  " + tr(
        "drawn into it: {engineers}; {points:.2f} points ({proof})",
        engineers=", ".join(result.drawn) or tr("nobody"),
        points=result.points,
        proof=proof(result),
    )


def working(found: Formation) -> Iterator[str]:
    """The working group, and what duties take."""
    people = ", ".join(found.division.working) or tr("nobody declared (groups.working_group)")
    yield tr("working group: {engineers}", engineers=people)
    hours = found.duty_hours
    yield tr(
        "duties take {hours:g} care hours of {count} engineers",
        hours=sum(hours.values()),
        count=len(hours),
    )
