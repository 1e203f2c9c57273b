"""A workbook that was handed back."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.errors import PlanUnreadable
from ce_opt.plan import Plan
from ce_opt.plan.book.returned import read_returned
from ce_opt.season import Season
from ce_opt.teams.facts import Team
from plan.book.books import edited, put, turned, without_row
from plan.hand_season import TEAMS, season


def test_a_workbook_that_was_saved_by_another_program_has_no_edits(
    written: Path, hand_season: Season, hand_plan: Plan, tmp_path: Path
) -> None:
    path = edited(written / "plan.xlsx", tmp_path / "b.xlsx", turned("assignment"), turned("loads"))
    found = read_returned(path, hand_season)
    assert found.teams == tuple(TEAMS)
    assert (found.orphans, found.notes, found.ignored) == ((), (), ())
    assert all(frame.equals(hand_plan.tables[name]) for name, frame in found.plan.tables.items())


def test_seats_are_taken_and_everything_else_is_named(
    written: Path, hand_season: Season, tmp_path: Path
) -> None:
    path = edited(
        written / "plan.xlsx",
        tmp_path / "b.xlsx",
        put("assignment", "D2", " E3 "),
        put("assignment", "C3", None),
        put("assignment", "B2", 99),
        put("summary", "B4", 1),
        lambda book: book.create_sheet("my notes"),
        lambda book: book.remove(book["unserved"]),
    )
    found = read_returned(path, hand_season)
    assert found.teams == (Team("C1", "E1", "E3"),)
    assert found.notes == ('sheet assignment cell D2: " E3 " is read as E3',)
    assert found.ignored == (
        'sheet summary cell B4 says "1", the plan "310.583333"',
        'sheet assignment cell B2 says "99", the plan "100"',
        "sheet unserved is gone",
        "sheet my notes is not the plan's",
    )


def test_a_b_without_an_a_is_a_breach(written: Path, hand_season: Season, tmp_path: Path) -> None:
    path = edited(written / "plan.xlsx", tmp_path / "b.xlsx", put("assignment", "C2", None))
    found = read_returned(path, hand_season)
    (breach,) = found.orphans
    assert breach.sentence == "C1 has E2 in seat B and nobody in seat A"
    assert [team.client for team in found.teams] == ["C2"]


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (without_row("assignment", 3), "the row of client C2 is gone"),
        (lambda book: book.remove(book["original"]), "its hidden sheet original is missing"),
        (put("original", "B2", "nonsense"), "its hidden sheet original is damaged"),
        (lambda book: book.remove(book["assignment"]), 'has no sheet "assignment" or "分配"'),
        (put("assignment", "C2", "E9"), 'cell C2: there is no engineer "E9"'),
    ],
)
def test_what_cannot_be_read_back_is_refused(
    edit: object, says: str, written: Path, hand_season: Season, tmp_path: Path
) -> None:
    path = edited(written / "plan.xlsx", tmp_path / "b.xlsx", edit)  # type: ignore[arg-type]
    with pytest.raises(PlanUnreadable, match=says):
        read_returned(path, hand_season)


def test_a_workbook_of_another_season_is_refused(written: Path) -> None:
    other = season(more={"engineers": [dict(season().engineers.iloc[0], engineer="E4")]})
    with pytest.raises(PlanUnreadable, match='another season, "By hand": E4 stands in one of'):
        read_returned(written / "plan.xlsx", other)
