"""The division of a department against every division there is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from ce_opt.groups import GroupFacts, breaches
from ce_opt.groups.department import Department, Minutes
from ce_opt.groups.divide import attempt, divide, rearranged
from ce_opt.groups.form import as_groups, form_groups, result
from ce_opt.groups.results import Verdict
from groups import small
from groups.small import engineer, season_of, skilled, small_departments

SEASONS = 30
"""Seasons of eight small departments each."""


def test_groups_are_the_best_of_all_divisions_of_hundreds_of_small_departments() -> None:
    seen: Counter[str] = Counter()
    for seed in range(SEASONS):
        rows, rules = small_departments(seed)
        facts = GroupFacts(season_of(rows, **rules))
        minutes = Minutes.of(facts)
        for name in facts.staff:
            draft = divide(Department.of(facts, minutes, name), work=3)
            found = result(facts, name, as_groups(facts, name, draft), draft)
            best = small.Department(rows, rules, name).best()
            short = sum(amount for _, _, amount in draft.short)
            where = (seed, name)
            assert (found.status, found.groups, short) == ("optimal", best.groups, best.short), (
                where
            )
            assert found.points == pytest.approx(best.points, abs=1e-4), where
            assert found.bound == pytest.approx(best.points, abs=1e-4), where
            assert found.bound <= best.points + 1e-9, where
            seen[f"{min(best.groups, 3)} groups, {'short' if short else 'whole'}"] += 1
    assert sum(seen.values()) >= 200
    assert min(seen[f"{groups} groups, whole"] for groups in (1, 2, 3)) >= 5
    assert min(seen[f"{groups} groups, short"] for groups in (1, 2, 3)) >= 5


def test_what_is_found_keeps_every_rule_that_is_not_said_to_be_short() -> None:
    for seed in range(0, SEASONS, 6):
        rows, rules = small_departments(seed)
        season = season_of(rows, **rules)
        formation = form_groups(season)
        assert list(breaches(GroupFacts(season), formation.division)) == [], seed
        strict = GroupFacts(season_of(rows, **(rules | {"shortages": "refuse"})))
        broken = {breach.rule for breach in breaches(strict, formation.division)}
        kinds = {short.kind for short in formation.refusals}
        assert broken == kinds - {"hours", "staff"}, seed


def test_a_pair_of_groups_divided_anew_is_never_dearer_and_everybody_else_stays() -> None:
    people = {f"E{n}": {"data": 3 + n % 3, "cable": 3} for n in range(1, 10)}
    homes = [small.DISTRICTS[(n * n) % 3] for n in range(9)]
    staff = [engineer(who, district=home) for who, home in zip(people, homes, strict=True)]
    season = season_of({"engineers": staff, "skills": skilled(people)}, max_size=3)
    facts = GroupFacts(season)
    department = Department.of(facts, Minutes.of(facts), "D1")
    draft = attempt(department, 3, work=4, seed=0)
    assert draft.verdict is Verdict.OPTIMAL
    first, second, third = draft.groups
    # Two groups dealt out badly, by turns, become what they were, and the third stays.
    pooled = sorted(first.members + second.members)
    dealt = [
        first._replace(members=tuple(pooled[::2])),
        second._replace(members=tuple(pooled[1::2])),
    ]
    able = {department.people[i] for i in department.leaders}
    dealt = [one._replace(leader=max(able & set(one.members))) for one in dealt]
    worse = replace(draft, groups=(*dealt, third), price=10 * draft.price)
    found = rearranged(department, 3, False, worse, dealt, 2, 0)
    assert found.price == draft.price
    assert third.members in [one.members for one in found.groups]
