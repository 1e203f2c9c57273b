"""Trainings save what trying every plan says, and never more than their bound."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from ce_opt.teams.budget import Budget
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.training import packed, promising_first, scenario_of, training
from ce_opt.whatif.why_not import Baseline, Standing, baseline
from oracle import brute_force
from plan.hand_season import POINTS, TEAMS, season
from whatif.tiny_plans import tiny_plans
from whatif.wishes import LITTLE

BUDGET = Budget(**LITTLE)


def test_every_training_saves_what_trying_every_plan_says_and_no_more_than_its_bound() -> None:
    bounded = 0
    with ThreadPoolExecutor(1) as threads:
        for case in tiny_plans(17):
            if case.season.rulebook.bids is not None:
                continue  # skills enter merit there, and no bound is known
            base = baseline(case.season, case.proven, BUDGET)
            assert base is not None
            found = training(case.season, base, threads, BUDGET, solve=2)
            for one in found:
                given = case.season.with_changes(*scenario_of(one).changes)
                best = brute_force(given.tables, given.rulebook.model_dump(exclude_unset=True))
                assert best is not None
                saved = case.points - best[0]
                assert saved <= one.at_most + 1e-6
                bounded += math.isfinite(one.at_most)
                if one.cost:
                    assert one.cost.found == pytest.approx(-saved, abs=1e-5)
            solved = [one.cost.found for one in found if one.cost]
            assert solved == pytest.approx(sorted(solved), abs=1e-5)
    assert bounded > 8


def test_trainings_that_nobody_asks_for_are_left_out_and_save_nothing() -> None:
    with ThreadPoolExecutor(1) as threads:
        for case in tiny_plans(4):
            base = baseline(case.season, case.proven, BUDGET)
            assert base is not None
            listed = {
                (one.engineer, one.specialty)
                for one in training(case.season, base, threads, BUDGET, solve=0)
            }
            skills = case.season.skills
            for who, specialty, level in skills.itertuples(index=False):
                if (who, specialty) not in listed and level < 5:
                    given = case.season.with_row(
                        "skills", engineer=who, specialty=specialty, level=level + 1
                    )
                    if case.season.rulebook.bids is None:
                        rules = given.rulebook.model_dump(exclude_unset=True)
                        best = brute_force(given.tables, rules)
                        assert best is not None
                        assert best[0] == pytest.approx(case.points, abs=1e-9)


def test_a_training_by_hand() -> None:
    # E2 at cable 1, 2, 3 … : C1 asks for cable at level 3, E2 holds none, so one level up is not
    # enough; E1 has cable 3 and C2 asks for 4: E1 could be A of C2, which E3 is already.
    given = season()
    base = baseline(given, Seats(tuple(TEAMS)), BUDGET)
    assert base is not None
    with ThreadPoolExecutor(1) as threads:
        found = training(given, base, threads, BUDGET, solve=9)
    names = {(one.engineer, one.specialty, one.level) for one in found}
    assert ("E1", "cable", 4) in names
    assert ("E2", "cable", 1) not in names
    # Data at level 5 would let E1 serve C3, worth 200 points.
    assert ("E1", "data", 5) in names
    best = found[0]
    assert (best.engineer, best.specialty) == ("E1", "data")
    assert best.cost is not None
    assert best.cost.found < -100


def test_without_a_bound_the_largest_saving_with_all_others_kept_is_planned_first() -> None:
    # Bids are evaluated, so that skills enter merit and no training has a bound.
    given = season(bids={})
    base = Baseline(Seats(tuple(TEAMS)), Standing(POINTS, POINTS), POINTS)
    found = [(one.engineer, one.specialty) for one in promising_first(given, base)]
    # Data at level 5 lets E1 serve C3. As A of C2, E1 would travel from afar: E3 stays cheaper.
    assert found[0] == ("E1", "data")
    assert ("E1", "cable") in found[1:]


def test_what_fits_is_never_above_the_bound_of_the_knapsack() -> None:
    rng = np.random.default_rng(8)
    for _ in range(60):
        worth = rng.integers(0, 20, 7).astype(float).tolist()
        hours = rng.integers(0, 10, 7).astype(float).tolist()
        capacity = float(rng.integers(0, 25))
        best = 0.0
        for choice in range(2**7):
            picked = [place for place in range(7) if choice >> place & 1]
            if sum(hours[place] for place in picked) <= capacity:
                best = max(best, sum(worth[place] for place in picked))
        assert best <= packed(worth, hours, capacity) + 1e-9
    assert packed([math.inf, 1.0], [5.0, 5.0], 1.0) == math.inf
