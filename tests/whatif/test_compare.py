"""Compare: differences are those of the oracle; who wins and who hands over is counted by hand."""

from __future__ import annotations

import pytest

from ce_opt.teams.facts import Team
from ce_opt.whatif.compare import SeatChange, compare
from ce_opt.whatif.seats import Seats
from oracle import Plan, points_of_plan
from plan.hand_season import TEAMS, season
from tiny_seasons import tiny_season
from whatif.tiny_plans import seats_of, tiny_plans


def test_a_plan_is_like_itself() -> None:
    found = compare(season(), Seats(tuple(TEAMS)), Seats(tuple(reversed(TEAMS))))
    assert found.difference == 0.0
    assert found.seats == ()
    assert found.clients.empty
    assert found.people.empty
    assert not found.terms["difference"].any()


def test_differences_are_those_of_the_oracle() -> None:
    for case in tiny_plans(8):
        for client, team in case.plan.items():
            other: Plan = case.plan | {client: None}
            found = compare(case.season, case.seats, seats_of(other))
            right = points_of_plan(*tiny_season(case.seed), other)
            terms = dict(zip(found.terms["term"], found.terms["other"], strict=True))
            assert {name: terms[name] for name in right} == pytest.approx(right, abs=1e-9)
            assert found.difference == pytest.approx(case.total(other) - case.points, abs=1e-9)
            assert found.left_out == ((client,) if team else ())
            back = compare(case.season, seats_of(other), case.seats)
            assert back.difference == pytest.approx(-found.difference)
            assert back.served == found.left_out


def test_who_wins_and_who_hands_over_by_hand() -> None:
    # E1 and E2 change seats at C1, C2 is let go: the terms of C1 stay as they are (test_why), C2
    # costs 500 in place of 33.75.
    other = Seats((Team("C1", "E2", "E1"),))
    found = compare(season(), Seats(tuple(TEAMS)), other)
    assert found.seats == (
        SeatChange("C1", "A", "E1", "E2"),
        SeatChange("C1", "B", "E2", "E1"),
        SeatChange("C2", "A", "E3", ""),
    )
    assert found.left_out == ("C2",)
    assert found.clients.to_dict("list") == {
        "client": ["C1", "C2"],
        "one": pytest.approx([73.5, 33.75]),
        "other": pytest.approx([73.5, 500.0]),
        "difference": pytest.approx([0.0, 466.25]),
    }
    assert found.people.to_dict("list") == {
        "engineer": ["E1", "E2", "E3"],
        "hours_one": [50.0, 50.0, 10.0],
        "hours_other": [50.0, 50.0, 0.0],
        "difference": [0.0, 0.0, -10.0],
        "handed_over": [1, 1, 1],
        "taken_over": [1, 1, 0],
    }
