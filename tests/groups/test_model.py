"""The model of one department: units, and what the solver's answer is read from."""

from __future__ import annotations

import pytest

from ce_opt.groups import GroupFacts
from ce_opt.groups.department import Department, Minutes
from ce_opt.groups.divide import build
from ce_opt.groups.model import LARGEST_ROW, whole
from ce_opt.groups.results import Verdict
from groups.small import engineer, season_of, skilled


def department(people: int, **rules: object) -> Department:
    held = {f"E{n}": {"data": 4, "cable": 3} for n in range(1, people + 1)}
    season = season_of(
        {"engineers": [engineer(who) for who in held], "skills": skilled(held)}, **rules
    )
    facts = GroupFacts(season)
    return Department.of(facts, Minutes.of(facts), "D1")


def test_more_groups_than_the_rules_allow_are_proven_impossible() -> None:
    assert build(department(3), 2, False).solve(1).verdict is Verdict.INFEASIBLE
    assert build(department(4), 2, False).solve(1).verdict is Verdict.OPTIMAL


def test_a_relaxed_model_says_how_much_is_short() -> None:
    # Three people in two groups of two: one person short.
    found = build(department(3), 2, True).solve(1)
    assert found.short == (("size", "", 1),)
    assert sorted(len(one.members) for one in found.groups) == [1, 2]


def test_rows_stay_small_however_dear_a_minute_is() -> None:
    model = build(department(6, weights={"home_minutes": 1e6}), 1, False)
    for costs in model.cost:
        total = sum(
            whole(points * model.units) * int(list(var.proto.domain)[-1]) for var, points in costs
        )
        assert total <= LARGEST_ROW
    assert model.unit() == model.units < 10**6


def test_points_of_the_solver_are_those_of_its_groups() -> None:
    model = build(department(4), 2, False)
    found = model.solve(1)
    # Everybody lives where they meet, 10 minutes; both leaders are drawn; skills are equal.
    assert found.price / model.scale == pytest.approx(40, abs=1e-5)
    assert found.bound == pytest.approx(40, abs=1e-4)
