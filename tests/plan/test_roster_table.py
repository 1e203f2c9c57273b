"""Table *roster*: written, read back, audited; and plans without the section stay as they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ce_opt.pipeline import NoPlan, plan_season
from ce_opt.plan import Plan, audit, make_plan, read_plan, write_plan
from ce_opt.roster.stage import roster_of
from ce_opt.season import Season
from ce_opt.teams.budget import Budget
from plan.hand_season import TEAMS, Row, from_disk, run, season
from plan.test_bid_table import PANEL

APPLICANTS = {("engineers", name): {"entry": "applicant"} for name in ("E1", "E2", "E3")}
"""E1 62, E2 75 by the panel (tests/plan/test_bid_table.py); E3 was not judged."""
LITTLE = Budget(seconds=300, work=0.1, workers=1)
ROSTER: Row = {"head_count": 1}


def made(roster: Row | None, **more: object) -> Season:
    return season(APPLICANTS, more=PANEL, roster=roster, **more)


@pytest.fixture(scope="module")
def posted(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return from_disk(tmp_path_factory.mktemp("roster") / "season", made(ROSTER))


@pytest.fixture(scope="module")
def plan(posted: Season) -> Plan:
    found = plan_season(posted, LITTLE)
    assert isinstance(found, Plan)
    return found


def test_the_table_as_it_is_written(posted: Season, plan: Plan, tmp_path: Path) -> None:
    write_plan(plan, posted, tmp_path / "plan")
    assert (tmp_path / "plan" / "roster.csv").read_text("utf-8") == (
        "engineer,department,entry,merit,post,reserve_rank,decided_by,covers,follower\n"
        "E1,D1,applicant,62,,1,panel skill,data,\n"
        "E2,D1,applicant,75,engineer,,panel skill,data,E1\n"
        "E3,D1,applicant,68.5,,,not evaluated,,\n"
    )
    assert read_plan(tmp_path / "plan").equals(plan)
    assert audit(posted, tmp_path / "plan") == []


def test_who_has_no_post_holds_no_seat_and_that_is_said(plan: Plan) -> None:
    assert {name for team in plan.teams for name in team.members} <= {"E2"}
    said = plan.unserved.set_index("client")
    assert said.loc["C1", "reason"] == "E2 could be A, and there is no partner for B"
    # E3 alone covers cable at level 4, which C2 needs.
    assert said.loc["C2", "reason"] == "of those who could be A, E3 has no post"
    assert said.loc["C2", "next_step"] == "raise roster.head_count_of.D1, for a post of E3"


def test_the_result_of_a_bid_is_that_of_the_roster(plan: Plan) -> None:
    assert plan.bids is not None
    assert plan.bids[["result", "decided_by"]].to_numpy().tolist() == [
        ["reserve", "panel skill"],
        ["awarded", "panel skill"],
        ["not", "not evaluated"],
    ]


def test_without_the_section_the_table_is_a_report_and_nothing_else_changes() -> None:
    bare = season(APPLICANTS)
    before, after = plan_season(bare, LITTLE), plan_season(made(None), LITTLE)
    assert isinstance(before, Plan)
    assert isinstance(after, Plan)
    assert before.roster is None
    assert after.roster is not None
    assert after.roster["post"].tolist() == ["engineer", "engineer", ""]
    assert replace(after, bids=None, roster=None, summary=before.summary).equals(before)
    assert (after.summary.points, after.summary.terms) == (
        before.summary.points,
        before.summary.terms,
    )


def test_what_cannot_be_had_leaves_no_table_where_no_section_asks_for_it() -> None:
    more = {"department_specialties": [{"department": "D1", "specialty": "cable"}]}
    given = season(APPLICANTS | {("skills", "E1"): {"level": 1}}, more=PANEL | more)
    found = roster_of(given)
    assert found is not None
    assert found.lacking
    assert make_plan(given, TEAMS[1:], run(), found.standing).roster is None


@pytest.mark.parametrize(
    ("rules", "more", "reason"),
    [
        ({"covers": 3}, {}, "department D1 (2 posts) can cover data at level 3 with 2 of 3 people"),
        (
            ROSTER,
            {"designations": [{"client": "C1", "engineer": "E1", "seat": "B", "kind": "required"}]},
            "E1 is required at seat B of C1 and has no post in D1",
        ),
    ],
)
def test_where_posts_cannot_be_given_there_is_no_plan(
    rules: Row, more: dict[str, list[Row]], reason: str
) -> None:
    found = plan_season(season(APPLICANTS, more=PANEL | more, roster=rules), LITTLE)
    assert isinstance(found, NoPlan)
    assert found.status == "infeasible"
    assert found.sentence.startswith("no plan exists: the posts of the roster cannot be given")
    assert found.reasons[0].startswith(reason)
