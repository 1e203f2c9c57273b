"""Clients by importance."""

from __future__ import annotations

from ce_opt.report.sections.clients import section
from report.by_hand import by_hand
from report.looks import column, tables


def test_clients_stand_by_importance_with_their_team() -> None:
    table = tables(section(by_hand()))["clients"]
    assert column(table, "Rank") == ["1", "2", "3", "4"]
    assert column(table, "Importance") == ["100.0", "50.0", "20.0", "0.0"]
    assert column(table, "Seat A") == ["E1", "E3", "unserved", "unserved"]
    assert column(table, "Seat B") == ["E2", "A alone", "–", "–"]
    assert column(table, "Points") == ["73.50", "33.75", "200.00", "0.00"]
    assert column(table, "Client")[0].startswith("C1 Covered: 1 of 2 by both")


def test_a_row_is_about_the_client_its_people_and_its_manager() -> None:
    first = tables(section(by_hand()))["clients"].rows[0]
    assert first.place_of == ("client", "C1")
    assert first.about == (
        ("client", "C1"),
        ("engineer", "E1"),
        ("engineer", "E2"),
        ("manager", "M1"),
    )
