"""Where everybody is."""

from __future__ import annotations

from ce_opt.report.sections.districts import section
from plan.hand_season import season
from report.by_hand import by_hand
from report.looks import column, tables


def test_people_clients_and_seats_are_counted_by_district() -> None:
    table = tables(section(by_hand()))["districts"]
    assert column(table, "District") == ["centre", "shore"]
    assert column(table, "Engineers") == ["2", "1"]
    assert column(table, "Clients") == ["3", "1"]
    assert column(table, "Served") == ["1", "1"]
    assert column(table, "Seats held from here") == ["2", "1"]
    assert column(table, "Seats held here") == ["2", "1"]
    assert column(table, "Minutes to its clients") == ["15", "15"]


def test_a_district_without_clients_has_no_minutes() -> None:
    empty = {"district": "hills", "name": "hills", "latitude": 25.0, "longitude": 118.0}
    table = tables(section(by_hand(season(more={"districts": [empty]}))))["districts"]
    assert column(table, "Minutes to its clients") == ["15", "–", "15"]
