"""The audit finds every kind of damage, and names the right rule."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ce_opt.plan import Plan, audit, make_plan
from ce_opt.plan.write import write_files
from ce_opt.season import Season
from ce_opt.teams.facts import Team
from plan.hand_season import TEAMS, from_disk, run, season
from plan.languages import table_of

Damage = Callable[[Path], None]


def cell(file: str, name: str, column: str, text: str) -> Damage:
    """Overwrite a cell in the row that begins with an id."""

    def damage(folder: Path) -> None:
        with (folder / file).open(encoding="utf-8", newline="") as stream:
            heads, *rows = csv.reader(stream)
        table = table_of(file)
        names = table.names_of(heads, table.language_of(heads))
        next(row for row in rows if row[0] == name)[names.index(column)] = text
        rewrite(folder / file, [heads, *rows])

    return damage


def rewrite(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


def lines(file: str, change: Callable[[list[str]], list[str]]) -> Damage:
    """Change the lines of a file."""

    def damage(folder: Path) -> None:
        path = folder / file
        found = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(change(found)), "utf-8", newline="")

    return damage


def figure(**values: Any) -> Damage:  # noqa: ANN401
    """Overwrite keys of summary.json; a dictionary is merged into what stands there."""

    def damage(folder: Path) -> None:
        path = folder / "summary.json"
        found = json.loads(path.read_text("utf-8"))
        for key, value in values.items():
            found[key] = found[key] | value if isinstance(value, dict) else value
        path.write_text(json.dumps(found), "utf-8")

    return damage


def missing(file: str) -> Damage:
    return lambda folder: (folder / file).unlink()


def sheet_cell(sheet: str, place: str, value: object) -> Damage:
    def damage(folder: Path) -> None:
        book = openpyxl.load_workbook(folder / "plan.xlsx")
        book[sheet][place] = value
        book.save(folder / "plan.xlsx")

    return damage


def both(*damages: Damage) -> Damage:
    def damage(folder: Path) -> None:
        for one in damages:
            one(folder)

    return damage


def swapped_seats(folder: Path) -> None:
    cell("assignment.csv", "C1", "engineer_a", "E2")(folder)
    cell("assignment.csv", "C1", "engineer_b", "E1")(folder)


def extra_sheet(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "plan.xlsx")
    book.create_sheet("more")
    book.save(folder / "plan.xlsx")


A, U, LO, IM = "assignment.csv", "unserved.csv", "loads.csv", "importance.csv"
DAMAGES: dict[str, tuple[Damage, str]] = {
    # what stands in the seats
    "seats swapped": (swapped_seats, "clients_a"),
    "one person in both seats": (cell(A, "C1", "engineer_b", "E1"), "distinct_people"),
    "seat B emptied": (cell(A, "C1", "engineer_b", ""), "seats"),
    "seat B filled where there is none": (cell(A, "C2", "engineer_b", "E1"), "seats"),
    "seat A emptied, B not": (cell(A, "C1", "engineer_a", ""), "seats"),
    "unknown engineer": (cell(A, "C1", "engineer_a", "E9"), "engineers"),
    "A who lacks the primary specialty": (cell(A, "C2", "engineer_a", "E2"), "primary_specialty"),
    "team taken away": (
        both(cell(A, "C1", "engineer_a", ""), cell(A, "C1", "engineer_b", "")),
        "unserved",
    ),
    "client that must not be served": (cell(A, "C4", "engineer_a", "E2"), "service"),
    # rows
    "client dropped": (lines(A, lambda text: text[:-1]), "clients"),
    "client twice": (lines(A, lambda text: [*text, text[1]]), "clients"),
    "unknown client": (cell(A, "C1", "client", "C9"), "clients"),
    "client dropped from importance": (lines(IM, lambda text: text[:-1]), "clients"),
    "engineer dropped": (lines(LO, lambda text: text[:-1]), "engineers"),
    "engineer twice": (lines(LO, lambda text: [*text, text[1]]), "engineers"),
    "unserved client dropped": (lines(U, lambda text: text[:-1]), "unserved"),
    "served client in unserved": (cell(U, "C3", "client", "C1"), "unserved"),
    "reason blank": (cell(U, "C3", "reason", " "), "reason"),
    "next step blank": (cell(U, "C3", "next_step", ""), "next_step"),
    # numbers of the tables
    "importance of a client": (cell(A, "C1", "importance", "99.9"), "importance"),
    "importance in unserved": (cell(U, "C3", "importance", "21"), "importance"),
    "a term": (cell(A, "C1", "travel_hours", "7.4999"), "travel_hours"),
    "points of a client": (cell(A, "C2", "points", "33.7"), "points"),
    "a contribution": (cell(IM, "C2", "social_importance", "49"), "social_importance"),
    "a rank": (cell(IM, "C2", "rank", "3"), "rank"),
    "selected": (cell(IM, "C3", "selected", "yes"), "selected"),
    "care hours": (cell(LO, "E1", "care_hours", "101"), "care_hours"),
    "hours as A": (cell(LO, "E1", "hours_a", "49"), "hours_a"),
    "hours as B": (cell(LO, "E1", "hours_b", "1"), "hours_b"),
    "utilisation": (cell(LO, "E1", "utilisation", "0.51"), "utilisation"),
    "clients as A": (cell(LO, "E1", "clients_a", "2"), "clients_a"),
    "clients as B": (cell(LO, "E2", "clients_b", "0"), "clients_b"),
    "overload of an engineer": (cell(LO, "E2", "overload", "0"), "overload"),
    # figures of the summary
    "points of the plan": (figure(points=310.5), "points"),
    "a total": (figure(terms={"single_cover": 35.9}), "single_cover"),
    "an unknown term": (figure(terms={"luck": 0.0}), "terms"),
    "clients": (figure(clients=5), "clients"),
    "served": (figure(served=3), "served"),
    "gap": (figure(gap=0.02), "gap"),
    "bound above the points": (figure(bound=311.0, gap=0.0), "bound"),
    "optimal with a gap": (figure(status="optimal"), "status"),
    "infeasible with a plan": (figure(status="infeasible"), "status"),
    "another season": (figure(season="Autumn"), "season"),
    "digest of an input": (figure(sha256={"clients.csv": "0" * 64}), "sha256"),
    "an input more": (figure(sha256={"luck.csv": "0" * 64}), "sha256"),
    # files
    "summary without a key": (lines("summary.json", lambda text: [text[0], *text[2:]]), "file"),
    "summary that is no JSON": (lines("summary.json", lambda text: text[:-1]), "file"),
    "summary with a text for a number": (figure(points="310"), "file"),
    "number that is none": (cell(A, "C1", "points", "nan"), "file"),
    "head renamed": (lines(A, lambda text: [text[0].rstrip() + "2\n", *text[1:]]), "file"),
    "cell too many": (lines(LO, lambda text: [*text[:-1], text[-1].rstrip() + ",1\n"]), "file"),
    "no heads": (lines(LO, lambda text: []), "file"),
    "cell of the workbook": (sheet_cell("assignment", "C2", "E3"), "file"),
    "number of the workbook": (sheet_cell("loads", "E2", 0.4), "file"),
    "key figure of the workbook": (sheet_cell("summary", "B4", 1.0), "file"),
    "formula in the workbook": (sheet_cell("assignment", "L2", "=1+1"), "file"),
    "cell beyond the table": (sheet_cell("unserved", "G9", "note"), "file"),
    "sheet more": (extra_sheet, "file"),
    **{f"{file} missing": (missing(file), "file") for file in (A, U, LO, IM)},
    "summary.json missing": (missing("summary.json"), "file"),
    "plan.xlsx missing": (missing("plan.xlsx"), "file"),
}


def test_a_sound_plan_has_no_breaches(hand_season: Season, plan_folder: Path) -> None:
    assert audit(hand_season, plan_folder) == []


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_found(name: str, hand_season: Season, plan_folder: Path) -> None:
    damage, rule = DAMAGES[name]
    damage(plan_folder)
    found = audit(hand_season, plan_folder)
    assert rule in {breach.rule for breach in found}
    assert all(breach.subject and breach.sentence for breach in found)


@pytest.mark.parametrize("name", [name for name, (_, rule) in DAMAGES.items() if rule == "file"])
def test_damage_to_a_file_is_nothing_else(
    name: str, hand_season: Season, plan_folder: Path
) -> None:
    DAMAGES[name][0](plan_folder)
    assert {breach.rule for breach in audit(hand_season, plan_folder)} == {"file"}


def test_order_of_rows_is_no_matter(hand_season: Season, plan_folder: Path) -> None:
    lines(LO, lambda text: [text[0], *text[:0:-1]])(plan_folder)
    found = audit(hand_season, plan_folder)
    assert {breach.rule for breach in found} == {"file"}
    assert all(breach.subject == "plan.xlsx" for breach in found)


def test_a_file_saved_with_a_byte_order_mark_and_windows_line_ends_is_read(
    hand_season: Season, plan_folder: Path
) -> None:
    path = plan_folder / A
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert audit(hand_season, plan_folder) == []


def test_a_changed_season_is_named(hand_plan: Plan, plan_folder: Path, tmp_path: Path) -> None:
    changed = from_disk(tmp_path / "changed", season({("engineers", "E1"): {"performance": 81}}))
    found = audit(changed, plan_folder)
    assert [str(breach) for breach in found] == [
        "sha256: engineers.csv has changed since the plan was made"
    ]


def forbid(seat: str, kind: str = "forbidden") -> dict[str, Any]:
    row = {"client": "C1", "engineer": "E1", "seat": seat, "kind": kind}
    return {"more": {"designations": [row]}}


ILLEGAL: dict[str, tuple[dict[str, Any], list[Team], str]] = {
    "A is B": ({}, [Team("C2", "E3"), Team("C1", "E1", "E1")], "distinct_people"),
    "B too many": ({}, [Team("C2", "E3", "E1")], "seats"),
    "must be served": ({"changes": {("clients", "C1"): {"service": "must"}}}, [], "service"),
    "never served": ({}, [Team("C4", "E2")], "service"),
    "primary specialty": ({}, [Team("C3", "E1", "E2")], "primary_specialty"),
    "travel": ({"max_travel_minutes": 59}, [Team("C1", "E1", "E3")], "max_travel_minutes"),
    "conflict": (
        {"more": {"relations": [{"engineer": "E1", "other": "C1", "kind": "conflict"}]}},
        TEAMS,
        "conflict",
    ),
    "forbidden": (forbid("any"), TEAMS, "designation"),
    "required": (forbid("B", "required"), TEAMS, "designation"),
    "care hours": ({"changes": {("engineers", "E2"): {"care_hours": 49.99}}}, TEAMS, "care_hours"),
    "max_a": ({"changes": {("engineers", "E1"): {"max_a": 0}}}, TEAMS, "max_a"),
    "max_clients": ({"changes": {("engineers", "E2"): {"max_clients": 0}}}, TEAMS, "max_clients"),
    "max_handovers": ({"max_handovers": 0}, TEAMS, "max_handovers"),
}


@pytest.mark.parametrize("name", ILLEGAL)
def test_a_plan_that_breaks_one_rule_breaches_that_rule_alone(name: str, tmp_path: Path) -> None:
    facts, teams, rule = ILLEGAL[name]
    made = season(**facts)
    write_files(make_plan(made, teams, run(bound=0.0)), made, tmp_path / "plan", {})
    assert {breach.rule for breach in audit(made, tmp_path / "plan")} == {rule}


def test_the_audit_needs_no_solver() -> None:
    code = "import ce_opt.plan.audit, ce_opt.plan, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    solver = {"master", "relaxation", "search", "solve", "assign"}
    assert "ce_opt.plan.audit" in loaded
    assert not {name for name in loaded if name.split(".")[0] in ("ortools", "highspy")}
    assert not loaded & {f"ce_opt.teams.{name}" for name in solver}


@pytest.fixture(scope="module")
def filled_season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    """Importance by vikor and critic, with a further criterion of which a value is missing."""
    complaints = {"C1": 4, "C2": None, "C3": 0, "C4": 2}
    made = season(
        {("clients", name): {"complaints": value} for name, value in complaints.items()},
        importance={
            "method": "vikor",
            "weighing": "critic",
            "criteria": ["social_importance", "complaints"],
            "missing": {"complaints": "median"},
        },
    )
    return from_disk(tmp_path_factory.mktemp("filled") / "season", made)


IMPORTANCE_DAMAGES: dict[str, tuple[Damage | None, str]] = {
    "nothing": (None, ""),
    "a further contribution": (cell(IM, "C2", "complaints", "1"), "complaints"),
    "a mark taken away": (cell(IM, "C2", "imputed", ""), "imputed"),
    "a mark put": (cell(IM, "C1", "imputed", "complaints"), "imputed"),
    "a column taken away": (
        lines(IM, lambda text: [",".join(line.split(",")[:-1]) + "\n" for line in text]),
        "file",
    ),
    "a column more": (
        lines(
            IM,
            lambda text: [line.rstrip() + (",1\n" if n else ",x\n") for n, line in enumerate(text)],
        ),
        "file",
    ),
}


@pytest.mark.parametrize("name", IMPORTANCE_DAMAGES)
def test_further_columns_of_importance_are_audited(
    filled_season: Season, tmp_path: Path, name: str
) -> None:
    write_files(make_plan(filled_season, [], run()), filled_season, tmp_path / "plan", {})
    damage, rule = IMPORTANCE_DAMAGES[name]
    if damage:
        damage(tmp_path / "plan")
    found = {breach.rule for breach in audit(filled_season, tmp_path / "plan")}
    assert rule in found if damage else found == set()
