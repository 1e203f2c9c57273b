"""Repairs: every fix is reproduced by trying every plan of the season with it."""

from __future__ import annotations

import pytest

from ce_opt.season.change import Content, apply
from ce_opt.teams.budget import Budget
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.repair import Fix, repair
from oracle import brute_force
from plan.hand_season import season
from tiny_seasons import read_tiny_season, tiny_season
from whatif.infeasible import INFEASIBLE
from whatif.wishes import LITTLE

BUDGET = Budget(**LITTLE)


def best_with(seed: int, *fixes: Fix) -> float | None:
    """Least points of the season with some fixes, by trying every plan."""
    rules = tiny_season(seed)[1]
    changes = [change for fix in fixes for change in fix.changes]
    found = apply(Content(read_tiny_season(seed).tables, rules), changes)
    best = brute_force(found.tables, found.rules)
    return None if best is None else best[0]


def test_every_fix_of_eight_seasons_is_reproduced() -> None:
    planned = 0
    for seed in INFEASIBLE[:6]:
        found = repair(read_tiny_season(seed), BUDGET)
        assert found.verdict == "infeasible"
        made: list[Fix] = []
        for one in found.rounds:
            assert one.conflict.proven
            for fix in one.fixes:
                right = best_with(seed, *made, fix)
                if fix.points is None:
                    assert fix.status == "another conflict"
                    assert right is None
                else:
                    planned += 1
                    assert fix.status == "optimal"
                    assert fix.points == pytest.approx(right, abs=1e-5)
            costs = [fix.points for fix in one.fixes if fix.points is not None]
            assert costs == sorted(costs)
            made += one.fixes[:1]
        if found.mended:
            assert best_with(seed, *found.together) is not None
    assert planned > 5


def test_a_season_with_a_plan_needs_no_repair() -> None:
    found = repair(season(), BUDGET)
    assert (found.verdict, found.rounds, found.together) == ("feasible", (), ())


def test_two_conflicts_are_mended_one_after_the_other() -> None:
    changes = {
        ("clients", "C1"): {"service": "must"},
        ("clients", "C3"): {"service": "must"},
        ("engineers", "E1"): {"care_hours": 40},
        ("engineers", "E2"): {"care_hours": 20},
    }
    found = repair(season(changes), BUDGET)
    assert len(found.rounds) == 2
    assert found.mended
    assert {promise.names[0] for one in found.rounds for promise in one.conflict.promises} >= {
        "C1",
        "C3",
    }
    assert len(found.together) == 2


def test_a_stopped_repair_ends_with_what_is_known() -> None:
    stopper = Stopper()
    stopper.stop()
    assert repair(read_tiny_season(INFEASIBLE[0]), BUDGET, stopper).rounds == ()
