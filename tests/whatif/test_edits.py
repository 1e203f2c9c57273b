"""What edits cost, by hand and against the figures of both plans."""

from __future__ import annotations

import math

import pytest

from ce_opt.teams.facts import Team
from ce_opt.whatif.edits import edits_of
from plan.hand_season import POINTS, TEAMS, season
from whatif.tiny_plans import every_team, seats_of, tiny_plans


def test_a_seat_that_passes_on_and_a_client_left_out_by_hand() -> None:
    """C1's B passes from E2 to E3, and C2 is left without a team.

    C1: E3 knows cable 3 as E1 does: data is E1's alone, single_cover 40 · 0.6 = 24 (16 before).
        travel 30 · (0.5 · 15 + 0.5 · 60) / 60 = 18.75 (7.5 before). Nobody avoids anybody: 0 (15).
        E3 was A, not B: still 25 for seat A. Together 24 + 18.75 + 10 + 25 = 77.75 (73.5 before).
    C2: 1000 · 0.5 = 500 (33.75 before).
    E2 carries 0 hours (50 of 60: 3.333333 before), E3 50 of 50: 100 % is 20 + 2 · 10 = 40 points.
    """
    found = edits_of(season(), TEAMS, [Team("C1", "E1", "E3")], 300.0)
    one, two = found.teams
    assert (one.client, one.before, one.after) == ("C1", TEAMS[0], Team("C1", "E1", "E3"))
    assert {term.term: (term.before, term.after) for term in one.terms} == {
        "single_cover": (pytest.approx(16), pytest.approx(24)),
        "travel_hours": (pytest.approx(7.5), pytest.approx(18.75)),
        "pair_tension": (15, 0),
    }
    assert (two.client, two.after) == ("C2", None)
    assert (one.difference, two.difference) == (pytest.approx(4.25), pytest.approx(466.25))
    people = {burden.engineer: burden for burden in found.people}
    assert people.keys() == {"E2", "E3"}
    assert people["E2"].hours == (50, 0)
    assert people["E3"].use == (pytest.approx(0.2), pytest.approx(1.0))
    assert people["E3"].overload == (0, pytest.approx(40))
    assert found.points == (
        pytest.approx(POINTS),
        pytest.approx(POINTS + 4.25 + 466.25 + 40 - 10 / 3),
    )
    assert found.gap == pytest.approx((found.points[1] - 300) / found.points[1])


def test_no_edit_costs_nothing() -> None:
    found = edits_of(season(), TEAMS, TEAMS, 300.0)
    assert (found.teams, found.people, found.difference, found.breaches) == ((), (), 0, ())


def test_what_breaks_is_named_and_has_no_gap() -> None:
    found = edits_of(season(), TEAMS, [Team("C1", "E3", "E3"), TEAMS[1]], 300.0)
    assert {breach.rule for breach in found.breaches} >= {"distinct_people", "primary_specialty"}
    assert found.gap is None
    assert "Edits" in found._repr_html_()


def test_the_difference_is_that_of_the_oracle() -> None:
    """Every other team of every client, in the best plans of the tiny seasons."""
    tried = 0
    for one in tiny_plans(10):
        for client in one.plan:
            for team in list(every_team(one.seed, client))[:5]:
                wanted = one.total({**one.plan, client: team}) - one.total(one.plan)
                if math.isfinite(wanted):
                    after = seats_of({**one.plan, client: team}).teams
                    found = edits_of(one.season, one.seats.teams, after, one.points)
                    parts = sum(edit.difference for edit in found.teams)
                    parts += sum(edit.overload[1] - edit.overload[0] for edit in found.people)
                    assert found.difference == pytest.approx(wanted, abs=1e-6)
                    assert parts == pytest.approx(wanted, abs=1e-5)
                    tried += 1
    assert tried > 40
