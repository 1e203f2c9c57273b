"""A report is written whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.errors import UsageError
from ce_opt.plan import Plan, make_plan, write_plan
from ce_opt.report import REPORT, add_report, has_report, write, write_report
from ce_opt.season import Season
from plan.hand_season import TEAMS, from_disk, run, season


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Season, Plan]:
    read = from_disk(tmp_path_factory.mktemp("season") / "season", season())
    return read, make_plan(read, TEAMS, run())


def test_the_report_of_a_plan_is_the_one_of_its_folder(
    made: tuple[Season, Plan], tmp_path: Path
) -> None:
    given, plan = made
    write_plan(plan, given, tmp_path / "plan")
    add_report(given, tmp_path / "plan")
    write_report(given, plan, tmp_path / "again.html")
    page = (tmp_path / "plan" / REPORT).read_bytes()
    assert page == (tmp_path / "again.html").read_bytes()
    assert page.startswith(b"<!doctype html>")
    assert page.rstrip().endswith(b"</html>")


def test_a_plan_with_its_report_is_replaced_by_the_next_plan(
    made: tuple[Season, Plan], tmp_path: Path
) -> None:
    given, plan = made
    for _ in range(2):
        write_plan(plan, given, tmp_path / "plan")
        add_report(given, tmp_path / "plan")
    assert (tmp_path / "plan" / REPORT).is_file()


def test_large_plans_get_their_report_when_asked_for(
    made: tuple[Season, Plan], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, plan = made
    write_plan(plan, given, tmp_path / "plan")
    monkeypatch.setattr(write, "MOST_CLIENTS", len(given.clients) - 1)
    add_report(given, tmp_path / "plan")
    assert not (tmp_path / "plan" / REPORT).exists()


def test_an_older_report_is_replaced_and_nothing_else_is(
    made: tuple[Season, Plan], tmp_path: Path
) -> None:
    given, plan = made
    write_report(given, plan, tmp_path / REPORT)
    write_report(given, plan, tmp_path / REPORT)
    diary = tmp_path / "diary.html"
    diary.write_text("<!doctype html>Dear diary")
    with pytest.raises(UsageError, match=r"diary\.html is no report of ce_opt: name another file"):
        write_report(given, plan, diary)
    with pytest.raises(UsageError, match="is a folder: name a file for the report"):
        write_report(given, plan, tmp_path)
    assert diary.read_text() == "<!doctype html>Dear diary"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["diary.html", REPORT]


def test_nothing_is_left_behind_where_it_cannot_be_written(
    made: tuple[Season, Plan], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"nowhere/report\.html cannot be written: "):
        write_report(*made, tmp_path / "nowhere" / REPORT)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_somebody_else_made_is_no_report(
    made: tuple[Season, Plan], tmp_path: Path
) -> None:
    assert not has_report(tmp_path)
    (tmp_path / REPORT).write_text("<!doctype html>by hand")
    assert not has_report(tmp_path)
    (tmp_path / REPORT).unlink()
    write_report(*made, tmp_path / REPORT)
    assert has_report(tmp_path)
