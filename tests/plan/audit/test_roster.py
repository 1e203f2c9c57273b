"""The audit finds damage to table *roster*, and names it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ce_opt.errors import Breach
from ce_opt.pipeline import plan_season
from ce_opt.plan import Plan, audit, write_plan
from ce_opt.season import Season
from plan.hand_season import from_disk
from plan.test_roster_table import LITTLE, ROSTER, made


@pytest.fixture(scope="module")
def posted(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return from_disk(tmp_path_factory.mktemp("roster") / "season", made(ROSTER))


@pytest.fixture(scope="module")
def written(posted: Season, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans") / "plan"
    found = plan_season(posted, LITTLE)
    assert isinstance(found, Plan)
    write_plan(found, posted, folder)
    return folder


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(written, tmp_path / "plan"))


def damaged(season: Season, folder: Path, *changes: tuple[str, str]) -> list[Breach]:
    """Breaches other than those of the workbook, which says what the file said before."""
    file = folder / "roster.csv"
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8", newline="")
    return [breach for breach in audit(season, folder) if breach.subject != "plan.xlsx"]


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("E1,D1", "E1,D2", {"department"}),
        ("E2,D1,applicant", "E2,D1,designated", {"entry"}),
        (",75,", ",76,", {"merit"}),
        (",62,,1,", ",62,,2,", {"reserve_rank"}),
        (
            "62,,1,panel skill",
            "62,,1,cover data",
            {"decided_by"},
        ),
        ("panel skill,data,\n", "panel skill,,\n", {"covers"}),
        (",data,E1", ",data,E3", {"follower"}),
        (",75,engineer,", ",75,boss,", {"post", "head_count", "covers"}),
        ("E3,D1,applicant,68.5,,,not evaluated,,\n", "", {"roster"}),
    ],
)
def test_damage_is_found(posted: Season, folder: Path, old: str, new: str, rules: set[str]) -> None:
    found = damaged(posted, folder, (old, new))
    assert rules <= {breach.rule for breach in found}


def test_a_post_too_many_and_a_post_of_a_stranger(posted: Season, folder: Path) -> None:
    found = damaged(posted, folder, (",62,,1,", ",62,engineer,,"))
    assert "roster.csv: department D1 fills 2 posts, it should fill 1" in sentences(found)
    found = damaged(posted, folder, (",68.5,,,", ",68.5,engineer,,"))
    assert "E3 has a post of D1 and is no candidate for one" in sentences(found)


def test_the_weaker_of_two_with_the_post_is_found(posted: Season, folder: Path) -> None:
    found = damaged(posted, folder, (",62,,1,", ",62,engineer,,"), (",75,engineer,,", ",75,,1,"))
    assert "roster.csv: department D1 has not the posts of the greatest merit: E2" in sentences(
        found
    )


def test_a_missing_table_is_found_only_where_the_section_stands(
    posted: Season, folder: Path
) -> None:
    (folder / "roster.csv").unlink()
    assert "roster.csv is missing: see section roster of the rule book" in sentences(
        audit(posted, folder)
    )


def test_a_table_too_many_is_found(folder: Path, tmp_path: Path) -> None:
    from plan.hand_season import season

    other = from_disk(tmp_path / "other", season())
    assert "roster.csv does not belong there: nobody was evaluated" in sentences(
        audit(other, folder)
    )


def sentences(found: list[Breach]) -> list[str]:
    return [breach.sentence for breach in found]
