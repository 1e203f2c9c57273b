"""Figures of any seats are those of the oracle, and of the audit."""

from __future__ import annotations

import pytest

from ce_opt.plan import make_plan
from ce_opt.plan.audit.subject import Subject
from ce_opt.teams.facts import Facts, Team
from ce_opt.whatif.figures import Figures
from oracle import breaches, points_of_plan
from plan.hand_season import POINTS, TEAMS, run, season
from tiny_seasons import tiny_season
from whatif.tiny_plans import tiny_plans


def test_points_are_those_of_the_oracle() -> None:
    for case in tiny_plans(25):
        found = Figures(Facts(case.season), case.seats.teams)
        right = points_of_plan(*tiny_season(case.seed), case.plan)
        assert found.terms == pytest.approx(right, abs=1e-9)
        assert found.points == pytest.approx(case.points, abs=1e-9)
        assert not found.breaches


def test_points_are_those_of_the_audit() -> None:
    found = Figures(Facts(season()), tuple(TEAMS))
    subject = Subject(make_plan(season(), TEAMS, run()), Facts(season()), None)  # type: ignore[arg-type]
    assert found.of_client == subject.terms
    assert found.overloads == subject.overloads
    assert found.points == pytest.approx(POINTS)


def test_overload_of_a_team_is_what_goes_with_it() -> None:
    found = Figures(Facts(season()), tuple(TEAMS))
    # E2 carries 50 of 60 hours, all of them for C1: 83.33 % − 80 %. E3 has room to spare.
    assert found.overload_for("C1") == pytest.approx(10 / 3)
    assert found.overload_for("C2") == 0.0
    assert found.overload_for("C3") == 0.0


def test_one_person_in_both_seats_counts_both() -> None:
    # E1 would carry all 100 of 100 hours: 20 + 2 · 10.
    found = Figures(Facts(season()), (Team("C1", "E1", "E1"),))
    assert found.overload_for("C1") == pytest.approx(40.0)
    assert [one.rule for one in found.breaches] == ["distinct_people"]


def test_a_plan_that_breaks_rules_is_told_them() -> None:
    typed = {"C1": ("E2", "E1"), "C2": ("E1", ""), "C3": None, "C4": ("E2", "")}
    teams = tuple(Team(client, *team) for client, team in typed.items() if team)
    rules = {one.rule for one in Figures(Facts(season()), teams).breaches}
    frames = dict(season().tables)
    book = {"importance": {"weights": {"social_importance": 1}}, "assignment": {"a_share": 0.5}}
    assert rules == {"primary_specialty", "service"}
    assert len(breaches(frames, book, typed)) == 2  # cable at level 4; C4 is never served
