"""``ce-opt replan``."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.console import INSTANCES, LITTLE, Run, names

TINY = INSTANCES / "tiny"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    text = "client,engineer_a,engineer_b\nC1,E4,E2\nC2,E1,E3\nC3,E2,\n"
    (tmp_path / "plan.csv").write_text(text, "utf-8")
    return tmp_path / "plan.csv"


def test_a_leaver_is_replaced_and_every_seat_is_accounted_for(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    new, season = tmp_path / "new", tmp_path / "season"
    ended = run(
        *("replan", TINY, plan, "-o", new, "--leaver", "E4", "--season-out", season),
        *(*LITTLE, "--quiet"),
    )
    assert ended.code == 0, ended.err
    # E1 and E2 are left for C1: E1 is A of C2 (max_a 1), so E2 would be A with 70 + 50 of 80 hours.
    # E1 as A of C1 leaves C2 without an A who has the hours: E2 carries 30 and 50. C2 must be
    # served, so C1 has nobody.
    assert "1 seat has lost its holder\n  A of C1: E4 → nobody" in ended.out
    assert "clients with no team any more: C1" in ended.out
    assert run("verify", season, new).code == 0
    assert "E4" not in (season / "engineers.csv").read_text("utf-8")


def test_nothing_changes_where_nothing_has_to(run: Run, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "new"
    found = run("replan", TINY, plan, "-o", out, "--cap", "0", *LITTLE, "--quiet", "--json").json
    assert found["handovers"] == 0
    assert (found["moved"], found["vacated"], found["filled"]) == ([], [], [])
    # Nobody is replaced any more: the 50 points of changed seats are gone.
    assert found["points"] == pytest.approx(388.5)


def test_a_pinned_nonsense_fails_at_once_and_writes_nothing(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    before = names(tmp_path)
    ended = run("replan", TINY, plan, "-o", tmp_path / "new", "--keep", "C3:A=E3", "--keep", "C1")
    assert (ended.code, ended.out) == (2, "")
    assert "1 pin that cannot be kept" in ended.err
    assert "pin C3:A=E3 clashes with needs row C3, cable: E3 is A of C3" in ended.err
    assert names(tmp_path) == before


def test_where_there_is_no_plan_the_conflict_is_said(run: Run, plan: Path, tmp_path: Path) -> None:
    ended = run(
        *("replan", TINY, plan, "-o", tmp_path / "new", "--surge", "C3=2.4"), *LITTLE, "--quiet"
    )
    assert (ended.code, ended.out) == (3, "")
    assert "  C3 must be served" in ended.err
    assert "  E2 has 80 care hours" in ended.err
    assert not (tmp_path / "new").exists()


def test_every_recipe_has_its_option(run: Run, plan: Path, tmp_path: Path) -> None:
    ended = run(
        *("replan", TINY, plan, "-o", tmp_path / "new", "--newcomer", "E9=E1", "--lost", "C4"),
        *("--new-client", "C9=C3", "--leave", "E3=2026-09-01:2026-09-30", "--price", "5"),
        *(*LITTLE, "--season-out", tmp_path / "season"),
    )
    assert ended.code == 0, ended.err
    for note in (
        "note: E9 comes, with hours and skills like E1",
        "note: C4 is lost",
        "note: C9 comes, with needs like C3",
        "note: E3 is away from 2026-09-01 to 2026-09-30: ",
    ):
        assert note in ended.err
    text = (tmp_path / "season" / "season.toml").read_text("utf-8")
    assert "changed_seats = 5.0" in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--leaver", "E44"), 'there is no engineer "E44" (nearest: "E4")'),
        (("--newcomer", "E9"), '"E9" must say who and what, as in E99=E03'),
        (("--leave", "E1=soon"), '"E1=soon" cannot be read: write it as in E03=2026-09-01'),
        (("--surge", "C1=much"), '"C1=much" cannot be read: write it as in C03=1.5'),
        (("--season-out", INSTANCES), "is there already: name a new folder"),
    ],
)
def test_what_cannot_be_read_ends_with_2(
    run: Run, plan: Path, tmp_path: Path, words: tuple[object, ...], says: str
) -> None:
    ended = run("replan", TINY, plan, "-o", tmp_path / "new", *words)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
