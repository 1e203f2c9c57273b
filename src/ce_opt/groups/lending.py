"""Leaders for departments that have too few: people whom other departments can spare.

A department needs as many leaders as it has groups, the fewest that max_size allows. They are its
own support engineers, engineers of its own who are drawn into the support group, and whom other
departments lend of either:

    min  Σ_lent home_minutes · minutes(home → department)  +  drawn_leader · drawn  +  BIG · missing

This is all that couples the departments: given who is lent, each is divided by itself. A department
lends nobody whom its own groups need to lead, to be large enough or to cover a specialty; and it
borrows only what its own support engineers lack.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

from ce_opt.groups.facts import GroupFacts
from ce_opt.groups.model import configured, weighted, whole

__all__ = ["Loans", "lend"]

UNITS = 10**3
"""Units per point."""
WORK = 5.0
"""Deterministic time; a few dozen departments take hundredths of it."""


@dataclass(frozen=True)
class Loans:
    """Who leads elsewhere.

    Attributes
    ----------
    guests : department -> leaders whom others lend to it, by id
    lent : department -> its people who lead elsewhere, by id
    """

    guests: Mapping[str, tuple[str, ...]]
    lent: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Supply:
    """What a department has of leaders.

    Attributes
    ----------
    groups : how many groups it has
    support, drawable : own people who may lead, support engineers by entry and others
    spare : how many of both it can do without
    """

    groups: int
    support: tuple[str, ...]
    drawable: tuple[str, ...]
    spare: int

    @property
    def lacking(self) -> int:
        """Leaders that its own support engineers are short of."""
        return max(0, self.groups - len(self.support))


def lend(facts: GroupFacts, seed: int = 0) -> Loans:
    """Choose who is lent to which department."""
    supplies = {name: supply(facts, name) for name, staff in facts.staff.items() if staff}
    needy = [name for name, found in supplies.items() if found.lacking]
    if not needy:
        return Loans({}, {})
    model = cp_model.CpModel()
    loans = {
        (who, target): model.new_bool_var(f"lend {who} {target}")
        for source, found in supplies.items()
        if found.spare
        for who in (*found.support, *found.drawable)
        for target in needy
        if source != target and welcome(facts, who, target)
    }
    lacking = sum(found.lacking for found in supplies.values())
    ties = 1 + lacking * len(loans)  # of equally near people the first by id are lent
    costs = [
        (loan, ties * whole(loan_points(facts, who, target) * UNITS) + place)
        for place, ((who, target), loan) in enumerate(loans.items())
    ]
    costs += [
        (variable, ties * units) for variable, units in meet_needs(facts, model, supplies, loans)
    ]
    keep_own(facts, model, supplies, loans)
    model.minimize(weighted(costs))
    solver = configured(WORK, seed)
    status = solver.solve(model)
    made = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    chosen = [pair for pair, loan in loans.items() if made and solver.value(loan)]
    return as_loans(facts, chosen)


def supply(facts: GroupFacts, department: str) -> Supply:
    """Count groups and leaders of a department."""
    staff, groups = facts.staff[department], facts.fewest_groups(department)
    able = [who for who in staff if facts.may_lead(who)]
    left = len(staff) - max(1, groups * facts.rules.min_size)
    return Supply(
        groups,
        tuple(who for who in able if facts.is_support(who)),
        tuple(who for who in able if not facts.is_support(who)),
        max(0, min(len(able) - groups, left)),
    )


def welcome(facts: GroupFacts, who: str, department: str) -> bool:
    """Whether somebody is in conflict with nobody of a department."""
    return not any(frozenset((who, other)) in facts.conflicts for other in facts.staff[department])


def loan_points(facts: GroupFacts, who: str, department: str) -> float:
    """Points of lending somebody to a department."""
    place, weights = facts.departments[department]["district"], facts.rules.weights
    drawing = 0.0 if facts.is_support(who) else weights.drawn_leader
    return weights.home_minutes * facts.minutes(facts.home(who), place) + drawing


def meet_needs(
    facts: GroupFacts,
    model: cp_model.CpModel,
    supplies: Mapping[str, Supply],
    loans: Mapping[tuple[str, str], cp_model.IntVar],
) -> list[tuple[cp_model.IntVar, int]]:
    """Add who leads each department's groups; give what drawing and lacking cost."""
    drawing = whole(facts.rules.weights.drawn_leader * UNITS)
    dearest = max([drawing, *(whole(loan_points(facts, *pair) * UNITS) for pair in loans)])
    big = 1 + dearest * sum(found.groups for found in supplies.values())
    costs = []
    for name, found in supplies.items():
        own = set(found.support) | set(found.drawable)
        came = [loan for (_, target), loan in loans.items() if target == name]
        left = [loan for (who, _), loan in loans.items() if who in own]
        left_support = [loan for (who, _), loan in loans.items() if who in set(found.support)]
        support = model.new_int_var(0, len(found.support), f"support {name}")
        drawn = model.new_int_var(0, len(found.drawable), f"drawn {name}")
        missing = model.new_int_var(0, found.groups, f"missing {name}")
        model.add(sum(came) <= found.lacking)
        model.add(sum(came) + support + drawn + missing == found.groups)
        model.add(support + sum(left_support) <= len(found.support))
        model.add(support + drawn + sum(left) <= len(own))
        model.add(drawn + sum(left) - sum(left_support) <= len(found.drawable))
        costs += [(drawn, drawing), (missing, big)]
    return costs


def keep_own(
    facts: GroupFacts,
    model: cp_model.CpModel,
    supplies: Mapping[str, Supply],
    loans: Mapping[tuple[str, str], cp_model.IntVar],
) -> None:
    """Keep in each department whom its own groups need."""
    by_person: dict[str, list[cp_model.IntVar]] = defaultdict(list)
    for (who, _), loan in loans.items():
        by_person[who].append(loan)
    for trips in by_person.values():
        model.add_at_most_one(trips)
    for name, found in supplies.items():
        able = (*found.support, *found.drawable)
        out = {who: sum(by_person[who]) for who in able if who in by_person}
        if not out:
            continue
        model.add(sum(out.values()) <= found.spare)
        for need in facts.cover(name):
            held = [
                who for who in facts.staff[name] if facts.level(who, need.specialty) >= need.level
            ]
            free = max(0, len(held) - need.people * found.groups)
            if any(who in out for who in held):
                model.add(sum(out[who] for who in held if who in out) <= free)


def as_loans(facts: GroupFacts, chosen: list[tuple[str, str]]) -> Loans:
    """Sort loans by both departments."""
    guests: dict[str, list[str]] = defaultdict(list)
    lent: dict[str, list[str]] = defaultdict(list)
    for who, target in sorted(chosen):
        guests[target].append(who)
        lent[facts.engineers[who]["department"]].append(who)
    return Loans(
        {name: tuple(people) for name, people in guests.items()},
        {name: tuple(people) for name, people in lent.items()},
    )
