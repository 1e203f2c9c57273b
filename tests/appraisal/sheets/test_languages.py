"""Sheets in Chinese: the same figures, and nobody else's."""

from __future__ import annotations

import pandas as pd
import pytest

from appraisal.seasons import SEATS, season
from appraisal.sheets.test_appeal import LOG, MARKS, RULES
from appraisal.sheets.test_appeal import PEOPLE as EIGHT
from appraisal.sheets.test_folder import assert_each_has_their_own_alone, reckoned
from both_languages import same_facts
from ce_opt.appraisal import Appraised, appraise
from ce_opt.appraisal.sheets import sheet_texts
from ce_opt.appraisal.sheets.folder import obstacle
from ce_opt.appraisal.sheets.wording import role_said, title
from ce_opt.language import spoken_in
from ce_opt.season import Season

__all__ = ["reckoned"]

Made = tuple[Season, Appraised, pd.DataFrame | None]


def test_sheets_have_the_same_facts(reckoned: Made) -> None:
    with spoken_in("zh"):
        names = list(sheet_texts(*reckoned))
    assert names == list(sheet_texts(*reckoned))
    people = [f"canary{n:02d}" for n in range(12)] + [f"E{n:02d}" for n in range(12)]
    same_facts(lambda: list(sheet_texts(*reckoned).values()), *people)


def test_hidden_roles_and_missing_halves_have_the_same_facts() -> None:
    marks = [
        *MARKS[2:],
        *(row | {"rater": "E8", "rater_role": "pair_partner"} for row in MARKS[:1]),
    ]
    made = season(marks, LOG[:-1], RULES, EIGHT)
    found = appraise(made, SEATS[:1])
    pages = same_facts(lambda: list(sheet_texts(made, found, None).values()))
    assert any("因评分人少而不显示：" in page for page in pages)
    assert any("缺失部分按组内平均值计：" in page for page in pages)
    same_facts(lambda: [*sheet_texts(*few()).values()][:1])


def few() -> Made:
    """Three people: nothing can be shown of their fairness."""
    made = season(MARKS[:3], LOG[:3], {}, EIGHT)
    return made, appraise(made, []), None


def test_no_chinese_appeal_sheet_holds_anybody_elses_name_id_or_figure(reckoned: Made) -> None:
    with spoken_in("zh"):
        texts = sheet_texts(*reckoned)
    assert_each_has_their_own_alone(texts, reckoned[1])


def test_chinese_sheets_of_leaders_and_the_summary_tell_no_more(reckoned: Made) -> None:
    with spoken_in("zh"):
        texts = sheet_texts(*reckoned)
    found = reckoned[1]
    assert "canary" not in texts["working_group.md"] + texts["fairness.csv"]
    for name, text in texts.items():
        if name.startswith("leader-"):
            for row, home in enumerate(found.homes):
                assert (f"canary{row:02d}" in text) == (name == f"leader-{home.group}.md")
                assert f"{found.bonus[row] / 100:,.2f}" not in text


def test_titles_and_roles_in_chinese() -> None:
    made = season(MARKS, LOG, RULES, EIGHT)
    same_facts(lambda: [title(made)])
    with spoken_in("zh"):
        assert [role_said(role) for role in ("leader", "support_leader")] == ["组长", "支撑组长"]
    assert role_said("support_leader") == "support leader"


def test_obstacles_say_the_same(tmp_path: pytest.TempPathFactory) -> None:
    place = tmp_path / "folder"  # type: ignore[operator]
    place.mkdir()
    (place / "photo.jpg").write_bytes(b"")
    same_facts(lambda: [obstacle(place), obstacle(place / "photo.jpg")], "photo.jpg")
