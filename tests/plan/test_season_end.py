"""Which inputs may have changed since the plan was made, and what cannot be appraised."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.errors import Breach, UsageError
from ce_opt.plan import Plan, appraise_plan, make_plan, write_plan
from ce_opt.plan.season_end import late_inputs, standing_breaches
from ce_opt.season import Season, read_season
from plan.hand_season import TEAMS, from_disk, run
from plan.season_ends import LOG, MARKS, season_end


def sha(file: str) -> Breach:
    return Breach("sha256", file, f"{file} has changed since the plan was made")


def test_records_the_rule_book_and_workbooks_may_have_changed_and_nothing_else() -> None:
    late = [sha(name) for name in ("ratings.csv", "工作日志.csv", "season.toml", "season.xlsx")]
    early = [sha("skills.csv"), Breach("distinct_people", "C1", "E1 holds A and B of C1")]
    old = [
        Breach("score", "E1", "appraisal.csv E1: score is 1, it should be 2"),
        Breach("file", "plan.xlsx", "plan.xlsx sheet appraisal cell C2 says 1, the file says 2"),
    ]
    other = Breach("file", "plan.xlsx", "plan.xlsx sheet loads cell C2 says 1, the file says 2")
    assert standing_breaches([*late, *early, *old, other]) == [*early, other]
    assert late_inputs([*late, *early]) == sorted(breach.subject for breach in late)


def test_a_plan_made_before_the_records_names_those_it_was_appraised_by(tmp_path: Path) -> None:
    before = from_disk(tmp_path / "season", season_end([], [], None))
    plan = make_plan(before, TEAMS, run())
    after = from_disk(tmp_path / "season", season_end())
    new, _ = appraise_plan(after, plan)
    assert "ratings.csv" not in plan.summary.sha256
    assert new.summary.sha256 == dict(read_season(tmp_path / "season").sha256)
    write_plan(new, after, tmp_path / "plan")
    assert new.assignment.equals(plan.assignment)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (season_end([], []), "tables ratings and work_log have no row"),
        (
            season_end(MARKS, [row | {"date": "2026-06-30"} for row in LOG]),
            "all 4 rows of work_log lie before 2026-07-01",
        ),
    ],
)
def test_a_season_that_is_not_over_is_not_appraised(given: Season, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        appraise_plan(given, make_plan(given, TEAMS, run()))


def test_marks_alone_or_work_alone_suffice() -> None:
    for given in (season_end(MARKS, []), season_end([], LOG)):
        plan, _ = appraise_plan(given, make_plan(given, TEAMS, run()))
        assert plan.appraisal is not None
        assert len(plan.appraisal) == 3


def test_a_plan_with_strangers_is_refused() -> None:
    given = season_end()
    plan = make_plan(given, TEAMS, run())
    assignment = plan.assignment.assign(engineer_b=["E77", "", "", ""])
    strange = Plan(assignment, plan.unserved, plan.loads, plan.importance, plan.summary)
    with pytest.raises(UsageError, match="E77 does not stand in this one"):
        appraise_plan(given, strange)
