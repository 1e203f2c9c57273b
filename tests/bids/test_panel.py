"""Panel scores: criteria weighed, gaps filled without favour, and a raised mark never harms."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from bids.panels import by_evaluator, panel_frame, random_panel, whole_panel
from ce_opt.bids.marks import Panel
from ce_opt.bids.panel import METHODS, panel_scores, panel_scores_of
from ce_opt.season.rulebook import Bids

OPTIONS = [
    Bids(),
    Bids(panel_method="z_score"),
    Bids(panel_method="mean"),
    Bids(trim=0.25),
    Bids(panel_method="mean", trim=0.34, criteria={"k0": 2, "k1": 1}),
    Bids(criteria={"k0": 3, "k1": 0.5, "k2": 0}),
]


def scores(frame: pd.DataFrame, rules: Bids | None = None) -> dict[str, float]:
    """Engineer -> panel score, after comparing both forms and the sums of their parts."""
    rules = rules or Bids()
    found = panel_scores(Panel.of(frame, rules), rules)
    plain = panel_scores_of(frame, rules)
    known = np.isfinite(found.score)
    score = dict(zip(found.engineers, found.score.tolist(), strict=True))
    assert {name: sum(parts.values()) for name, parts in plain.items()} == pytest.approx(
        {name: value for name, value in score.items() if not np.isnan(value)}
    )
    assert found.parts.sum(axis=1)[known] == pytest.approx(found.score[known], abs=1e-9)
    for name, row in zip(found.engineers, found.parts, strict=True):
        given = dict(zip(found.criteria, row, strict=True))
        assert {k: v for k, v in plain.get(name, {}).items() if v} == pytest.approx(
            {k: v for k, v in given.items() if v}
        )
    return score


def test_criteria_are_weighed_by_the_rule_book() -> None:
    marks = {("A", "skill"): 80, ("A", "manner"): 50, ("B", "skill"): 60, ("B", "manner"): 90}
    frame = panel_frame(("P1", *key, float(mark)) for key, mark in marks.items())
    assert scores(frame) == pytest.approx({"A": 65, "B": 75})
    assert scores(frame, Bids(criteria={"skill": 3, "manner": 1})) == pytest.approx(
        {"A": 72.5, "B": 67.5}
    )
    assert scores(frame, Bids(criteria={"skill": 1})) == pytest.approx({"A": 80, "B": 60})


def test_a_missing_mark_favours_nobody() -> None:
    # Everybody is worth 70 to the average evaluator; P1 is severe by 20, P2 mild by 20.
    frame = by_evaluator(P1={"A": 50, "B": 50}, P2={"B": 90, "C": 90})
    assert scores(frame) == pytest.approx({"A": 70, "B": 70, "C": 70})
    raw = scores(frame, Bids(panel_method="mean"))
    assert raw == pytest.approx({"A": 50, "B": 70, "C": 90})


def test_a_missing_criterion_favours_nobody() -> None:
    # Manner is marked 30 points above skill throughout; C, as good as B, has no mark by manner.
    marks = {"A": (40, 70), "B": (60, 90), "C": (60, None)}
    frame = panel_frame(
        ("P1", name, criterion, score)
        for name, given in marks.items()
        for criterion, score in zip(("skill", "manner"), given, strict=True)
        if score is not None
    )
    assert scores(frame) == pytest.approx({"A": 55, "B": 75, "C": 75})


def test_criteria_that_nothing_joins_are_not_filled() -> None:
    frame = panel_frame([("P1", "A", "skill", 40), ("P2", "B", "manner", 80)])
    found = panel_scores(Panel.of(frame, Bids()), Bids())
    right = np.array([[np.nan, 40], [80, np.nan]])  # manner, skill
    assert found.by_criterion == pytest.approx(right, nan_ok=True)
    assert scores(frame) == pytest.approx({"A": 40, "B": 80})


def test_scores_are_held_between_0_and_100_and_their_parts_with_them() -> None:
    # P1 is severe by 25: a 100 of theirs would be 112.5.
    frame = by_evaluator(P1={"A": 50, "B": 100}, P2={"A": 75, "C": 5})
    assert scores(frame) == pytest.approx({"A": 62.5, "B": 100, "C": 0})


@pytest.mark.parametrize("rules", OPTIONS, ids=lambda rules: f"{rules.panel_method}-{rules.trim}")
def test_both_forms_agree(rules: Bids) -> None:
    for seed in range(20):
        frame = random_panel(seed)
        if (set(rules.criteria) or {"k0"}) & set(frame["criterion"]):
            found = scores(frame, rules)
            assert all(0 <= value <= 100 or np.isnan(value) for value in found.values())


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("seed", range(4))
def test_neither_the_order_of_rows_nor_names_matter(seed: int, method: str) -> None:
    rules = Bids.model_validate({"panel_method": method})
    frame = random_panel(seed)
    right = scores(frame, rules)
    turned = {f"E{n}": f"X{(5 * n + 3) % 11:02}" for n in range(9)}
    other = frame.replace({"engineer": turned, "evaluator": {"P0": "Z", "P1": "A", "P2": "M"}})
    found = scores(other.sample(frac=1, random_state=seed), rules)
    assert found == pytest.approx(
        {turned[name]: value for name, value in right.items()}, nan_ok=True
    )


def rise_of_everybody(frame: pd.DataFrame, row: int, rules: Bids) -> tuple[float, float]:
    """How far a raised mark lifts its engineer, and whoever else it lifts most."""
    before = scores(frame, rules)
    raised = frame.copy()
    raised.loc[row, "score"] += 7.5
    after = scores(raised, rules)
    who = frame.loc[row, "engineer"]
    rise = {name: after[name] - before[name] for name in before if not np.isnan(before[name])}
    return rise[who], max(rise.values())


def middling(frame: pd.DataFrame) -> pd.DataFrame:
    """The same marks, far enough from 0 and 100 for no score to be held there."""
    return frame.assign(score=40 + frame["score"] / 10)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(
    "rules",
    [Bids(panel_method="mean"), Bids(panel_method="mean", trim=0.3)],
    ids=["mean", "mean-trimmed"],
)
def test_a_raised_mark_never_harms_without_correction(seed: int, rules: Bids) -> None:
    frame = middling(random_panel(seed))
    row = int(np.random.default_rng(seed).integers(len(frame)))
    own, most = rise_of_everybody(frame, row, rules)
    assert own >= most - 1e-9


@pytest.mark.parametrize("seed", range(30))
def test_a_raised_mark_never_harms_with_severity_out(seed: int) -> None:
    # Marks are missing at random, but everybody has one by each criterion: P9's, who saw all.
    frame = random_panel(seed)
    people, criteria = sorted(set(frame["engineer"])), sorted(set(frame["criterion"]))
    rng = np.random.default_rng(seed)
    more = panel_frame(
        ("P9", who, by, float(rng.integers(0, 101))) for who in people for by in criteria
    )
    frame = middling(pd.concat([frame, more], ignore_index=True))
    own, most = rise_of_everybody(frame, int(rng.integers(len(frame))), Bids())
    assert own >= most - 1e-9


@pytest.mark.parametrize("seed", range(15))
def test_a_raised_mark_never_harms_with_severity_out_and_trimming_on_a_whole_panel(
    seed: int,
) -> None:
    frame = middling(whole_panel(seed))
    row = int(np.random.default_rng(seed).integers(len(frame)))
    own, most = rise_of_everybody(frame, row, Bids(trim=0.34))
    assert own >= most - 1e-9


def test_with_standard_scores_a_raised_mark_may_harm() -> None:
    # The exception that `panel` names: raised by 10, B's mark widens P1's spread, and so shrinks
    # what P1 says in favour of B; D, whom P2 prefers, passes B.
    marks = {"P1": {"A": 45, "B": 60, "C": 50, "D": 45}, "P2": {"A": 65, "B": 40, "C": 45, "D": 75}}
    rules = Bids(panel_method="z_score")
    before = scores(by_evaluator(**marks), rules)
    marks["P1"]["B"] = 70
    after = scores(by_evaluator(**marks), rules)
    assert before["B"] > before["D"]
    assert after["B"] < after["D"]
