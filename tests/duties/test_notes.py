from __future__ import annotations

from ce_opt.duties import plan_duties
from duties.seasons import HALF_YEAR, MONTH, SEATS, Row, away, groups, small


def said(season: object, of: object = None) -> list[str]:
    return [str(note) for note in plan_duties(season, SEATS, of).notes]  # type: ignore[arg-type]


def test_departments_in_place_of_groups_are_said() -> None:
    (note,) = said(small(MONTH))
    assert "the plan has no groups: each department with two engineers" in note
    assert said(small(MONTH), groups([("E1", "G", "member"), ("E2", "G", "member")])) == []


def test_days_by_the_library_are_said_with_their_number() -> None:
    none: list[Row] = []
    (note, _) = said(small(HALF_YEAR, workdays=none))
    # 25 September, 1, 2, 5, 6 and 7 October are off; 20 September and 10 October are worked
    assert "the public holidays of China are taken, 8 days that are not as usual" in note


def test_who_misses_a_meeting_is_said() -> None:
    team = groups([("E1", "G", "leader"), ("E2", "G", "member"), ("E3", "G", "member")])
    season = small(MONTH, {"meeting_share": 0.5}, leave=[away("E3", "2026-07-01", "2026-07-31")])
    assert said(season, team) == ["duties: G meets on 2026-07-03 without E3"]
