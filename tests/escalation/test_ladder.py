"""Ladders by hand."""

from __future__ import annotations

import pytest

from ce_opt.escalation.groups import Groups
from ce_opt.escalation.ladder import Ladder, appointer, ladder_of
from ce_opt.escalation.problems import problems
from escalation.seasons import GROUPS, SEATS, ground, season, steps


def ladder(client: str, specialty: str, **facts: object) -> Ladder:
    found = facts.pop("ground", None) or ground()
    every = problems(found.season, SEATS, found.rules)  # type: ignore[attr-defined]
    problem = next(it for it in every if (it.client, it.specialty) == (client, specialty))
    return ladder_of(found, problem, **facts)  # type: ignore[arg-type]


def test_the_whole_ladder() -> None:
    found = ladder("C1", "power")
    assert steps(found) == [
        *(("A", "E1"), ("B", "E2"), ("group", "E3"), ("department", "E4")),
        *(("support", "E5"), ("working", "E7")),
    ]
    assert [step.appointed_by for step in found.steps] == ["", "", "E2", "E4", "E5", "E5"]
    assert [step.distance for step in found.steps[:4]] == [3, 3, 0, 0]
    assert [step.travel for step in found.steps[2:5]] == [15, 60, 15]
    # Neither A nor B knows power: all 24 hours are the partner's.
    assert [step.work for step in found.steps] == [0, 0, 24_000, 0, 0, 0]
    assert found.skips == ()


def test_empty_steps_are_skipped_and_said() -> None:
    found = ladder("C1", "data")
    assert steps(found)[2:] == [("support", "E5"), ("support", "E6"), ("working", "E7")]
    assert [tuple(skip) for skip in found.skips] == [
        ("group", "nobody else in G1 can help with data 3"),
        ("department", "nobody else in the other groups of D1 can help with data 3"),
    ]
    # A can solve it: a tenth of 36 hours.
    assert found.steps[2].work == 3_600


def test_a_client_without_a_team_has_the_support_group() -> None:
    found = ladder("C3", "power")
    assert steps(found) == [("support", "E5"), ("working", "E7")]
    assert [skip.reason for skip in found.skips] == ["the client has no team"] * 4


def test_a_client_with_seat_a_alone() -> None:
    found = ladder("C2", "power")
    assert steps(found) == [("A", "E4"), ("department", "E3"), ("support", "E5"), ("working", "E7")]
    assert found.skips[0] == ("B", "the client has no seat B")


def test_without_groups() -> None:
    found = ladder("C1", "power", ground=ground(groups=None))
    assert steps(found) == [
        *(("A", "E1"), ("B", "E2"), ("department", "E3"), ("department", "E4")),
        ("support", "E5"),
    ]
    assert [tuple(skip) for skip in found.skips] == [
        ("group", "the plan has no groups"),
        ("working", "the plan has no groups"),
    ]


def test_who_is_away_is_not_on_the_ladder() -> None:
    found = ladder("C1", "power", away={"E1", "E3", "E7"})
    assert steps(found) == [("B", "E2"), ("department", "E4"), ("support", "E5")]
    assert found.skips[0] == ("A", "E1 is away")


def test_named_people_come_first_then_those_with_hours_then_the_nearest() -> None:
    everybody = GROUPS[GROUPS["role"].isin(["support", "support_leader", "working"])]
    found = ground(season(reserves=5), groups=everybody)
    usual = [
        name for level, name in steps(ladder("C1", "data", ground=found)) if level == "support"
    ]
    assert usual == ["E5", "E6"]  # 15 and 60 minutes
    full = ladder("C1", "data", ground=found, load={"E5": 100_000})
    assert [name for level, name in steps(full) if level == "support"] == ["E6", "E5"]
    named = ladder("C1", "data", ground=found, load={"E5": 100_000}, first=("E5",))
    assert [name for level, name in steps(named) if level == "support"] == ["E5", "E6"]


def test_nobody_stands_on_it_twice() -> None:
    both = GROUPS.copy()
    both.loc[len(both)] = ["E3", "S", "support"]
    both.loc[len(both)] = ["E3", "W", "working"]
    found = ladder("C1", "power", ground=ground(groups=both))
    people = [name for _, name in steps(found)]
    assert people == ["E1", "E2", "E3", "E4", "E5", "E7"]


@pytest.mark.parametrize(
    ("away", "by"), [(set(), "E2"), ({"E2"}, "E5"), ({"E2", "E5"}, "E7"), ({"E2", "E5", "E7"}, "")]
)
def test_the_next_in_line_appoints_where_the_leader_is_away(away: set[str], by: str) -> None:
    assert appointer(Groups.of(GROUPS), "group", "E3", away) == by


def test_support_is_sent_by_its_leader_and_seats_by_nobody() -> None:
    groups = Groups.of(GROUPS)
    assert appointer(groups, "support", "E6", ()) == "E5"
    assert appointer(groups, "A", "E1", ()) == ""
    assert appointer(None, "department", "E3", ()) == ""
