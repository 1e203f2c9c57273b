"""Every command that says notes says those of the reading and of every stage."""

from __future__ import annotations

from ce_opt.bids.notes import bid_notes
from ce_opt.escalation.notes import escalation_notes
from ce_opt.importance import importance_notes
from ce_opt.notes import season_notes
from ce_opt.roster.notes import roster_notes
from plan.hand_season import season

CIRCLE = {
    "weighing": "ahp",
    "pairwise": {
        "revenue_yuan": {"stability": 9, "social_importance": "1/9"},
        "stability": {"social_importance": 9},
    },
}


def test_a_season_without_anything_doubtful_is_told_only_which_stages_are_skipped() -> None:
    assert [note.where for note in season_notes(season()) if "skipped" not in note.sentence] == []


def test_notes_of_the_reading_and_of_each_stage_come_in_the_order_of_the_stages() -> None:
    further = {("clients", "C1"): {"remark": "late"}}
    made = season(further, importance=CIRCLE, bids={})
    found = season_notes(made)
    assert [note.where for note in found][1:] == ["importance.pairwise", "bids", "roster"]
    assert "not used, because no such column is known: remark" in found[0].sentence
    assert "contradict each other" in found[1].sentence
    assert "no table panel" in found[2].sentence
    assert found == [
        *made.notes,
        *importance_notes(made),
        *bid_notes(made),
        *roster_notes(made),
        *escalation_notes(made),
    ]
