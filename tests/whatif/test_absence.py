"""Absences cost what trying every plan without the person says."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from ce_opt.teams.budget import Budget
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.absence import Absence, absence, away, worst_first
from ce_opt.whatif.price import Price
from ce_opt.whatif.why_not import baseline
from oracle import brute_force
from tiny_seasons import read_tiny_season
from whatif.tiny_plans import tiny_plans
from whatif.wishes import LITTLE

BUDGET = Budget(**LITTLE)


def test_every_absence_costs_what_trying_every_plan_says() -> None:
    priced = impossible = 0
    with ThreadPoolExecutor(1) as threads:
        for case in tiny_plans(4):
            base = baseline(case.season, case.proven, BUDGET)
            assert base is not None
            found = absence(case.season, base, threads, BUDGET)
            assert len(found) == len(case.season.engineers)
            for one in found:
                given = case.season.with_changes(*away(case.season, one.engineer).changes)
                best = brute_force(given.tables, given.rulebook.model_dump(exclude_unset=True))
                if best is None:
                    impossible += 1
                    assert (one.status, one.cost) == ("infeasible", None)
                    continue
                priced += 1
                assert one.cost is not None
                assert one.cost.found == pytest.approx(best[0] - case.points, abs=1e-5)
                assert one.cost.exact
                served = {client for client, team in case.plan.items() if team}
                assert set(one.at_risk) <= served
            costs = [one.cost.found for one in found if one.cost]
            assert costs == pytest.approx(sorted(costs, reverse=True), abs=1e-5)
    assert priced > 5
    assert impossible > 0


def test_somebody_away_holds_no_seat_and_no_designation() -> None:
    season = read_tiny_season(1)
    for who in season.engineers["engineer"]:
        there = season.with_changes(*away(season, who).changes)
        rows = there.designations
        assert not ((rows["engineer"] == who) & (rows["kind"] == "required")).any()
        assert there.engineers.set_index("engineer").loc[who, "max_clients"] == 0


def test_who_was_not_planned_for_comes_last() -> None:
    found = [
        Absence("E1", 1, "stopped", None, ()),
        Absence("E2", 1, "optimal", Price(3.0, 3.0, 3.0, exact=True), ()),
        Absence("E3", 1, "infeasible", None, (), "no plan"),
        Absence("E4", 1, "optimal", Price(5.0, 5.0, 5.0, exact=True), ()),
    ]
    assert [one.engineer for one in sorted(found, key=worst_first)] == ["E3", "E4", "E2", "E1"]
    case = tiny_plans(1)[0]
    base = baseline(case.season, case.proven, BUDGET)
    assert base is not None
    stopper = Stopper()
    stopper.stop()
    with ThreadPoolExecutor(1) as threads:
        kept = absence(case.season, base, threads, BUDGET, stopper)
    assert {one.engineer for one in kept} == set(case.season.engineers["engineer"])
    assert kept[-1].status == "stopped"
