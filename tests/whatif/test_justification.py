"""Justifications sum to the printed points, on the audit's own figures."""

from __future__ import annotations

import pytest

from ce_opt.plan import make_plan
from ce_opt.plan.arranged import arranged
from ce_opt.teams.facts import Facts, Team
from ce_opt.whatif.figures import Figures
from ce_opt.whatif.justification import of_client, of_engineer
from plan.hand_season import TEAMS, run, season
from plan.test_arranged import DIVISION
from whatif.tiny_plans import every_team, tiny_plans


def test_amounts_of_a_client_sum_to_its_points_term_by_term() -> None:
    for case in tiny_plans(15):
        facts = Facts(case.season)
        for client in facts.clients:
            for pair in every_team(case.seed, client):
                team = Team(client, *pair) if pair else None
                found = of_client(facts, client, team)
                right = Figures(facts, (team,) if team else ()).of_client[client]
                for term, points in right.items():
                    parts = [one.amount for one in found if one.rule == term]
                    assert sum(parts) == pytest.approx(points, abs=1e-9)
                assert {one.subject for one in found} <= {client}


def test_amounts_of_an_engineer_sum_to_the_overload() -> None:
    facts = Facts(season())
    figures = Figures(facts, tuple(TEAMS))
    for who, hours in figures.hours.items():
        found = of_engineer(facts, who, sum(hours.values()))
        assert sum(one.amount for one in found) == pytest.approx(figures.overloads[who])
    (only,) = of_engineer(facts, "E2", 50.0)
    assert only.sentence == (
        "E2 carries 50 of 60 hours, 3.333 % past 80 %: 1 × 1 × 3.3333 = 3.33 points"
    )
    assert only.facts == {"engineer": "E2", "carried": 50.0, "care_hours": 60.0}


def test_amounts_sum_to_the_overload_where_groups_bind() -> None:
    given = season(groups={"leading_hours": 30, "support_hours": 10, "support_leading_hours": 4})
    facts = Facts(arranged(given, make_plan(given, TEAMS, run(), groups=DIVISION)))
    # E1 leads a group and the support group, and supports: 44 hours. E2 and E3 have no duty.
    assert [facts.duty(who) for who in ("E1", "E2", "E3")] == [44, 0, 0]
    figures = Figures(facts, tuple(TEAMS))
    for who, hours in figures.hours.items():
        found = of_engineer(facts, who, sum(hours.values()))
        assert sum(one.amount for one in found) == pytest.approx(figures.overloads[who])
    # E1 carries 50 and has 44 of duty, of 100 hours: 14 % past 80 %, 4 % past 90 % at two points.
    assert figures.overloads["E1"] == pytest.approx(14 + 2 * 4)
