"""The season as a plan's own tables arrange it."""

from __future__ import annotations

from ce_opt.groups import Division, Group
from ce_opt.plan import make_plan
from ce_opt.plan.arranged import arranged
from plan.hand_season import TEAMS, run, season

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
