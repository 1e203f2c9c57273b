from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest

from ce_opt.errors import PlanRejected, UsageError
from ce_opt.plan import Plan, audit, make_plan, read_plan, write_plan
from ce_opt.plan import write as writing
from ce_opt.season import Season
from plan.hand_season import TEAMS, run


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def false_plan(plan: Plan) -> Plan:
    return dataclasses.replace(plan, summary=dataclasses.replace(plan.summary, points=1.0))


def test_a_folder_holds_every_file(plan_folder: Path) -> None:
    names = ["assignment.csv", "certificate.csv", "certificate.json", "escalation.csv"]
    names += ["importance.csv", "loads.csv", "plan.xlsx", "summary.json", "unserved.csv"]
    assert sorted(contents(plan_folder)) == names


def test_assignment_as_it_is_written(plan_folder: Path) -> None:
    text = (plan_folder / "assignment.csv").read_bytes().decode("utf-8")
    assert text == (
        "client,importance,engineer_a,engineer_b,uncovered_specialties,single_cover,travel_hours,"
        "bid_shortfall,changed_seats,pair_tension,unserved_importance,points\n"
        "C1,100,E1,E2,0,16,7.5,10,25,15,0,73.5\n"
        "C2,50,E3,,0,20,3.75,10,0,0,0,33.75\n"
        "C3,20,,,0,0,0,0,0,0,200,200\n"
        "C4,0,,,0,0,0,0,0,0,0,0\n"
    )


def test_writing_again_gives_the_same_bytes(
    hand_plan: Plan, hand_season: Season, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        write_plan(hand_plan, hand_season, tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_plan_replaces_an_older_one_whole(hand_season: Season, plan_folder: Path) -> None:
    (plan_folder / "report.html").write_text("old")
    newer = make_plan(hand_season, TEAMS[:1], run())
    write_plan(newer, hand_season, plan_folder)
    assert read_plan(plan_folder).equals(newer)
    assert not (plan_folder / "report.html").exists()


def test_an_empty_folder_is_taken(hand_plan: Plan, hand_season: Season, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write_plan(hand_plan, hand_season, tmp_path / "empty")
    assert audit(hand_season, tmp_path / "empty") == []


def test_missing_parents_are_made(hand_plan: Plan, hand_season: Season, tmp_path: Path) -> None:
    write_plan(hand_plan, hand_season, tmp_path / "a" / "b")
    assert audit(hand_season, tmp_path / "a" / "b") == []


def test_extra_files_come_with_the_plan(
    hand_plan: Plan, hand_season: Season, tmp_path: Path
) -> None:
    write_plan(hand_plan, hand_season, tmp_path / "plan", {"report.html": b"<p>"})
    assert (tmp_path / "plan" / "report.html").read_bytes() == b"<p>"


@pytest.mark.parametrize("names", [["notes.txt"], ["summary.json", "notes.txt"], ["loads.csv"]])
def test_a_folder_that_is_no_plan_is_refused(
    names: list[str], hand_plan: Plan, hand_season: Season, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for name in names:
        (folder / name).write_text("mine")
    with pytest.raises(UsageError, match="name another folder"):
        write_plan(hand_plan, hand_season, folder)
    assert contents(folder) == {name: b"mine" for name in names}


def test_a_file_in_the_way_is_refused(hand_plan: Plan, hand_season: Season, tmp_path: Path) -> None:
    (tmp_path / "plan").write_text("mine")
    with pytest.raises(UsageError, match="is a file"):
        write_plan(hand_plan, hand_season, tmp_path / "plan")


def test_a_rejected_plan_leaves_the_old_one_and_is_kept_beside(
    hand_plan: Plan, hand_season: Season, plan_folder: Path
) -> None:
    before = contents(plan_folder)
    with pytest.raises(PlanRejected) as caught:
        write_plan(false_plan(hand_plan), hand_season, plan_folder)
    assert {breach.rule for breach in caught.value.breaches} == {"points", "bound", "gap"}
    assert contents(plan_folder) == before
    rejected = plan_folder.with_name("plan.rejected")
    assert read_plan(rejected).summary.points == 1.0
    beside = sorted(path.name for path in plan_folder.parent.iterdir())
    assert beside == ["plan", "plan.rejected"]


def test_a_rejected_plan_does_not_replace_what_is_not_a_plan(
    hand_plan: Plan, hand_season: Season, tmp_path: Path
) -> None:
    (tmp_path / "plan.rejected").write_text("mine")
    with pytest.raises(PlanRejected):
        write_plan(false_plan(hand_plan), hand_season, tmp_path / "plan")
    assert (tmp_path / "plan.rejected").read_text() == "mine"
    assert not (tmp_path / "plan").exists()


def test_an_error_while_writing_leaves_the_old_plan_and_nothing_else(
    hand_plan: Plan, hand_season: Season, plan_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(plan_folder)

    def full_disk(*_: object) -> bytes:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(writing, "workbook_bytes", full_disk)
    with pytest.raises(UsageError, match="No space left"):
        write_plan(hand_plan, hand_season, plan_folder)
    assert contents(plan_folder) == before
    assert sorted(path.name for path in plan_folder.parent.iterdir()) == ["plan"]


def test_an_error_while_moving_brings_the_old_plan_back(
    hand_plan: Plan, hand_season: Season, plan_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(plan_folder)
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if path.suffix == ".new":
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_plan(hand_plan, hand_season, plan_folder)
    assert contents(plan_folder) == before
    assert sorted(path.name for path in plan_folder.parent.iterdir()) == ["plan"]


def test_a_link_to_a_plan_stays_a_link(
    hand_plan: Plan, hand_season: Season, plan_folder: Path
) -> None:
    link = plan_folder.with_name("latest")
    link.symlink_to(plan_folder)
    write_plan(hand_plan, hand_season, link)
    assert link.is_symlink()
    assert read_plan(link).equals(hand_plan)


def test_files_besides_tables_summary_and_workbook_are_kept_when_a_plan_is_written_again(
    hand_plan: Plan, hand_season: Season, plan_folder: Path
) -> None:
    (plan_folder / "report.html").write_bytes(b"<html>")
    extras = writing.other_files(plan_folder)
    assert extras == {"report.html": b"<html>"}
    write_plan(hand_plan, hand_season, plan_folder, extras)
    assert (plan_folder / "report.html").read_bytes() == b"<html>"


def test_a_folder_of_calendars_is_part_of_a_plan_and_of_nothing_else(
    hand_plan: Plan, hand_season: Season, plan_folder: Path
) -> None:
    calendars = plan_folder / "calendars"
    calendars.mkdir()
    (calendars / "engineer-E1.ics").write_text("old")
    write_plan(hand_plan, hand_season, plan_folder)
    assert not calendars.exists()
    for name in ("notes.txt", "holiday.ics", "engineer-E1.ics.bak"):
        calendars.mkdir(exist_ok=True)
        (calendars / name).write_text("mine")
        with pytest.raises(UsageError, match="holds calendars, which is no part of a plan"):
            write_plan(hand_plan, hand_season, plan_folder)
        (calendars / name).unlink()
    (calendars / "engineer-E1.ics").mkdir()
    with pytest.raises(UsageError, match="name another folder"):
        write_plan(hand_plan, hand_season, plan_folder)
