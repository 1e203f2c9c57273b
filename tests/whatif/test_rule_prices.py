"""Prices of rules: each relaxation is reproduced by trying every plan."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from ce_opt.plan import make_plan
from ce_opt.plan.arranged import arranged
from ce_opt.teams.budget import Budget
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.rule_prices import Relaxation, relaxations, rule_prices
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.why_not import Baseline, Standing, baseline
from oracle import brute_force
from plan.hand_season import POINTS, TEAMS, run, season
from plan.test_arranged import DIVISION
from whatif.tiny_plans import TinyPlan, tiny_plans
from whatif.wishes import LITTLE

BUDGET = Budget(**LITTLE)


def test_every_price_is_that_of_trying_every_plan() -> None:
    rules: set[str] = set()
    with ThreadPoolExecutor(1) as threads:
        for case in tiny_plans(4):
            base = baseline(case.season, case.proven, BUDGET)
            assert base is not None
            found = {
                (one.rule, one.subject): one
                for one in rule_prices(case.season, base, threads, BUDGET)
            }
            for way in relaxations(case.season, base):
                given = case.season.with_changes(*way.scenario.changes)
                best = brute_force(given.tables, given.rulebook.model_dump(exclude_unset=True))
                assert best is not None
                one = found[way.rule, way.subject]
                assert one.cost is not None
                assert one.cost.found == pytest.approx(best[0] - case.points, abs=1e-5)
                rules.add(way.rule)
    assert {"max_travel_minutes", "care_hours", "designation"} <= rules


def test_a_rule_is_listed_where_it_binds() -> None:
    # E2 carries 50 of 60 hours; with 52 they are 96 %. C1's A is replaced: one handover of one.
    changes = {("engineers", "E2"): {"care_hours": 52, "max_clients": 1, "max_a": 1}}
    given = season(changes, max_handovers=1, max_travel_minutes=30)
    base = Baseline(Seats(tuple(TEAMS)), Standing(POINTS, POINTS), POINTS)
    found = {(one.rule, one.subject): one.binds for one in relaxations(given, base)}
    assert set(found) == {
        ("max_travel_minutes", ""),
        ("max_handovers", ""),
        ("care_hours", "E2"),
        ("max_clients", "E2"),
    }
    # E3 could be B of C1 and of C3 but for the 60 minutes from the shore. Nobody could be A.
    assert found["max_travel_minutes", ""] == 2


def test_duty_fills_people_as_clients_do() -> None:
    # E1 carries 50 of 100 hours; leading and supporting take 46 more.
    given = season(groups={"leading_hours": 30, "support_hours": 10, "support_leading_hours": 6})
    ready = arranged(given, make_plan(given, TEAMS, run(), groups=DIVISION))
    base = Baseline(Seats(tuple(TEAMS)), Standing(POINTS, POINTS), POINTS)
    assert ("care_hours", "E1") in {(one.rule, one.subject) for one in relaxations(ready, base)}
    plain = {(one.rule, one.subject) for one in relaxations(season(), base)}
    assert ("care_hours", "E1") not in plain


def test_what_was_stopped_is_not_called_unsolvable() -> None:
    case = next(one for one in tiny_plans(4) if len(list(ways(one))) > 2)
    base = baseline(case.season, case.proven, BUDGET)
    assert base is not None
    stopper = Stopper()
    stopper.stop()
    with ThreadPoolExecutor(1) as threads:
        found = rule_prices(case.season, base, threads, BUDGET, stopper)
    assert len(found) == len(list(ways(case)))
    stopped = [one for one in found if one.status == "stopped"]
    assert stopped
    assert {str(one).split(": ")[-1] for one in stopped} == {"not planned"}


def ways(case: TinyPlan) -> Iterator[Relaxation]:
    return relaxations(case.season, Baseline(case.proven, Standing(case.points, case.points), 0.0))
