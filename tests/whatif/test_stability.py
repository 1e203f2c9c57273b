"""Intervals of weights: within them the plan stays the best, beyond them it does not."""

from __future__ import annotations

import pytest

from ce_opt.season import Season
from ce_opt.teams.budget import Budget
from ce_opt.teams.facts import Facts
from ce_opt.whatif.figures import Figures
from ce_opt.whatif.stability import stability
from oracle import brute_force
from whatif.tiny_plans import TinyPlan, seats_of, tiny_plans
from whatif.wishes import LITTLE

BUDGET = Budget(**LITTLE)
NAMES = ("single_cover", "changed_seats")


def lacking(case: TinyPlan, given: Season) -> float:
    """By how much the plan is dearer than the best one of a season, by trying every plan."""
    best = brute_force(given.tables, given.rulebook.model_dump(exclude_unset=True))
    assert best is not None
    return Figures(Facts(given), case.seats.teams).points - best[0]


def test_the_plan_is_the_best_within_and_not_beyond() -> None:
    flips = 0
    for case in tiny_plans(18)[8:13]:
        for one in stability(case.season, case.seats, BUDGET, names=NAMES):
            assert one.low.weight - 1e-9 <= one.weight <= one.high.weight + 1e-9
            key = f"assignment.weights.{one.name}"
            for end, outside in ((one.low, -1.0), (one.high, 1.0)):
                at = case.season.with_rule(key, end.weight)
                assert lacking(case, at) == pytest.approx(0.0, abs=1e-4)
                if not end.flips:
                    continue
                flips += 1
                step = 0.02 * max(end.weight, 1.0)
                beyond = end.weight + outside * step
                if beyond >= 0:
                    assert lacking(case, case.season.with_rule(key, beyond)) > 1e-6
    assert flips > 0


def test_a_plan_that_is_not_the_best_has_no_room() -> None:
    worse = 0
    for case in tiny_plans(5):
        team = next((team for team in case.seats.teams), None)
        if team is None:
            continue
        nobody = case.plan | {team.client: None}
        if not case.legal(nobody) or case.total(nobody) < case.points + 1:
            continue
        (one,) = stability(case.season, seats_of(nobody), BUDGET, names=("pair_tension",))
        worse += 1
        assert one.low.flips or one.high.flips
    assert worse > 0
