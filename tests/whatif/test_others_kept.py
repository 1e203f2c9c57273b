"""All other teams of a client, priced as the oracle prices the whole plan."""

from __future__ import annotations

import pytest

from ce_opt.whatif.others_kept import Around
from oracle import Plan
from whatif.tiny_plans import TinyPlan, every_team, seats_of, tiny_plans


def differences(case: TinyPlan, plan: Plan, client: str) -> dict[tuple[str, str] | None, float]:
    """Every legal plan that differs in one client, with what it costs more."""
    now = case.total(plan)
    found: dict[tuple[str, str] | None, float] = {}
    for team in every_team(case.seed, client):
        changed = plan | {client: team}
        if team != plan[client] and case.legal(changed):
            found[team] = case.total(changed) - now
    return found


def test_every_other_team_that_fits_is_found_with_its_price() -> None:
    compared = 0
    for case in tiny_plans(12):
        around = Around(case.season, case.seats)
        for client in case.plan:
            right = differences(case, case.plan, client)
            found = around.alternatives(client)
            pairs = {one.team and (one.team.a, one.team.b): one.difference for one in found}
            assert pairs == pytest.approx(right, abs=1e-9)
            order = [round(one.difference, 6) for one in found]
            assert order == sorted(order)
            compared += len(right)
    assert compared > 40


def test_the_best_with_each_person_in_a_seat_is_found() -> None:
    for case in tiny_plans(12):
        around = Around(case.season, case.seats)
        for client, team in case.plan.items():
            right: dict[str, float] = {}
            possible = differences(case, case.plan, client) | ({team: 0.0} if team else {})
            for pair, points in possible.items():
                if pair:
                    right[pair[0]] = min(points, right.get(pair[0], points))
            found = around.best_with_each(client, "A")
            assert {who: one.difference for who, one in found.items()} == pytest.approx(
                right, abs=1e-9
            )


def test_a_worse_plan_shows_what_would_be_better() -> None:
    better = 0
    for case in tiny_plans(12):
        for client, team in case.plan.items():
            nobody: Plan = case.plan | {client: None}
            if team and case.legal(nobody):
                best = Around(case.season, seats_of(nobody)).alternatives(client)[0]
                assert best.difference == pytest.approx(
                    min(differences(case, nobody, client).values()), abs=1e-9
                )
                better += best.difference < 0
    assert better > 5


def test_with_one_person_in_a_seat_only_such_teams_are_listed() -> None:
    for case in tiny_plans(10):
        around = Around(case.season, case.seats)
        for client in case.plan:
            every = around.alternatives(client)
            for who in around.facts.engineers:
                found = around.alternatives(client, who, "A")
                assert found == [one for one in every if one.team and one.team.a == who]
