"""Replans: the best under the cap by trying every plan, pins kept, nothing changed silently."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ce_opt.errors import UsageError
from ce_opt.pipeline import NoPlan
from ce_opt.plan import Plan
from ce_opt.season import Season
from ce_opt.teams.budget import Budget
from ce_opt.teams.facts import Team
from ce_opt.whatif.compare import SeatChange
from ce_opt.whatif.pins import clashes, pins_of
from ce_opt.whatif.recipes import leaver, surge
from ce_opt.whatif.replan import Replan, replan, turnover
from ce_opt.whatif.seats import Seats
from oracle import brute_force
from plan.hand_season import TEAMS, season
from whatif.tiny_plans import tiny_plans
from whatif.wishes import LITTLE

BUDGET = Budget(**LITTLE)
PUBLISHED = Seats(tuple(TEAMS))


def best_of(given: Season) -> float | None:
    """Least points of a season by trying every plan."""
    best = brute_force(given.tables, given.rulebook.model_dump(exclude_unset=True))
    return None if best is None else best[0]


def points_of(found: Replan) -> float | None:
    return found.plan.summary.points if isinstance(found.plan, Plan) else None


def test_after_a_leaver_no_more_seats_change_than_the_cap_and_the_plan_is_the_best() -> None:
    planned = 0
    for case in tiny_plans(6):
        who = next((team.a for team in case.seats.teams), "E1")
        if len(case.season.engineers) < 2:
            continue
        now, _ = leaver(case.season, who)
        costs = []
        for cap in (0, 1, 3):
            found = replan(case.season, case.seats, now, cap=cap, budget=BUDGET)
            right = best_of(found.season)
            assert points_of(found) == (None if right is None else pytest.approx(right, abs=1e-5))
            if found.turnover is not None:
                planned += 1
                assert len(found.turnover.handovers) <= cap
                assert all(one.before == who for one in found.turnover.vacated)
            costs.append(right)
        known = [cost for cost in costs if cost is not None]
        assert all(fewer >= more - 1e-9 for fewer, more in pairwise(known))
    assert planned > 6


def test_a_price_above_all_else_changes_nothing() -> None:
    for case in tiny_plans(4):
        found = replan(case.season, case.seats, case.season, price=1e6, budget=BUDGET)
        assert found.turnover is not None
        assert found.turnover.handovers == ()
        assert isinstance(found.plan, Plan)


def test_pins_stay_whatever_they_cost() -> None:
    kept = 0
    for case in tiny_plans(4):
        for team in case.seats.teams:
            # Changed seats are free and the client's needs have grown: others would move.
            now, _ = surge(case.season, team.client, 1.05)
            if clashes(now, pins_of([team.client], case.seats, case.season)):
                continue  # the hours of the pinned no longer suffice
            found = replan(case.season, case.seats, now, [team.client], 0.0, None, BUDGET)
            if isinstance(found.plan, Plan):
                kept += 1
                assert team in found.plan.teams
    assert kept > 2


def test_a_pinned_nonsense_fails_before_anything_is_planned() -> None:
    with pytest.raises(UsageError, match="clashes with needs row C2, cable") as raised:
        replan(season(), PUBLISHED, season(), ["C2:A=E1"])
    assert str(raised.value).startswith("1 pin that cannot be kept")


def test_published_seats_become_the_incumbents() -> None:
    found = replan(season(), PUBLISHED, season(), budget=BUDGET)
    rows = found.season.incumbents[["client", "seat", "engineer"]].to_numpy().tolist()
    assert rows == [["C1", "A", "E1"], ["C1", "B", "E2"], ["C2", "A", "E3"]]
    left, _ = leaver(season(), "E3")
    gone = replan(season(), PUBLISHED, left, budget=BUDGET)
    assert "C2" not in gone.season.incumbents["client"].tolist()


def test_every_change_of_a_published_seat_is_sorted() -> None:
    left = season().with_changes()
    left, _ = leaver(left, "E2")
    left = left.without_row("clients", "C2")
    found = turnover(left, PUBLISHED, [Team("C1", "E3", "E1"), Team("C3", "E1", "E3")])
    assert found.vacated == (SeatChange("C1", "B", "E2", "E1"),)
    assert found.lost == (SeatChange("C2", "A", "E3", ""),)
    assert found.moved == (SeatChange("C1", "A", "E1", "E3"),)
    assert [one.client for one in found.filled] == ["C3", "C3"]
    assert found.handovers == found.moved
    assert found.left_out == ()
    assert turnover(season(), PUBLISHED, TEAMS[1:]).left_out == ("C1",)


def test_where_there_is_no_plan_it_is_said() -> None:
    must = season({("clients", "C2"): {"service": "must"}})
    left, _ = leaver(must, "E3")
    found = replan(must, PUBLISHED, left, budget=BUDGET)
    assert isinstance(found.plan, NoPlan)
    assert found.plan.status == "infeasible"
    assert found.turnover is None
