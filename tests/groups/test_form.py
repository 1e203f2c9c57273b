"""All groups of a season: people lent, support drawn, the same for any order of the rows."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from ce_opt.groups import GroupFacts
from ce_opt.groups.form import form_groups
from ce_opt.groups.results import Formation
from ce_opt.season import Season, season_from_frames
from groups.small import engineer, frames_of, season_of, skilled

DEPARTMENTS = [{"department": f"D{n}", "name": f"D{n}", "district": "north"} for n in (1, 2, 3)]
OWN = [
    {"department": name, "specialty": what} for name in ("D1", "D2") for what in ("cable", "data")
]


def two_departments(**changes: object) -> Season:
    """D1 has two support engineers who may lead, D2 has nobody who may; D3 is empty."""
    staff = [engineer("A1", entry="support"), engineer("A2", entry="support"), engineer("A3")]
    staff += [engineer(who, "D2") for who in ("B1", "B2", "B3")]
    held = {who: {"data": 5, "cable": 3} for who in ("A1", "A2")}
    held |= {"A3": {"data": 3, "cable": 3}} | {who: {"data": 3, "cable": 4} for who in ("B1", "B2")}
    rows = {"departments": DEPARTMENTS, "department_specialties": OWN}
    return season_of(rows | {"engineers": staff, "skills": skilled(held)}, **changes)


@pytest.fixture(scope="module")
def lent() -> Formation:
    return form_groups(two_departments())


def test_a_department_without_leaders_borrows_one_who_can_be_spared(lent: Formation) -> None:
    led = {group.name: (group.leader, group.members) for group in lent.division.groups}
    leader = led["D2-1"][0]
    assert leader in ("A1", "A2")
    assert led["D2-1"][1] == tuple(sorted(("B1", "B2", "B3", leader)))
    other = ({"A1", "A2"} - {leader}).pop()
    assert led["D1-1"] == (other, tuple(sorted((other, "A3"))))
    assert lent.shortages == ()


def test_support_is_drawn_where_it_is_needed_and_duty_follows(lent: Formation) -> None:
    # cable at level 4 is held by B1 and B2 alone, data by the two support engineers.
    assert lent.division.support == ("A1", "A2", "B1", "B2")
    assert lent.support.drawn == ("B1", "B2")
    assert lent.support.points == pytest.approx(24)  # 12 of 100 hours each
    assert lent.division.support_leader == "B1"  # of those who lead no group, the first by id
    # Leading and support 12 each, leading the support group 12 besides.
    assert lent.duty_hours == {"A1": 24, "A2": 24, "B1": 24, "B2": 12}


def test_an_empty_department_is_short_only_if_it_is_to_cover_something() -> None:
    assert {one.department for one in form_groups(two_departments()).departments} == {"D1", "D2"}
    rows = {
        "departments": DEPARTMENTS,
        "department_specialties": [{"department": "D3", "specialty": "data"}],
        "engineers": [engineer("A1", entry="support"), engineer("A2")],
        "skills": skilled({"A1": {"data": 5, "cable": 5}, "A2": {"data": 4, "cable": 4}}),
    }
    found = form_groups(season_of(rows))
    assert [(short.kind, short.department) for short in found.shortages] == [("staff", "D3")]
    assert "merge D3 with D1" in found.shortages[0].cure


def test_people_without_a_post_have_no_group() -> None:
    season = two_departments(shortages="accept")
    posted = season.arranged(replace(season.workforce, without_post=frozenset({"A3", "B3"})))
    found = form_groups(posted)
    assert not {"A3", "B3"} & {row.engineer for row in found.division.rows}


def test_any_order_of_the_rows_gives_the_same_groups(lent: Formation) -> None:
    season = two_departments()
    turned = {name: table.iloc[::-1] for name, table in season.tables.items()}
    rules = {"season": season.rulebook.season.model_dump(), "groups": {}}
    again = form_groups(season_from_frames(turned, rules))
    assert again.division == lent.division
    assert again == lent


def test_a_department_away_all_season_covers_nothing() -> None:
    rows = {
        "engineers": [engineer("E1", entry="support"), engineer("E2", entry="support")],
        "skills": skilled({"E1": {"data": 5, "cable": 5}, "E2": {"data": 5}}),
        "leave": [{"engineer": "E1", "start": "2025-12-01", "end": "2026-05-01"}],
    }
    found = form_groups(season_of(rows))
    assert found.division.groups[0].leader == "E2"
    kinds = {(short.kind, short.specialty): short for short in found.refusals}
    assert kinds.keys() == {("cover", "cable")}
    assert "train E2 in cable by 3 levels" in kinds["cover", "cable"].cure


def test_frames_are_untouched() -> None:
    frames = frames_of({"engineers": [engineer("E1")], "skills": skilled({"E1": {"data": 4}})})
    before = {name: table.copy() for name, table in frames.items()}
    form_groups(season_from_frames(frames, {}))
    for name, table in frames.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_facts_use_the_defaults_without_a_section() -> None:
    facts = GroupFacts(two_departments(section=False))
    assert facts.rules.max_size == 10
    assert not facts.binding
