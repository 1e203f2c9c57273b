"""All groups of a season: leaders lent, departments divided, the support group chosen.

    lend ─► divide each department ─► name its groups ─► choose the support group ─► duty hours

Each step is exact, given the ones before it; each department says how far it is proven.
"""

from __future__ import annotations

from collections.abc import Sequence

from ce_opt.groups.department import Department, Minutes
from ce_opt.groups.divide import divide
from ce_opt.groups.division import Division, Group
from ce_opt.groups.duty import duty_hours
from ce_opt.groups.facts import GroupFacts
from ce_opt.groups.lending import lend
from ce_opt.groups.naming import named
from ce_opt.groups.results import DepartmentResult, Draft, Formation, Shortage, Verdict
from ce_opt.groups.shortages import of_draft, of_duty, of_support, unstaffed
from ce_opt.groups.support import choose_support
from ce_opt.groups.terms import group_terms, joined
from ce_opt.season.season import Season

__all__ = ["WORK", "form_groups"]

WORK = 5.0
"""Deterministic time for the departments of a season together, CP-SAT's unit (about a second)."""
LEAST = 0.5
"""Deterministic time that each attempt at a department has in any case."""


def form_groups(season: Season, work: float = WORK, seed: int = 0) -> Formation:
    """Form all groups of a season, by the rules of its section ``[groups]`` or the defaults.

    Parameters
    ----------
    season : a checked season; people whom its workforce leaves without a post have no group
    work : deterministic time for the departments together; the same gives the same groups
    seed : of the solver
    """
    facts = GroupFacts(season)
    minutes, loans = Minutes.of(facts), lend(facts, seed)
    groups: list[Group] = []
    found: list[DepartmentResult] = []
    short: list[Shortage] = [*unstaffed(facts)]
    spent = 0.0
    for name, staff in facts.staff.items():
        guests, lent = loans.guests.get(name, ()), loans.lent.get(name, ())
        if not staff:
            continue
        share = max(LEAST, work * len(staff) / len(facts.engineers))
        draft = divide(Department.of(facts, minutes, name, guests, lent), share, seed)
        spent += draft.work
        own = as_groups(facts, name, draft)
        groups += own
        found.append(result(facts, name, own, draft))
        short += of_draft(facts, name, len(own), draft.short)
    support = choose_support(facts, groups, max(LEAST, work), seed)
    division = Division(
        tuple(sorted(groups, key=lambda group: group.name)),
        support.people,
        support.leader,
        tuple(sorted(facts.rules.working_group)),
    )
    short += [*of_support(facts, support.people), *of_duty(facts, division)]
    hours = duty_hours(facts, division)
    return Formation(
        division, tuple(found), support.result, tuple(short), hours, spent + support.work
    )


def as_groups(facts: GroupFacts, department: str, draft: Draft) -> list[Group]:
    """Name the groups of a draft."""
    taken = set(facts.season.last_groups["group"])
    names = named(department, [one.follows for one in draft.groups], taken)
    return [
        Group(name, one.members, one.leader) for name, one in zip(names, draft.groups, strict=True)
    ]


def result(
    facts: GroupFacts, department: str, groups: Sequence[Group], draft: Draft
) -> DepartmentResult:
    """Say what is known of a division; points are recomputed plainly."""
    terms = {group.name: group_terms(facts, groups, group) for group in groups}
    points = joined(facts, {name: sum(parts.values()) for name, parts in terms.items()})
    bound = min(draft.bound, points)
    status = "optimal" if draft.verdict is Verdict.OPTIMAL else "feasible"
    gap = (points - bound) / points if points > 0 and status != "optimal" else 0.0
    return DepartmentResult(department, status, len(groups), points, bound, gap, terms)
