"""A plan's own tables arrange the season, where their sections stand."""

from __future__ import annotations

from dataclasses import replace

from ce_opt.plan import make_plan
from ce_opt.plan.arranged import arranged
from ce_opt.roster.stage import roster_of
from ce_opt.season import Season
from ce_opt.season.workforce import UNARRANGED
from plan.hand_season import TEAMS, run
from plan.test_roster_table import ROSTER, made


def arranged_by_its_plan(season: Season) -> Season:
    roster = roster_of(season)
    assert roster is not None
    return arranged(season, make_plan(season, TEAMS, run(), roster.standing))


def test_whoever_has_no_post_in_the_table_is_without_one() -> None:
    assert arranged_by_its_plan(made(ROSTER)).workforce.without_post == {"E1", "E3"}


def test_without_the_section_the_table_binds_nobody() -> None:
    assert arranged_by_its_plan(made(None)).workforce == UNARRANGED


def test_without_the_table_the_season_stays_as_it_is() -> None:
    season = made(ROSTER)
    plan = replace(make_plan(season, TEAMS, run()), roster=None)
    assert arranged(season, plan).workforce == UNARRANGED
