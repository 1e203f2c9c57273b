"""What planners are told before they rely on the scores."""

from __future__ import annotations

from ce_opt.importance import importance_notes, imputed
from plan.hand_season import season

PAIRWISE = {
    "social_importance": {"stability": 2, "revenue_yuan": "1/9"},
    "stability": {"revenue_yuan": 2},
}


def test_a_sound_season_has_no_notes() -> None:
    assert importance_notes(season()) == []
    assert imputed(season()) == ["", "", "", ""]


def test_contradicting_judgements_are_named_with_what_would_mend_them() -> None:
    (note,) = importance_notes(season(importance={"weighing": "ahp", "pairwise": PAIRWISE}))
    # 2 · 2 against 1/9: the circle is 36, λ = 1 + 36^(1/3) + 36^(−1/3) = 4.60479 and
    # CR = 1.60479 / 2 / 0.52 = 1.543. With x for 1/9 the circle is 4 / x, without contradiction at
    # x = 4; each of the 2s would have to be 1/18. From x = 2 on (circle 2) CR is below 0.1.
    assert note.where == "importance.pairwise"
    assert "consistency ratio 1.543 (random index saaty) is above 0.1" in note.sentence
    assert "social_importance.revenue_yuan = 1/9; with 2 the ratio would be 0.05" in note.sentence


def test_where_no_single_value_mends_it_the_best_one_is_named() -> None:
    # 9 · 9 against 1/9: the circle is 729; with 9 for any of the three 1/9 it is still 9.
    circle = {"stability": {"revenue_yuan": 9}, "revenue_yuan": {"social_importance": 9}}
    circle |= {"social_importance": {"stability": 9}}
    (note,) = importance_notes(season(importance={"weighing": "ahp", "pairwise": circle}))
    # λ = 1 + 9^(1/3) + 9^(−1/3) = 3.56084, CR = 0.56084 / 2 / 0.52 = 0.539.
    assert "= 9; with 1/9 the ratio would be 0.539, still above 0.1: think over" in note.sentence


def test_judgements_are_not_asked_where_ahp_does_not_weigh() -> None:
    assert importance_notes(season(importance={"pairwise": PAIRWISE})) == []


def test_values_that_were_filled_in_are_named() -> None:
    made = season(
        {("clients", name): {"stability": None} for name in ("C1", "C3")}
        | {("clients", "C4"): {"social_importance": None}},
        importance={
            "criteria": ["social_importance", "stability"],
            "missing": {"stability": "median", "social_importance": 7, "revenue_yuan": 1},
        },
    )
    # The hand-made season has stability 50 everywhere else.
    assert [str(note) for note in importance_notes(made)] == [
        "clients column social_importance: 1 missing value (C4) counts as 7",
        "clients column stability: 2 missing values (C1, C3) count as the median, 50",
    ]
    assert imputed(made) == ["stability", "", "stability", "social_importance"]
