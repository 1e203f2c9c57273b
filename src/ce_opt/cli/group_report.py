"""What ``ce-opt groups`` says to a planner, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.groups import Group, GroupFacts
from ce_opt.groups.results import DepartmentResult, Formation

__all__ = ["lines"]


def lines(facts: GroupFacts, found: Formation) -> Iterator[str]:
    """Everything in order; a blank line between the parts."""
    if facts.season.rulebook.groups is None:
        yield (
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
        yield "nothing is short"
    refused = found.refusals if facts.binding else ()
    for short in found.shortages:
        yield f"{'refused' if short in refused else 'short'}: {short}"
    if refused:
        yield 'mend these, or set groups.shortages = "accept" to plan all the same'


def department(facts: GroupFacts, found: Formation, result: DepartmentResult) -> Iterator[str]:
    """One department: how it was divided, and each group."""
    staff, name = len(facts.staff[result.department]), facts.departments[result.department]["name"]
    proof = "optimal" if result.status == "optimal" else f"gap {result.gap:.1%}"
    yield ""
    yield (
        f"{result.department} {name}: {staff} engineers, {result.groups} "
        f"{'group' if result.groups == 1 else 'groups'}, {result.points:.2f} points ({proof})"
    )
    for group in found.division.groups:
        if group.name in result.terms:
            yield from virtual_group(facts, group, result)


def virtual_group(facts: GroupFacts, group: Group, result: DepartmentResult) -> Iterator[str]:
    """One virtual group: people, place, skills and points."""
    others = [who for who in group.members if who != group.leader]
    where = facts.meeting_place(result.department, group)
    yield f"  {group.name}: {leading(facts, group, result)}; {', '.join(others) or 'nobody else'}"
    held = []
    for need in facts.cover(result.department):
        count = sum(facts.level(who, need.specialty) >= need.level for who in group.members)
        held.append(f"{need.specialty} {count} at level {need.level}")
    terms = (f"{term} {points:.1f}" for term, points in result.terms[group.name].items() if points)
    yield f"    meets in {where}; {', '.join(held) or 'nothing to cover'}"
    yield f"    {', '.join(terms) or 'no points'}"


def leading(facts: GroupFacts, group: Group, result: DepartmentResult) -> str:
    """Name the leader, and where from."""
    if not group.leader:
        return "no leader"
    home = facts.engineers[group.leader]["department"]
    drawn = "" if facts.is_support(group.leader) else ", drawn into the support group"
    lent = f", lent by {home}" if home != result.department else ""
    return f"led by {group.leader}{lent}{drawn}"


def support(found: Formation) -> Iterator[str]:
    """The support group."""
    division, result = found.division, found.support
    others = [who for who in division.support if who != division.support_leader]
    proof = "optimal" if result.status == "optimal" else f"gap {result.gap:.1%}"
    yield f"support group: led by {division.support_leader or 'nobody'}; {', '.join(others)}"
    counts = ", ".join(f"{name} {count}" for name, count in result.covered.items())
    yield f"  people at the level of the rule book: {counts}"
    drawn = ", ".join(result.drawn) or "nobody"
    yield f"  drawn into it: {drawn}; {result.points:.2f} points ({proof})"


def working(found: Formation) -> Iterator[str]:
    """The working group, and what duties take."""
    people = ", ".join(found.division.working) or "nobody declared (groups.working_group)"
    yield f"working group: {people}"
    hours = found.duty_hours
    yield f"duties take {sum(hours.values()):g} care hours of {len(hours)} engineers"
