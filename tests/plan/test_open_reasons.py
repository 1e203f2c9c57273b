"""A calendar made while one language is spoken is told in that of the plan it is written into."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ce_opt.duties import plan_duties
from ce_opt.language import spoken_in
from ce_opt.plan import audit, make_plan, write_plan
from ce_opt.plan.duty_table import with_agenda
from ce_opt.plan.open_reasons import retold
from plan.duty_plans import TEAMS, season_with_leave
from plan.hand_season import run
from plan.languages import CHINESE


def test_reasons_are_told_in_the_language_of_the_plan(tmp_path: Path) -> None:
    season = season_with_leave(tmp_path / "season")
    with spoken_in("zh"):
        plan = make_plan(season, TEAMS, run(bound=-1e9))
    seats = {team.client: team.members for team in TEAMS}
    found = plan_duties(season, seats, None)
    told = retold(season, plan, found)
    assert found.open  # E3 is away for the third quarter: C3 has no visit
    assert not any(CHINESE.search(one.reason) for one in found.open)
    assert all(CHINESE.search(one.reason) and CHINESE.search(one.next_step) for one in told.open)
    same = [one._replace(reason="", next_step="") for one in found.open]
    assert [one._replace(reason="", next_step="") for one in told.open] == same
    write_plan(with_agenda(plan, told), season, tmp_path / "plan")
    with spoken_in("zh"):
        assert audit(season, tmp_path / "plan") == []


def test_a_plan_in_the_language_spoken_needs_no_retelling(tmp_path: Path) -> None:
    season = season_with_leave(tmp_path / "season")
    plan = make_plan(season, TEAMS, run(bound=-1e9))
    found = plan_duties(season, {team.client: team.members for team in TEAMS}, None)
    assert retold(season, plan, found) is found
    other = replace(plan, summary=replace(plan.summary, language="zh"))
    assert retold(season, other, replace(found, open=())).open == ()
