"""``ce-opt appraise``: from a season's records to scores, sheets and the ledger."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ce_opt.cli.appraise import is_ledger, write_ledger
from ce_opt.language import LANGUAGES, Language, spoken_in
from ce_opt.plan import make_plan, write_plan
from ce_opt.season import read_season
from cli.console import INSTANCES, Run, change, names
from plan.hand_season import TEAMS, from_disk
from plan.hand_season import run as searched
from plan.season_ends import season_end


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A season at its end, and a plan that was made before there were records."""
    root = tmp_path_factory.mktemp("ends")
    before = from_disk(root / "season", season_end([], [], None))
    write_plan(make_plan(before, TEAMS, searched()), before, root / "plan")
    (root / "plan" / "report.html").write_text("kept", "utf-8")
    from_disk(root / "season", season_end())
    return root


@pytest.fixture
def ended(made: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Season and plan, to be changed at will."""
    root = Path(shutil.copytree(made, tmp_path / "ends"))
    return root / "season", root / "plan"


def test_scores_sheets_and_ledger_are_written(run: Run, ended: tuple[Path, Path]) -> None:
    season, plan = ended
    sheets, ledger = season.parent / "sheets", season.parent / "ledger.csv"
    ended_ = run("appraise", season, plan, "--sheets", sheets, "--ledger", ledger)
    assert (ended_.code, ended_.err) == (0, "")
    assert "3 people are appraised in 1 group," in ended_.out
    assert "bonus: 100.00 of 100.00 yuan; innovation: 7.77 of 7.77 yuan, to 1 people" in ended_.out
    assert "ratings.csv, season.toml, work_log.csv changed since the plan was made" in ended_.out
    assert "report.html" in names(plan)
    assert run("verify", season, plan).code == 0
    assert names(sheets) == [
        "appeal-E1.md",
        "appeal-E2.md",
        "appeal-E3.md",
        "fairness.csv",
        "leader-D1.md",
        "working_group.md",
    ]
    shutil.copy(ledger, season / "ledger.csv")
    assert len(read_season(season).ledger) == 3


def test_the_same_for_machines(run: Run, ended: tuple[Path, Path]) -> None:
    answer = run("appraise", *ended, "--json").json
    assert [row["grade"] for row in answer["engineers"]] == ["B", "C", "A"]
    assert answer["bonus_fen"] == 10000
    assert answer["groups"][0]["given"] == {"A": 1, "B": 1, "C": 1, "D": 0}
    assert answer["next"]["next_share"] == 0.3
    assert answer["fairness"] == []


def test_twice_gives_the_same_bytes(run: Run, ended: tuple[Path, Path]) -> None:
    season, plan = ended
    assert run("appraise", season, plan).code == 0
    first = {name: (plan / name).read_bytes() for name in names(plan)}
    heads, *rows = (season / "work_log.csv").read_text("utf-8").splitlines()
    assert run("appraise", season, plan).code == 0
    assert {name: (plan / name).read_bytes() for name in names(plan)} == first
    (season / "work_log.csv").write_text("\n".join([heads, *reversed(rows)]) + "\n", "utf-8")
    assert run("appraise", season, plan).code == 0
    assert (plan / "appraisal.csv").read_bytes() == first["appraisal.csv"]


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("ratings.csv", "W,working_group,E1", "E9,pair_partner,E1", 'value "E9": must be an id'),
        ("work_log.csv", "2026-09-01,E1", "2025-09-01,E1", "must lie in the season"),
        ("work_log.csv", "2026-09-01,E1", "2027-09-01,E1", "must not be after the season"),
        ("season.toml", "bonus_pool_yuan = 100", "bonus_pool_yuan = -100", "greater than or equal"),
        ("season.toml", "quotas = [0.2, 0.4", "quotas = [0.3, 0.4", "they sum to 110 %"),
    ],
)
def test_bad_input_ends_with_2_and_leaves_the_plan_alone(
    run: Run, ended: tuple[Path, Path], file: str, old: str, new: str, says: str
) -> None:
    season, plan = ended
    change(season / file, old, new)
    before = {name: (plan / name).read_bytes() for name in names(plan)}
    found = run("appraise", season, plan, "--sheets", season.parent / "sheets")
    assert (found.code, found.out) == (2, "")
    assert says in found.err
    assert {name: (plan / name).read_bytes() for name in names(plan)} == before
    assert names(season.parent) == ["plan", "season"]


def test_a_plan_that_breaks_a_rule_is_not_appraised(run: Run, ended: tuple[Path, Path]) -> None:
    season, plan = ended
    change(season / "engineers.csv", "E3,E3,D1,shore,50", "E3,E3,D1,shore,51")
    found = run("appraise", season, plan)
    assert found.code == 5
    assert "engineers.csv has changed since the plan was made" in found.err
    assert "appraisal.csv" not in names(plan)


def test_a_damaged_appraisal_is_replaced(run: Run, ended: tuple[Path, Path]) -> None:
    season, plan = ended
    assert run("appraise", season, plan).code == 0
    right = (plan / "appraisal.csv").read_bytes()
    change(plan / "appraisal.csv", "E1,D1,80", "E1,D1,81")
    assert run("verify", season, plan).code == 5
    assert run("appraise", season, plan).code == 0
    assert (plan / "appraisal.csv").read_bytes() == right


def test_places_that_cannot_be_written_are_refused_beforehand(
    run: Run, ended: tuple[Path, Path]
) -> None:
    season, plan = ended
    other = season.parent / "photos"
    other.mkdir()
    (other / "a.jpg").write_bytes(b"")
    (season.parent / "letter.csv").write_text("dear\n", "utf-8")
    for words, says in (
        (("--sheets", other), "a.jpg, which is no sheet"),
        (("--sheets", plan), "holds the plan"),
        (("--sheets", season.parent), "holds the plan"),
        (("--ledger", season.parent / "ledger.txt"), "must end in .csv"),
        (("--ledger", season.parent / "letter.csv"), "is no ledger"),
        (("--ledger", season.parent / "none" / "ledger.csv"), "no such folder"),
    ):
        found = run("appraise", season, plan, *words)
        assert (found.code, found.out) == (2, "")
        assert says in found.err
    assert "appraisal.csv" not in names(plan)


def test_a_plan_of_another_season_is_said_in_one_sentence(
    run: Run, ended: tuple[Path, Path]
) -> None:
    found = run("appraise", INSTANCES / "xiamen_end", ended[1])
    assert (found.code, found.err.count("\n")) == (2, 1)
    assert "the plan is of another season" in found.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ledger_is_known_again_in_both_languages(tmp_path: Path, language: Language) -> None:
    file = tmp_path / "ledger.csv"
    empty = read_season(INSTANCES / "tiny").ledger
    with spoken_in(language):
        write_ledger(empty, file)
    assert is_ledger(file)
    file.write_text("engineer,season\n", "utf-8")
    assert not is_ledger(file)
