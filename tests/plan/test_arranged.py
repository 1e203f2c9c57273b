"""A plan's own tables arrange the season, where their sections stand."""

from __future__ import annotations

from dataclasses import replace

from ce_opt.groups import Division, Group
from ce_opt.plan import make_plan
from ce_opt.plan.arranged import arranged
from ce_opt.roster.stage import roster_of
from ce_opt.season import Season
from ce_opt.season.workforce import UNARRANGED
from plan.hand_season import TEAMS, run, season
from plan.test_roster_table import ROSTER, made

DIVISION = Division((Group("D1-1", ("E1", "E2"), "E1"),), ("E1",), "E1")


def test_groups_and_duties_are_those_of_the_table_where_the_section_stands() -> None:
    given = season(groups={"leading_hours": 3, "support_hours": 4, "support_leading_hours": 5})
    found = arranged(given, make_plan(given, TEAMS, run(), groups=DIVISION)).workforce
    assert found.group_of == {"E1": "D1-1", "E2": "D1-1"}
    assert found.duty_hours == {"E1": 12}


def test_without_the_section_or_the_table_nobody_is_arranged() -> None:
    given = season()
    assert arranged(given, make_plan(given, TEAMS, run(), groups=DIVISION)) is given
    given = season(groups={})
    assert arranged(given, make_plan(given, TEAMS, run())) is given


def arranged_by_its_plan(given: Season) -> Season:
    roster = roster_of(given)
    assert roster is not None
    return arranged(given, make_plan(given, TEAMS, run(), roster.standing))


def test_whoever_has_no_post_in_the_table_is_without_one() -> None:
    assert arranged_by_its_plan(made(ROSTER)).workforce.without_post == {"E1", "E3"}


def test_without_the_section_the_table_binds_nobody() -> None:
    assert arranged_by_its_plan(made(None)).workforce == UNARRANGED


def test_without_the_table_the_season_stays_as_it_is() -> None:
    given = made(ROSTER)
    plan = replace(make_plan(given, TEAMS, run()), roster=None)
    assert arranged(given, plan).workforce == UNARRANGED
