"""The folder of sheets: canaries, names of files, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from appraisal.seasons import job, mark, season
from ce_opt.appraisal import Appraised, Seat, appraise
from ce_opt.appraisal.sheets import sheet_texts, write_sheets
from ce_opt.appraisal.sheets.folder import file_part
from ce_opt.errors import UsageError
from ce_opt.season import Season

PEOPLE = [(f"E{n:02d}", f"D{1 + n // 6}", "centre", 100.0) for n in range(12)]
GROUPS = pd.DataFrame(
    [
        (name, f"V{1 + n // 6}", "leader" if n % 6 == 0 else "member")
        for n, (name, *_) in enumerate(PEOPLE)
    ],
    columns=["engineer", "group", "role"],
)


@pytest.fixture(scope="module", params=[True, False], ids=["groups", "departments"])
def reckoned(request: pytest.FixtureRequest) -> tuple[Season, Appraised, pd.DataFrame | None]:
    """Twelve people whose names are canaries and whose figures are all different."""
    marks = [mark("W", "working_group", f"E{n:02d}", 40.13 + 4.71 * n) for n in range(12)]
    marks += [
        mark(f"E{(n + 1) % 12:02d}", "pair_partner", f"E{n:02d}", 33.31 + n) for n in range(12)
    ]
    log = [job(f"E{n:02d}", "C1", "visit", 17.3 + 5.9 * n, 60 + 1.7 * n) for n in range(12)]
    made = season(marks, log, {"bonus_pool_yuan": 31415.92}, PEOPLE)
    canaries = made.engineers.assign(name=[f"canary{n:02d}" for n in range(12)])
    made = Season({**made.tables, "engineers": canaries}, made.rulebook)
    groups = GROUPS if request.param else None
    return made, appraise(made, [Seat("C1", "A", "E01")], groups), groups


def figures(found: Appraised, row: int) -> set[str]:
    """Everything about somebody that could stand on a sheet."""
    place, work = int(found.place[row]), found.work
    values = [
        *(scores.score[row] for scores in (found.scores, found.scores_raw)),
        *(scores.qualitative[row] for scores in (found.scores, found.scores_raw)),
        *(scores.quantitative[row] for scores in (found.scores, found.scores_raw)),
        work.logged[place],
        work.credited[place],
        work.credited_raw[place],
        found.bonus[row] / 100,
    ]
    return {f"{value:,.2f}" for value in values if value}


def assert_each_has_their_own_alone(texts: Mapping[str, str], found: Appraised) -> None:
    """Nobody else's name, id or figure stands on anybody's appeal sheet."""
    for row, home in enumerate(found.homes):
        text = texts[f"appeal-{home.engineer}.md"]
        assert f"canary{row:02d}" in text
        numbers = set(re.findall(r"[0-9][0-9,]*\.[0-9]{2}", text))
        for other, neighbour in enumerate(found.homes):
            if other != row:
                assert f"canary{other:02d}" not in text
                assert neighbour.engineer not in text
                assert not (figures(found, other) - figures(found, row)) & numbers


def test_no_appeal_sheet_holds_anybody_elses_name_id_or_figure(
    reckoned: tuple[Season, Appraised, pd.DataFrame | None],
) -> None:
    assert_each_has_their_own_alone(sheet_texts(*reckoned), reckoned[1])


def test_no_leader_sheet_holds_anybody_of_another_group(
    reckoned: tuple[Season, Appraised, pd.DataFrame | None],
) -> None:
    texts = sheet_texts(*reckoned)
    found = reckoned[1]
    sheets = {name: text for name, text in texts.items() if name.startswith("leader-")}
    assert len(sheets) == 2
    for name, text in sheets.items():
        for row, home in enumerate(found.homes):
            inside = name == f"leader-{home.group}.md"
            assert (f"canary{row:02d}" in text) == inside
            assert inside or f"{found.scores.score[row]:.2f}" not in text
            assert f"{found.bonus[row] / 100:,.2f}" not in text


def test_the_summary_names_nobody(
    reckoned: tuple[Season, Appraised, pd.DataFrame | None],
) -> None:
    texts = sheet_texts(*reckoned)
    assert "canary" not in texts["working_group.md"] + texts["fairness.csv"]
    assert len(texts) == 12 + 2 + 2


@pytest.mark.parametrize("name", ["..", "a/b", "E.1", "C:\\x", "组 1", "*", "%2F"])
def test_no_id_leads_out_of_the_folder(name: str) -> None:
    part = file_part(name)
    assert not set(part) & set('/\\:*?"<>|. ')
    assert file_part("a/b") != file_part("a%2Fb")


def test_sheets_replace_sheets_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    write_sheets({"working_group.md": "one", "appeal-E1.md": "x"}, folder)
    write_sheets({"working_group.md": "two"}, folder)
    assert [path.name for path in folder.iterdir()] == ["working_group.md"]
    assert (folder / "working_group.md").read_text("utf-8") == "two"
    (folder / "photo.jpg").write_bytes(b"")
    with pytest.raises(UsageError, match=r"photo\.jpg, which is no sheet"):
        write_sheets({"working_group.md": "three"}, folder)
    assert (folder / "working_group.md").read_text("utf-8") == "two"
    assert [path.name for path in tmp_path.iterdir()] == ["sheets"]
    with pytest.raises(UsageError, match="is a file"):
        write_sheets({}, folder / "photo.jpg")
