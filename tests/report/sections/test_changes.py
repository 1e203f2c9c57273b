"""What changed since last season, or since an older plan."""

from __future__ import annotations

from ce_opt.report import material_of
from ce_opt.report.sections.changes import changed_since, section
from ce_opt.teams.facts import Team
from ce_opt.whatif.compare import seat_changes
from ce_opt.whatif.seats import Seats
from report.by_hand import bare, by_hand, xiamen
from report.looks import column, tables


def test_incumbents_who_gave_way_are_shown() -> None:
    found = section(by_hand())  # E3 was A of C1
    table = tables(found)["changes"]
    assert [column(table, head) for head in ("Client", "Seat", "Before", "Now")] == [
        ["C1"],
        ["A"],
        ["E3"],
        ["E1"],
    ]
    people = tables(found)["handovers"]
    assert column(people, "Engineer") == ["E1", "E3"]
    assert column(people, "Hands over") == ["0", "1"]
    assert column(people, "Takes over") == ["1", "0"]


def test_seats_that_nobody_held_are_no_change_against_last_season() -> None:
    assert changed_since(by_hand()) is not None
    assert all(one.before for one in changed_since(by_hand()) or [])


def test_an_older_plan_is_compared_seat_by_seat() -> None:
    made, plan = xiamen()
    teams = tuple(sorted(plan.teams))
    older = Seats((*teams[5:], Team(teams[0].client, teams[1].a, teams[1].b)))
    found = changed_since(material_of(made, plan, older))
    assert found == list(seat_changes(older, Seats(teams)))
    assert found


def test_clients_and_people_who_have_left_are_no_stumbling_block() -> None:
    material = by_hand()
    older = Seats((Team("C0", "E0"), Team("C1", "E0", "E2"), Team("C2", "E3")))
    table = tables(section(material_of(material.season, material.plan, older)))["changes"]
    assert (column(table, "Client"), column(table, "Before")) == (["C1"], ["E0"])


def test_the_same_seats_are_said_to_be_kept() -> None:
    material = by_hand()
    same = material_of(material.season, material.plan, Seats(tuple(material.plan.teams)))
    found = section(same)
    assert found is not None
    assert found.lead.endswith("3 of 3 seats are held as before.")
    assert list(found.blocks) == []


def test_nothing_known_of_before_is_no_section() -> None:
    assert section(bare()) is None
