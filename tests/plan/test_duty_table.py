"""Tables of duties, and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ce_opt.duties import OldAgenda, plan_duties
from ce_opt.errors import PlanUnreadable
from ce_opt.plan import Plan, read_plan, write_plan
from ce_opt.plan.duty_table import agenda_of, duties_of, with_agenda
from ce_opt.season import Season
from ce_opt.teams.facts import Team
from plan.duty_plans import TEAMS, plan_of, season_with_leave


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return season_with_leave(tmp_path_factory.mktemp("duties") / "season")


@pytest.fixture(scope="module")
def plan(season: Season) -> Plan:
    return plan_of(season)


def test_duties_come_back_from_their_rows(season: Season, plan: Plan) -> None:
    seats = {team.client: team.members for team in TEAMS}
    found = plan_duties(season, seats)
    assert plan.duties is not None
    assert tuple(duties_of(plan.duties)) == found.duties
    assert list(agenda_of(plan).withdrawn) == []
    assert len(plan.duties) == sum(len(duty.people) for duty in found.duties)


def test_withdrawn_parts_come_back(season: Season, plan: Plan) -> None:
    teams = [Team("C1", "E4", "E2"), *TEAMS[1:]]
    later = plan_of(season, teams, agenda_of(plan))
    assert later.withdrawn_duties is not None
    gone = agenda_of(later).withdrawn
    assert {one.person.id for one in gone} >= {"E1"}
    seats = {team.client: team.members for team in teams}
    again = plan_duties(season, seats, older=agenda_of(later))
    assert list(again.withdrawn) == list(gone)
    assert later.withdrawn_duties.equals(with_agenda(later, again).withdrawn_duties)


def test_a_row_per_person_and_one_who_is_named(plan: Plan) -> None:
    assert plan.duties is not None
    one = plan.duties["engineer"] != ""
    assert (one != (plan.duties["account_manager"] != "")).all()
    assert set(plan.duties.loc[~one, "role"]) == {"account_manager"}


def test_a_plan_read_back_has_the_same_calendar(season: Season, plan: Plan, tmp_path: Path) -> None:
    write_plan(plan, season, tmp_path / "plan")
    assert read_plan(tmp_path / "plan").equals(plan)


def test_a_plan_without_a_calendar_has_nothing_to_keep(plan: Plan) -> None:
    assert agenda_of(replace(plan, duties=None)) == OldAgenda()


@pytest.mark.parametrize(
    ("column", "value"),
    [("date", "2026-02-30"), ("date", ""), ("start", "25:00"), ("start", ""), ("engineer", "")],
)
def test_a_row_without_day_hour_or_person_is_unreadable(
    plan: Plan, column: str, value: str
) -> None:
    assert plan.duties is not None
    table = plan.duties.copy()
    table.loc[0, column] = value
    with pytest.raises(PlanUnreadable, match=r"duties\.csv row 2"):
        agenda_of(replace(plan, duties=table))
