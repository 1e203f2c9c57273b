"""Who covers what."""

from __future__ import annotations

from ce_opt.report.sections.coverage import cell, section
from report.by_hand import by_hand
from report.looks import column, tables


def test_clients_stand_against_specialties() -> None:
    table = tables(section(by_hand()))["coverage"]
    assert column(table, "Client") == ["C1", "C2"]
    assert column(table, "data") == ["A+B 3★", ""]
    assert column(table, "cable") == ["A 3", "A 4★"]
    assert column(table, "power") == ["", ""]


def test_the_poorest_cover_sorts_first_and_what_is_not_needed_last() -> None:
    covers = ["none", "support", "group", "b", "a", "both"]
    keys = [cell(cover, 1, False).key for cover in covers]  # type: ignore[arg-type]
    assert keys == sorted(keys)
    table = tables(section(by_hand()))["coverage"]
    assert table.rows[0].cells[-1].key > max(keys)


def test_nobody_served_is_no_section() -> None:
    assert section(by_hand(teams=[])) is None
