"""What a report is made of."""

from __future__ import annotations

import pytest

from ce_opt.language import spoken_in
from ce_opt.report import material_of
from plan.hand_season import season
from report.by_hand import by_hand, groups_table, xiamen


def test_cover_is_the_nearest_person_who_knows_enough() -> None:
    # C1 needs data 3 (E1 has 4, E2 has 3) and cable 3 (E1 has 3, E2 none); C2 cable 4, E3 has 5.
    assert by_hand().cover == {"C1": {"data": "both", "cable": "a"}, "C2": {"cable": "a"}}


@pytest.mark.parametrize(
    ("rows", "cover"),
    [
        ([("E1", "G", "leader"), ("E3", "G", "member")], "group"),
        ([("E1", "G", "leader"), ("E3", "H", "leader")], "none"),
        ([("E1", "G", "leader"), ("E3", "S", "support")], "support"),
        ([("E3", "W", "working")], "none"),
    ],
)
def test_who_stands_behind_the_team_counts_where_it_does_not_cover(
    rows: list[tuple[str, str, str]], cover: str
) -> None:
    # At level 5 neither E1 (3) nor E2 (none) covers C1's cable; E3 (5) would.
    made = season(more={"needs": []})
    needs = made.needs.assign(
        level=made.needs["level"].mask(
            (made.needs["client"] == "C1") & (made.needs["specialty"] == "cable"), 5
        )
    )
    made = type(made)({**made.tables, "needs": needs}, made.rulebook)
    assert by_hand(made, groups=groups_table(rows)).cover["C1"]["cable"] == cover


def test_the_most_important_client_stands_first_everywhere() -> None:
    material = by_hand()
    assert list(material.importance) == ["C1", "C2", "C3", "C4"]  # 100, 50, 20, 0
    assert list(material.unserved) == ["C3", "C4"]
    assert material.seats_of == {"E1": [("C1", "A")], "E2": [("C1", "B")], "E3": [("C2", "A")]}


def test_facts_sum_to_the_points_of_the_tables() -> None:
    found = by_hand().justifications
    # 16 + 7.5 + 10 + 25 + 15 and 20 + 3.75 + 10, worked out in plan.hand_season
    sums = {client: sum(fact.amount for fact in facts) for client, facts in found.items()}
    assert sums == pytest.approx({"C1": 73.5, "C2": 33.75, "C3": 200, "C4": 0})


def test_facts_sum_to_the_points_of_a_whole_season() -> None:
    material = material_of(*xiamen())
    for client, row in material.assignment.items():
        told = sum(fact.amount for fact in material.justifications[client])
        assert told == pytest.approx(row["points"], abs=1e-4)


def test_groups_have_their_leader_first() -> None:
    material = by_hand(groups=groups_table())
    assert material.members_of["D1-1"] == ("E1", "E2", "E3")
    assert material.virtual_group == {"E1": "D1-1", "E2": "D1-1", "E3": "D1-1"}
    assert material.support == {"E3"}


def test_a_plan_of_the_teams_alone_has_no_groups_and_no_ladders() -> None:
    material = by_hand(escalation=None, certificate=None, findings=None)
    assert (material.groups, material.ladders, material.support) == ({}, {}, frozenset())


def test_ladders_are_climbed_step_by_step() -> None:
    for steps in by_hand().ladders.values():
        assert [row["step"] for row in steps] == list(range(1, len(steps) + 1))
    assert {client for client, _ in by_hand().ladders} == {"C1", "C2"}


def test_the_language_is_the_one_spoken_when_the_material_is_taken_up() -> None:
    with spoken_in("zh"):
        assert by_hand().language == "zh"
    assert by_hand().language == "en"
