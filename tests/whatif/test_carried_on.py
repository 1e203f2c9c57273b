"""A plan that is carried on from edited seats."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ce_opt.plan import audit, make_plan, write_plan
from ce_opt.plan.duty_table import duties_of
from ce_opt.teams.facts import Team
from ce_opt.whatif.carried_on import carried_on, run_of
from plan.duty_plans import plan_of, season_with_leave
from plan.hand_season import TEAMS, from_disk, run, season

EDITED = (Team("C1", "E1", "E3"),)


def test_every_table_is_as_if_the_seats_had_been_chosen(tmp_path: Path) -> None:
    made = from_disk(tmp_path / "season", season())
    before = make_plan(made, TEAMS, run())
    found, wanted = carried_on(made, before, EDITED), make_plan(made, EDITED, run())
    assert found.tables.keys() == wanted.tables.keys()
    assert all(frame.equals(wanted.tables[name]) for name, frame in found.tables.items())
    assert (found.summary.bound, found.summary.seed) == (300.0, 7)
    write_plan(found, made, tmp_path / "plan")
    assert audit(made, tmp_path / "plan") == []


def test_a_plan_at_its_bound_is_the_best_whoever_found_it() -> None:
    before = make_plan(season(), TEAMS, run())
    points = make_plan(season(), EDITED, run()).summary.points
    proven = replace(before, summary=replace(before.summary, bound=points, points=points + 1))
    assert carried_on(season(), proven, EDITED).summary.status == "optimal"
    assert carried_on(season(), before, EDITED).summary.status == "feasible"
    assert run_of(before).scale == run().scale


def test_the_calendar_keeps_what_it_can_and_the_appraisal_is_left_out(tmp_path: Path) -> None:
    made = season_with_leave(tmp_path / "season")
    before = plan_of(made)
    swapped = (Team("C1", "E2", "E1"), *(team for team in before.teams if team.client != "C1"))
    found = carried_on(made, replace(before, appraisal=before.loads), swapped)
    assert found.appraisal is None
    assert before.duties is not None
    assert found.duties is not None
    kept = {
        (one.kind, one.client, one.date, one.start)
        for one in duties_of(before.duties)
        if one.client not in ("", "C1")
    }
    stays = {(one.kind, one.client, one.date, one.start) for one in duties_of(found.duties)}
    assert kept
    assert kept <= stays
    write_plan(found, made, tmp_path / "plan")


def test_the_language_of_the_plan_stays() -> None:
    before = make_plan(season(), TEAMS, run())
    chinese = replace(before, summary=replace(before.summary, language="zh"))
    assert carried_on(season(), chinese, EDITED).summary.language == "zh"
