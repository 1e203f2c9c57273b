"""Hours of duty, and the season in which groups count."""

from __future__ import annotations

from ce_opt.groups import Division, Group, GroupFacts, duty_hours, with_groups
from ce_opt.groups.duty import asked_hours
from ce_opt.season import Season
from groups.small import engineer, season_of, skilled

DIVISION = Division((Group("G1", ("E1", "E2"), "E1"),), ("E1", "E2"), "E2")


def season(**rules: object) -> Season:
    staff = [engineer("E1"), engineer("E2", care_hours=20)]
    given = {"leading_hours": 10, "support_hours": 7, "support_leading_hours": 15} | rules
    return season_of({"engineers": staff, "skills": skilled({"E1": {"data": 4}})}, **given)


def test_duties_add_up_and_take_no_more_than_there_is() -> None:
    facts = GroupFacts(season())
    assert asked_hours(facts.rules, DIVISION) == {"E1": 17, "E2": 22}
    assert duty_hours(facts, DIVISION) == {"E1": 17, "E2": 20}


def test_groups_count_where_the_section_stands() -> None:
    found = with_groups(season(), DIVISION).workforce
    assert found.group_of == {"E1": "G1", "E2": "G1"}
    assert found.duty_hours == {"E1": 17, "E2": 20}
    without = season_of(
        {"engineers": [engineer("E1")], "skills": skilled({"E1": {"data": 4}})}, section=False
    )
    assert with_groups(without, DIVISION) is without


def test_a_duty_of_no_hours_is_none() -> None:
    facts = GroupFacts(season(leading_hours=0, support_hours=0, support_leading_hours=0))
    assert duty_hours(facts, DIVISION) == {}
