"""The audit finds damage to a calendar, in its tables and in its files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ce_opt.errors import Breach
from ce_opt.plan import audit
from ce_opt.season import Season
from plan.duty_plans import season_with_leave, written


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return season_with_leave(tmp_path_factory.mktemp("duties") / "season")


@pytest.fixture(scope="module")
def whole(season: Season, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(season, tmp_path_factory.mktemp("plans") / "plan")


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "plan"))


def breaches(season: Season, folder: Path) -> list[Breach]:
    """Breaches other than those of the workbook, which says what the file said before."""
    return [one for one in audit(season, folder) if one.subject != "plan.xlsx"]


def lines_of(folder: Path, *words: str) -> list[str]:
    """Rows of duties.csv with all of these cells, the first duty's."""
    rows = (folder / "duties.csv").read_text("utf-8").splitlines()[1:]
    found = [row for row in rows if set(words) <= set(row.split(","))]
    return [row for row in found if row.split(",")[0] == found[0].split(",")[0]]


def change(folder: Path, old: list[str], new: list[str]) -> None:
    """Put rows in place of others."""
    file = folder / "duties.csv"
    text = file.read_text("utf-8")
    for row in old:
        assert text.count(f"{row}\n") == 1
        text = text.replace(f"{row}\n", "")
    file.write_text(text + "".join(f"{row}\n" for row in new), "utf-8", newline="")


def altered(rows: list[str], column: int, value: str) -> list[str]:
    return [
        ",".join(value if place == column else cell for place, cell in enumerate(row.split(",")))
        for row in rows
    ]


def test_a_whole_plan_is_sound(season: Season, whole: Path) -> None:
    assert audit(season, whole) == []
    open_rows = (whole / "open_duties.csv").read_text("utf-8").splitlines()[1:]
    # E3 is away for the third quarter: no visit at C3, no reports, and half of D2 does not meet
    assert {row.split(",")[0] for row in open_rows} == {"visit", "report", "meeting"}
    assert sum(row.startswith("visit,C3,,E3,2026Q3,yes,") for row in open_rows) == 1


VISIT = ("visit", "C1", "2026Q3")


@pytest.mark.parametrize(
    ("words", "column", "value", "says"),
    [
        (VISIT, 0, "2026-08-01", "is on no working day"),
        (VISIT, 0, "2026-11-03", "is outside its quarter"),
        (VISIT, 1, "09:00", "cannot be there before 09:15"),
        (VISIT, 1, "16:30", "is not home before 17:45"),
        (VISIT, 1, "11:30", "runs into the break"),
        (VISIT, 2, "45", "must take 60 minutes"),
        (VISIT, 4, "C2", "names a person twice"),
        (VISIT, 9, "2026Q1", "is no quarter of the season"),
        (VISIT, 0, "someday", "must be a day such as 2026-09-30"),
        (VISIT, 3, "trip", "must be one of visit"),
        (VISIT, 4, "C9", "must be a client with a team"),
        (("meeting", "D1", "2026-08"), 1, "15:00", "another hour than the rule book"),
        (("meeting", "D1", "2026-08"), 0, "2026-07-10", "outside its month"),
        (("handover", "C1"), 2, "30", "must take 60 minutes"),
        (("handover", "C1"), 8, "swaps", "must be of who had the seat and who has it"),
        (("report", "E1", "work_report 2026-08"), 0, "2026-08-28", "is due on 2026-08-31"),
        (("report", "E1", "work_report 2026-08"), 9, "poem 2026-08", "no such report is wanted"),
    ],
)
def test_damage_to_a_duty_is_found(
    season: Season, folder: Path, words: tuple[str, ...], column: int, value: str, says: str
) -> None:
    rows = lines_of(folder, *words)
    assert rows
    change(folder, rows, altered(rows, column, value))
    found = breaches(season, folder)
    assert any(says in one.sentence for one in found), [one.sentence for one in found]
    assert {one.rule for one in found} == {"duties"}


def test_a_missing_duty_a_stranger_and_a_double_are_found(season: Season, folder: Path) -> None:
    rows = lines_of(folder, *VISIT)
    change(folder, rows, [])
    assert any("visit C1 2026Q3 stands nowhere" in one.sentence for one in breaches(season, folder))
    change(folder, [], [row.replace(",E1,", ",E4,") for row in rows])
    assert any("must be of A and" in one.sentence for one in breaches(season, folder))
    change(folder, [], rows)
    assert any(
        "different times" in s.sentence or "twice" in s.sentence for s in breaches(season, folder)
    )


def test_somebody_in_two_places_is_found(season: Season, folder: Path) -> None:
    first, other = lines_of(folder, *VISIT), lines_of(folder, "visit", "C2", "2026Q3")
    day, start = first[0].split(",")[:2]
    change(folder, other, altered(altered(other, 0, day), 1, start))
    assert any("cannot be there before" in one.sentence for one in breaches(season, folder))


def test_leave_is_looked_up(season: Season, folder: Path) -> None:
    rows = lines_of(folder, "visit", "C3", "2026Q4")
    change(folder, rows, altered(rows, 0, "2026-09-29"))
    assert any("E3 is on leave" in one.sentence for one in breaches(season, folder))


def test_a_visit_in_the_week_of_a_handover_is_found(season: Season, folder: Path) -> None:
    day = lines_of(folder, "handover", "C1")[0].split(",")[0]
    rows = (
        lines_of(folder, *VISIT) if day < "2026-10" else lines_of(folder, "visit", "2026Q4", "C1")
    )
    change(folder, rows, altered(altered(rows, 0, day), 1, "16:00"))
    assert any("has a visit in the week of" in one.sentence for one in breaches(season, folder))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (",yes,", ",no,", "proved is"),
        ("E3 is on leave on 65 of", "E3 is on leave on 64 of", "reason is"),
        ("visit,C3,,E3,2026Q3,", "visit,C3,,E3,2026Q4,", "more than once"),
        ("visit,C3,,E3,", "visit,C4,,E3,", "more than once"),
    ],
)
def test_a_false_reason_is_found(
    season: Season, folder: Path, old: str, new: str, says: str
) -> None:
    file = folder / "open_duties.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8", newline="")
    assert any(says in one.sentence for one in breaches(season, folder))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b"SEQUENCE:0", b"SEQUENCE:1", "says something else"),
        (b"STATUS:CONFIRMED", b"STATUS:CANCELLED", "says something else"),
        (b"T100000", b"T101500", "says something else"),
        (b"@ce-opt", b"@elsewhere", "does not hold the events"),
        (b"BEGIN:VEVENT", b"BEGIN:VTODO", "does not hold the events"),
        (b"V", b"\xff", "cannot be read"),
    ],
)
def test_damage_to_a_calendar_is_found(
    season: Season, folder: Path, old: bytes, new: bytes, says: str
) -> None:
    file = folder / "calendars" / "manager-M1.ics"
    data = file.read_bytes()
    if old == b"T100000" and old not in data:
        old = data[data.index(b"DTSTART;TZID=Asia/Shanghai:") + 35 :][:7]
    assert old in data
    file.write_bytes(data.replace(old, new, 1))
    assert [
        one.sentence.endswith(says) or says in one.sentence for one in breaches(season, folder)
    ] == [True]


def test_files_and_tables_come_together(season: Season, folder: Path) -> None:
    (folder / "calendars" / "engineer-E1.ics").rename(folder / "calendars" / "engineer-E9.ics")
    assert [one.sentence for one in breaches(season, folder)] == [
        "calendars/engineer-E1.ics is missing",
        "calendars/engineer-E9.ics does not belong there",
    ]
    (folder / "open_duties.csv").unlink()
    assert [one.sentence for one in breaches(season, folder)] == ["open_duties.csv is missing"]
    for name in ("duties.csv", "withdrawn_duties.csv"):
        (folder / name).unlink()
    (found,) = breaches(season, folder)
    assert found.sentence == "calendars does not belong there without duties.csv"
