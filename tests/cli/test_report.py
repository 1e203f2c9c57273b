"""``ce-opt report``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.console import LITTLE, Run, change, names


@pytest.fixture
def plan(run: Run, tiny: Path) -> Path:
    """A sound plan of the tiny season, without its report."""
    out = tiny.parent / "plan"
    assert run("plan", tiny, "-o", out, *LITTLE).code == 0
    (out / "report.html").unlink()
    return out


def text(page: Path) -> str:
    return page.read_text("utf-8")


def test_the_report_is_put_into_the_plan_and_the_plan_stays_sound(
    run: Run, tiny: Path, plan: Path
) -> None:
    ended = run("report", tiny, plan)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"{plan}/report.html: ")
    assert ended.out.endswith(" MB, opens in any browser, offline\n")
    page = text(plan / "report.html")
    assert "3 of 4 clients are served" in page
    assert "438.50 points, and it is proven that no plan of this season has fewer." in page
    assert run("verify", tiny, plan).code == 0


def test_plan_brings_the_same_report(run: Run, tiny: Path, plan: Path) -> None:
    out = tiny.parent / "other"
    assert run("plan", tiny, "-o", out, *LITTLE).code == 0
    shutil.copy(plan / "summary.json", out / "summary.json")  # seconds differ
    made = text(out / "report.html")
    run("report", tiny, plan)
    differing = [
        (one, other)
        for one, other in zip(made.split("\n"), text(plan / "report.html").split("\n"), strict=True)
        if one != other
    ]
    assert all("Seconds" in one for one, _ in differing)


def test_the_report_speaks_the_language_that_is_asked_for(run: Run, tiny: Path, plan: Path) -> None:
    out = tiny.parent / "wall.html"
    ended = run("report", tiny, plan, "-o", out, "--lang", "zh", "--json")
    assert ended.json == {
        "report": str(out),
        "bytes": out.stat().st_size,
        "language": "zh",
    }
    assert "4 个客户中 3 个得到服务" in text(out)
    assert '<html lang="zh-CN">' in text(out)
    assert "report.html" not in names(plan)


def test_a_plan_that_the_audit_refuses_has_no_report(run: Run, tiny: Path, plan: Path) -> None:
    change(plan / "assignment.csv", "C1,100,E4,E2", "C1,100,E4,E4")
    before = names(plan)
    ended = run("report", tiny, plan)
    assert (ended.code, ended.out) == (5, "")
    assert "distinct_people: E4 holds A and B of C1" in ended.err
    assert names(plan) == before


def test_what_is_no_plan_or_no_report_is_left_alone(run: Run, tiny: Path, plan: Path) -> None:
    assert run("report", tiny, tiny).code == 2
    diary = tiny.parent / "diary.html"
    diary.write_text("Dear diary")
    ended = run("report", tiny, plan, "-o", diary)
    assert (ended.code, diary.read_text()) == (2, "Dear diary")
    assert ended.err == f"{diary} is no report of ce_opt: name another file\n"


def test_what_changed_since_an_older_plan_is_said(run: Run, tiny: Path, plan: Path) -> None:
    older = Path(shutil.copytree(plan, tiny.parent / "older"))
    change(older / "assignment.csv", "C1,100,E4,E2", "C1,100,E1,E2")
    assert run("report", tiny, plan, "--before", older).code == 0
    page = text(plan / "report.html")
    # C1 A, C1 B, C2 A, C2 B and C3 A were held; E1 gave C1 to E4.
    assert "4 of 5 seats are held as before." in page
    assert "Against the older plan" in page


def test_commands_that_add_to_a_plan_renew_its_report(run: Run, tiny: Path, plan: Path) -> None:
    without = Path(shutil.copytree(plan, tiny.parent / "without"))
    run("report", tiny, plan)
    assert 'id="section-calendar"' not in text(plan / "report.html")
    for folder in (plan, without):
        assert run("duties", tiny, folder).code == 0
    assert 'id="section-calendar"' in text(plan / "report.html")
    assert "report.html" not in names(without)


def test_a_new_plan_says_what_changed_since_the_published_one(
    run: Run, tiny: Path, plan: Path
) -> None:
    out = tiny.parent / "new"
    assert run("replan", tiny, plan, "-o", out, *LITTLE).code == 0
    assert "Against the older plan" in text(out / "report.html")
