"""Who is where when."""

from __future__ import annotations

import pytest

from ce_opt.report import Material, material_of
from ce_opt.report.sections.calendar import occasion, section
from plan.duty_plans import plan_of, season_with_leave
from report.by_hand import by_hand
from report.looks import column, tables


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """The plan by hand with its calendar; C3 has no visit in the third quarter."""
    made = season_with_leave(tmp_path_factory.mktemp("season") / "season")
    return material_of(made, plan_of(made))


def test_a_duty_has_one_row_with_everybody_who_is_there(material: Material) -> None:
    table = tables(section(material))["duties"]
    duties = material.plan.duties
    assert duties is not None
    assert sum(len(row.cells[-1].parts) for row in table.rows) == len(duties)
    visits = duties[duties["kind"] == "visit"].groupby(["date", "start", "client"])
    assert sum(said.startswith("visit") for said in column(table, "What")) == visits.ngroups


def test_months_sum_to_the_duties(material: Material) -> None:
    found = tables(section(material))
    months, duties = found["months"], found["duties"]
    counted = sum(int(cell.text) for row in months.rows for cell in row.cells[1:])
    assert counted == len(duties.rows)
    assert column(months, "Month") == sorted({day[:7] for day in column(duties, "Day")})


def test_what_has_no_place_has_its_reason(material: Material) -> None:
    table = tables(section(material))["open"]
    open_duties = material.plan.open_duties
    assert open_duties is not None
    assert column(table, "Why") == list(open_duties["reason"]) != []


def test_an_occasion_is_said_in_words() -> None:
    assert occasion("A from 2026-07-01") == "A from 2026-07-01"
    assert occasion("fault_analysis 2026-07") == "fault analysis 2026-07"
    assert occasion("2026Q3") == "2026Q3"


def test_a_plan_without_a_calendar_has_no_section() -> None:
    assert section(by_hand()) is None
