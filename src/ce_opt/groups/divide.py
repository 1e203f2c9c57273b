"""One department divided into as few groups as the rules allow, at the least points.

Each group costs a leader's hours, so the numbers of groups are tried from the fewest that max_size
allows; a number is given up when the solver *proves* that the rules cannot be kept with it. Where
no number will do, the department is divided as near to the rules as can be: into the fewest groups
in which nobody is in conflict, with the fewest people missing.

With many groups any division that keeps the rules is found first, to begin with. A department too
large to be proven is improved pair by pair: the people of two groups are divided
anew, and of the slots that are not open, while all others stay (large-neighbourhood search, Shaw
1998). The bound is that of the whole. One of more than a hundred people is divided wing by wing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations

from ce_opt.groups.department import Department
from ce_opt.groups.model import Model, Shares
from ce_opt.groups.results import Draft, DraftGroup, Verdict
from ce_opt.groups.rules import RULES
from ce_opt.groups.terms import TERMS, Term
from ce_opt.groups.wings import LARGEST_WHOLE, wings

__all__ = ["divide"]

FOUND = (Verdict.OPTIMAL, Verdict.FEASIBLE)
DEAREST = 2**62
"""Price of a division that is not known yet."""
MANY = 4
"""Groups from which on any division that keeps the rules is looked for first."""
LONGER = 8
"""How many times as long an attempt may take where no division was found at first."""
FIRST = 0.5
"""Share of the work that goes to the whole department; the rest to pairs of groups."""
PAIR = 0.15
"""Share of the work that a pair of groups may take."""


def divide(department: Department, work: float, seed: int = 0) -> Draft:
    """Divide a department that has people.

    Parameters
    ----------
    work : deterministic time of each attempt, CP-SAT's unit (about a second)

    Returns
    -------
    the groups; something is short where the rules cannot be kept (or no way was found in time)
    """
    spent = 0.0
    fewest = max(1, len(department.guests), -(-department.own // department.rules.max_size))
    if department.own > LARGEST_WHOLE:
        parts = wings(department)
        joined = joined_wings([divide(part, work / len(parts), seed) for part in parts])
        sure = not conceivable(department, fewest)  # that something is short
        if joined.verdict in FOUND and (sure or not joined.short):
            return joined
        spent = joined.work
    for count in range(fewest, department.own + 1):
        if not conceivable(department, count):
            break
        draft = persistent(department, count, work, seed)
        spent += draft.work
        if draft.verdict in FOUND:
            return replace(draft, work=spent)
        if draft.verdict is Verdict.UNKNOWN:
            break
    return relaxed(department, fewest, work, seed, spent)


def joined_wings(drafts: Sequence[Draft]) -> Draft:
    """Put the groups of wings together; nothing is proven of the whole.

    A last group that people of two wings continue goes to the larger group.
    """
    groups = sorted(group for draft in drafts for group in draft.groups)
    heirs = {group.follows: group for group in sorted(groups, key=lambda one: len(one.members))}
    short: Counter[tuple[str, str]] = Counter()
    for draft in drafts:
        for kind, what, amount in draft.short:
            short[kind, what] += amount
    found = all(draft.verdict in FOUND for draft in drafts)
    return Draft(
        Verdict.FEASIBLE if found else Verdict.UNKNOWN,
        tuple(
            group._replace(follows=group.follows * (heirs[group.follows] is group), slot=slot)
            for slot, group in enumerate(groups)
        ),
        short=tuple((*key, amount) for key, amount in sorted(short.items())),
        work=sum(draft.work for draft in drafts),
    )


def persistent(
    department: Department, count: int, work: float, seed: int, relax: bool = False
) -> Draft:
    """Try for longer where no division was found, and none proven impossible."""
    draft = attempt(department, count, work, seed, relax)
    if draft.verdict is Verdict.UNKNOWN:
        longer = attempt(department, count, LONGER * work, seed, relax)
        draft = replace(longer, work=draft.work + longer.work)
    return draft


def conceivable(department: Department, count: int) -> bool:
    """Whether there are enough people, leaders and skills for so many groups; fewer need less."""
    rules = department.rules
    held = (
        sum(levels[place] >= need.level for levels in department.level) >= count * need.people
        for place, need in enumerate(department.cover)
    )
    enough = department.own >= count * rules.min_size and len(department.leaders) >= count
    return enough and all(held)


def relaxed(department: Department, fewest: int, work: float, seed: int, spent: float) -> Draft:
    """Come as near to the rules as can be."""
    for count in range(min(fewest, department.own), department.own + 1):
        draft = persistent(department, count, work, seed, relax=True)
        spent += draft.work
        if draft.verdict in FOUND:
            return replace(draft, work=spent)
    return Draft(Verdict.UNKNOWN, work=spent)


def attempt(
    department: Department, count: int, work: float, seed: int, relax: bool = False
) -> Draft:
    """Divide into a number of groups, and improve what is not proven."""
    model, start = build(department, count, relax), Draft(Verdict.UNKNOWN)
    if count >= MANY:
        start = build(department, count, relax, terms=()).solve(work, seed)
        if start.verdict not in FOUND:
            return start
        model.keep(start.groups, model.slots)
    draft = model.solve(FIRST * work, seed)
    if draft.verdict is Verdict.UNKNOWN and start.groups:
        draft = replace(start, verdict=Verdict.FEASIBLE, bound=0.0, price=DEAREST, work=draft.work)
    improved = draft.verdict is Verdict.FEASIBLE
    while improved and draft.work < work:
        improved = False
        for pair in combinations(dearest_first(draft), 2):
            if draft.work >= work:
                break
            better = rearranged(department, count, relax, draft, pair, PAIR * work, seed)
            improved |= better.price < draft.price
            draft = replace(better if better.price < draft.price else draft, work=better.work)
    return draft


def dearest_first(draft: Draft) -> list[DraftGroup]:
    """Groups of a draft, the largest first: there is most to gain."""
    return sorted(draft.groups, key=lambda one: (-len(one.members), one.slot))


def rearranged(
    department: Department,
    count: int,
    relax: bool,
    draft: Draft,
    pair: Collection[DraftGroup],
    work: float,
    seed: int,
) -> Draft:
    """Divide the people of two groups anew; verdict and bound stay those of the whole."""
    model = build(department, count, relax)
    taken = {one.slot for one in draft.groups} - {one.slot for one in pair}
    model.keep(draft.groups, [g for g in model.slots if g not in taken])
    found = model.solve(work, seed)
    spent = draft.work + found.work
    if found.verdict not in FOUND:
        return replace(draft, work=spent)
    return replace(draft, groups=found.groups, price=found.price, short=found.short, work=spent)


def build(department: Department, count: int, relax: bool, terms: Sequence[Term] = TERMS) -> Model:
    """Build the model of a department and a number of groups."""
    model = Model(department, count, relax)
    for rule in RULES:
        rule.add(model)
    for term in terms:
        term.add(model)
    dearest = department.rules.weakest_share
    model.minimise(Shares(1 - dearest, dearest))
    return model
