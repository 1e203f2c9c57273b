"""Tables escalation and certificate: written, read back, and what stands in certificate.json."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ce_opt.plan import Plan, make_plan, read_plan
from ce_opt.plan.escalation_table import ground_of, with_escalation
from ce_opt.plan.write import write_files
from ce_opt.season import Season
from ce_opt.teams.facts import Team
from escalation.seasons import GROUPS, SEATS, season
from plan.hand_season import run

TEAMS = [Team(*seats) for seats in SEATS]


def planned(made: Season, *, grouped: bool = True) -> Plan:
    """The plan of the season by hand, with its groups."""
    plan = make_plan(made, TEAMS, run(bound=0.0))
    return with_escalation(made, replace(plan, groups=GROUPS)) if grouped else plan


@pytest.fixture(scope="module")
def made() -> Season:
    return season()


@pytest.fixture(scope="module")
def plan(made: Season) -> Plan:
    return planned(made)


def test_a_ladder_as_it_is_written(plan: Plan, made: Season, tmp_path: Path) -> None:
    write_files(plan, made, tmp_path / "plan", {})
    text = (tmp_path / "plan" / "escalation.csv").read_text("utf-8").splitlines()
    # Minutes 120 a request, 480 pre-sales, 120 an order, 60 a complaint, 15 a major fault; the
    # department takes half as long again, support twice, the working group four times.
    # E1 carries 70 of 100 hours as A of C1, E2 30, E4 10: 100 free for E3, E5 and E6.
    assert text[6:12] == [
        'C1,power,1,A,E1,,120,"A of the client; no power, 3 needed, 3 short; 15 min away",'
        "480,120,60,15,3,0,15,",
        'C1,power,2,B,E2,,120,"B of the client; no power, 3 needed, 3 short; 15 min away",'
        "480,120,60,15,3,0,15,",
        'C1,power,3,group,E3,E2,120,"partner; power 4, 3 needed; helps 24.3 of 100.0 h free; '
        '15 min away",480,120,60,15,0,24,15,',
        'C1,power,4,department,E4,E4,180,"reserve; power 3, 3 needed; helps 0.0 of 90.0 h free; '
        '60 min away",720,180,90,23,0,0,60,',
        'C1,power,5,support,E5,E5,240,"reserve; power 5, 3 needed; helps 24.0 of 100.0 h free; '
        '15 min away",960,240,120,30,0,0,15,',
        'C1,power,6,working,E7,E5,480,"told; no power, 3 needed, 3 short; 15 min away",'
        "1920,480,240,60,3,0,15,",
    ]


def test_skipped_steps_stand_in_the_first_row(plan: Plan) -> None:
    assert plan.escalation is not None
    rows = plan.escalation[plan.escalation["client"] == "C3"]
    assert rows["skipped"].tolist() == ["A, B, group, department: the client has no team", ""]


def test_the_certificate_as_it_is_written(plan: Plan, made: Season, tmp_path: Path) -> None:
    write_files(plan, made, tmp_path / "plan", {})
    assert (tmp_path / "plan" / "certificate.csv").read_text("utf-8") == (
        "client,specialty,level,solver,hops_nobody,hops_a,hops_b,hops_both,hops_leader,hops_worst,"
        "dead_without,above_free\n"
        "C1,data,3,E1,0,1,0,0,0,1,,\n"
        "C1,power,3,E3,2,1,1,0,1,2,,\n"
        "C2,power,2,E4,0,0,0,0,0,0,,\n"
        "C3,power,4,E5,0,0,0,0,0,,E5,\n"
    )
    assert plan.findings is not None
    assert plan.findings["partners"] == {
        "hours_above_free": 0.0,
        "bound_above_free": 0.0,
        "most_loaded_hours": 24.3,
        "bound_most_loaded": 24.3,
    }
    (cure,) = plan.findings["cures"]
    assert cure["sentence"].startswith("train E6 in power from 0 to 4: C3 would have somebody")


def test_a_plan_reads_back_as_it_was_written(plan: Plan, made: Season, tmp_path: Path) -> None:
    write_files(plan, made, tmp_path / "plan", {})
    assert read_plan(tmp_path / "plan").equals(plan)


def test_every_plan_has_ladders_with_groups_or_without(made: Season) -> None:
    plan = planned(made, grouped=False)
    assert plan.escalation is not None
    assert set(plan.escalation["level"]) == {"A", "B", "department", "support"}


def test_hours_of_duty_leave_less_time_to_help(made: Season, plan: Plan) -> None:
    loads = plan.loads.assign(duty_hours=[0, 5, 0, 0, 20, 0, 0])
    free = ground_of(made, replace(plan, loads=loads)).free
    assert (free["E2"], free["E5"], free["E6"]) == (65_000, 80_000, 100_000)


def test_the_section_changes_no_points(made: Season, plan: Plan) -> None:
    other = planned(season(reserves=2, standby_share=1))
    assert other.summary.points == plan.summary.points
    assert other.assignment.equals(plan.assignment)
    assert other.escalation is not None
    assert not other.escalation.equals(plan.escalation)
