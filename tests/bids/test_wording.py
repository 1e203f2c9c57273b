"""What the evaluation says, in both languages."""

from __future__ import annotations

import math

import pytest

from bids.panels import panel_frame
from bids.seasons import Row, small_season
from bids.test_notes import WHOLE
from both_languages import in_both, same_facts
from ce_opt.bids.bridge import next_share
from ce_opt.bids.notes import bid_notes
from ce_opt.bids.quality import ALL, Agreement
from ce_opt.bids.ranking import ALONE, NOT_RANKED, SHARED, TIE_BREAK
from ce_opt.bids.wording import name_said, told
from ce_opt.language import spoken_in
from ce_opt.season.rulebook import Bids

SINGLE = [*WHOLE, ("P3", "E1", "skill", 90)]
EQUAL = [*WHOLE, *(("P3", who, "skill", 70.0) for who in ("E1", "E2", "E3"))]
APART = [("P1", "E1", "skill", 50), ("P2", "E2", "manner", 60)]
PARTS = [
    (f"P{n}", f"E{2 * n - 1 + more}", "skill", 60 + n + more) for n in (1, 2) for more in (0, 1)
]
MANNER = [("P1", "E1", "manner", 50), ("P1", "E2", "manner", 60)]
CASES: list[tuple[list[tuple[str, str, str, float]], Row]] = [
    (WHOLE, {}),
    (WHOLE, {"unscored_merit": 40}),
    ([], {}),
    *((SINGLE, {"panel_method": method}) for method in ("additive", "z_score", "mean")),
    *((EQUAL, {"panel_method": method}) for method in ("additive", "z_score")),
    (APART, {}),
    (PARTS, {}),
    ([*WHOLE, *MANNER], {}),
    ([*WHOLE, *MANNER], {"criteria": {"skill": 1}}),
    (WHOLE[:-1], {"panel_method": "z_score"}),
    ([row for row in WHOLE if row[1] != "E2"], {}),
    (WHOLE, {"indicators": {"last_appraisal": 1}}),
]


@pytest.mark.parametrize("case", range(len(CASES)))
def test_notes_say_the_same(case: int) -> None:
    panel, rules = CASES[case]
    rows = panel_frame(panel).to_dict("records") if panel else []
    season = small_season(rules, panel=rows, people={"E1": {"last_appraisal": 50}})
    people = [f"{kind}{n}" for kind in "EP" for n in range(1, 5)]
    same_facts(lambda: [str(note) for note in bid_notes(season)], *people)


def test_without_the_section_notes_say_the_same() -> None:
    season = small_season(panel=panel_frame(WHOLE).to_dict("records"))
    same_facts(lambda: [str(note) for note in bid_notes(season, Bids())])
    same_facts(lambda: [str(note) for note in bid_notes(small_season(panel=[]))])


@pytest.mark.parametrize(
    "figures", [(0.5, 0.9, 4), (math.nan, 0.9, 9), (0.5, math.nan, 9), (0.5, 0.9, 9)]
)
def test_the_ground_of_a_step_says_the_same(figures: tuple[float, float, int]) -> None:
    tau, worth, people = figures
    same_facts(lambda: [next_share(0.1, tau, worth, people)[1]])


def test_what_decided_is_a_word_of_the_tables_and_told_in_either_language() -> None:
    words = {
        SHARED: "并列",
        ALONE: "无竞争者",
        NOT_RANKED: "未评",
        f"{TIE_BREAK} performance": "同分细则 往常工作表现",
        f"{TIE_BREAK} own_column": "同分细则 own_column",
        "panel skill": "评委 skill",
        "indicator workload": "指标 工作量",
        "merit": "评标得分",
    }
    english, chinese = in_both(lambda: list(map(told, words)))
    assert english == list(words)
    assert chinese == list(words.values())


def test_columns_go_by_the_heads_of_their_table() -> None:
    with spoken_in("zh"):
        assert [name_said(name) for name in ("care_hours", "x")] == ["服务工时", "x"]


def test_all_criteria_together_have_a_label() -> None:
    rows = [Agreement(name, 0, 0, None, None) for name in (ALL, "skill")]
    assert in_both(lambda: [row.label for row in rows]) == ([ALL, "skill"], ["全部标准", "skill"])
