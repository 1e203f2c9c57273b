"""Notes on the scores, in both languages."""

from __future__ import annotations

from both_languages import same_facts
from ce_opt.importance import importance_notes
from importance.test_notes import PAIRWISE
from plan.hand_season import season

CIRCLE = {
    "stability": {"revenue_yuan": 9},
    "revenue_yuan": {"social_importance": 9},
    "social_importance": {"stability": 9},
}


def test_contradictions_say_the_same() -> None:
    for pairwise in (PAIRWISE, CIRCLE):
        made = season(importance={"weighing": "ahp", "pairwise": pairwise})
        same_facts(lambda made=made: [str(note) for note in importance_notes(made)], "stability")


def test_missing_values_say_the_same() -> None:
    made = season(
        {("clients", name): {"stability": None} for name in ("C1", "C3")}
        | {("clients", "C4"): {"social_importance": None}},
        importance={
            "criteria": ["social_importance", "stability"],
            "missing": {"stability": "median", "social_importance": 7, "revenue_yuan": 1},
        },
    )
    notes = same_facts(lambda: [str(note) for note in importance_notes(made)], "C1", "C3", "C4")
    assert notes[1].endswith("2 个缺失值（C1、C3）按 中位数 50 计")
