"""Who can help, where they stand, and what it costs to ask them."""

from __future__ import annotations

import pytest

from ce_opt.escalation.ground import Ground
from ce_opt.escalation.problems import Problem, problems
from ce_opt.season.rulebook import Escalation
from escalation.seasons import GROUPS, SEATS, ground, season


def problem(found: Ground, client: str, specialty: str) -> Problem:
    every = problems(found.season, SEATS, found.rules)
    return next(it for it in every if (it.client, it.specialty) == (client, specialty))


def test_helpers_stand_at_their_steps() -> None:
    found = ground()
    power = problem(found, "C1", "power")
    assert found.helpers(power, ()) == {"group": ["E3"], "department": ["E4"], "support": ["E5"]}
    # data 3: E5 4, E6 3.5 by switching; E2 holds seat B.
    data = problem(found, "C1", "data")
    assert found.helpers(data, ()) == {"group": [], "department": [], "support": ["E5", "E6"]}
    assert found.helpers(data, {"E5"})["support"] == ["E6"]


def test_without_groups_departments_stand_for_them() -> None:
    found = ground(groups=None)
    power = problem(found, "C1", "power")
    assert found.helpers(power, ()) == {
        "group": [],
        "department": ["E3", "E4"],
        "support": ["E5"],
    }
    # C3 has no team, and so no department: everybody is asked.
    assert found.helpers(problem(found, "C3", "power"), ())["support"] == ["E3", "E5"]


@pytest.mark.parametrize("other", ["C1", "E1", "E2"])
def test_conflict_with_client_or_team_keeps_out(other: str) -> None:
    tie = {"engineer": "E3", "other": other, "kind": "conflict"}
    found = ground(season(more={"relations": [tie]}))
    assert found.helpers(problem(found, "C1", "power"), ())["group"] == []


@pytest.mark.parametrize(("seat", "helpers"), [("any", []), ("A", ["E3"])])
def test_who_is_kept_from_every_seat_is_kept_from_helping(seat: str, helpers: list[str]) -> None:
    row = {"client": "C1", "engineer": "E3", "seat": seat, "kind": "forbidden"}
    found = ground(season(more={"designations": [row]}))
    assert found.helpers(problem(found, "C1", "power"), ())["group"] == helpers


def test_a_shortfall_may_be_allowed() -> None:
    # E2 is 0.2 short of data 3 but holds a seat; E3 is 1 short of power 5.
    strict, mild = ground(season(most_shortfall=0.9)), ground(season(most_shortfall=1))
    assert "E3" not in strict.able("power", 5)
    assert "E3" in mild.able("power", 5)


def test_unrelated_knowledge_does_not_count_where_the_rule_book_says_so() -> None:
    assert "E6" in ground().able("data", 3)
    assert "E6" not in ground(season(related_knowledge=False)).able("data", 3)


def test_the_group_is_that_of_b_where_a_has_none() -> None:
    found = ground(groups=GROUPS[GROUPS["engineer"] != "E1"])
    assert found.own_group(problem(found, "C1", "data")) == "G1"


def test_costs_by_hand() -> None:
    made = season(
        more={
            "relations": [
                {"engineer": "E3", "other": "E1", "kind": "prefer"},
                {"engineer": "E4", "other": "C1", "kind": "avoid"},
            ],
            "work_log": [
                {"date": "2026-01-01", "engineer": name, "client": "C2", "kind": "fault"}
                | {"specialty": "", "hours": 1, "quality": 50}
                for name in ("E2", "E5")
            ],
        },
        most_shortfall=1,
    )
    found = ground(made)
    costs = found.costs(problem(found, "C1", "power"))
    # 0.6 faults + 0.01, power 3, work 24 h
    assert costs[2] == pytest.approx(610 * (0.25 - 0.5), abs=1)  # E3: 15 minutes, prefers A
    assert costs[3] == pytest.approx(610 * (1 + 1), abs=1)  # E4: 60 minutes, avoids the client
    assert costs[4] == pytest.approx(610 * (0.25 - 0.5), abs=1)  # E5: has worked with B
    assert costs[6] == pytest.approx(610 * 0.25 + 3 * 24_000, abs=1)  # E7: three levels short


def test_free_hours_are_what_is_left() -> None:
    found = ground(taken={"E1": 60.25, "E2": 120})
    assert (found.free["E1"], found.free["E2"], found.free["E3"]) == (39_750, 0, 100_000)
    assert ground().rules == Escalation()
