"""Every warning names who and what, says what was done, and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from bids.panels import panel_frame
from bids.seasons import Row, small_season
from ce_opt.bids.notes import bid_notes
from ce_opt.season.rulebook import Bids


def said(
    panel: list[tuple[str, str, str, float]] | None,
    bids: Row | None = None,
    **more: Any,  # noqa: ANN401
) -> str:
    """All notes, a line each."""
    rows = [] if panel is None else panel_frame(panel).to_dict("records")
    season = small_season({} if bids is None else bids, panel=rows, **more)
    return "\n".join(map(str, bid_notes(season)))


WHOLE = [
    (by, who, "skill", score + extra)
    for by, extra in (("P1", 0.0), ("P2", 5.0))
    for who, score in (("E1", 60.0), ("E2", 70.0), ("E3", 80.0))
]
UNJUDGED = "1 engineer was not judged by the panel and not ranked: such bids count at"


def test_a_whole_panel_needs_no_warning_but_for_the_unjudged() -> None:
    assert said(WHOLE) == f"bids: {UNJUDGED} merit 72.50 (the mean)"
    text = said(WHOLE, {"unscored_merit": 40})
    assert "count at merit 40.00 (as bids.unscored_merit says)" in text


def test_without_the_section_nothing_is_said_unless_asked() -> None:
    season = small_season(panel=panel_frame(WHOLE).to_dict("records"))
    assert bid_notes(season) == []
    (note,) = bid_notes(season, Bids())
    assert "would count at merit 72.50" in note.sentence


def test_no_panel() -> None:
    (line,) = said(None).splitlines()
    assert "no table panel, so nobody is ranked and bids count as they stand (merit 100)" in line
    assert "bids.indicators_alone = true" in line
    assert said(None, {"indicators_alone": True}) == ""
    assert said(None, {"indicator_share": 1}) == ""


@pytest.mark.parametrize(
    ("method", "fate"),
    [
        ("additive", "severity cannot be told from worth"),
        ("z_score", "there is no spread"),
        ("mean", "the mark counts as it stands"),
    ],
)
def test_a_single_mark(method: str, fate: str) -> None:
    line = said([*WHOLE, ("P3", "E1", "skill", 90)], {"panel_method": method}).splitlines()[0]
    assert f"evaluator P3 gave a single mark by skill: {fate}" in line
    assert "let P3 judge more engineers, or take the mark out" in line


@pytest.mark.parametrize(
    ("method", "fate"), [("additive", "such marks part nobody"), ("z_score", "are left out")]
)
def test_all_marks_equal(method: str, fate: str) -> None:
    equal = [("P3", who, "skill", 70.0) for who in ("E1", "E2", "E3")]
    text = said([*WHOLE, *equal], {"panel_method": method})
    assert "evaluator P3 gave equal marks to all by skill" in text
    assert fate in text
    assert "ask P3 whether they were meant" in text


def test_a_panel_in_parts() -> None:
    apart = [("P1", "E1", "skill", 60), ("P1", "E2", "skill", 70), ("P2", "E3", "skill", 80)]
    line = next(line for line in said([*apart, ("P2", "E4", "skill", 90)]).splitlines())
    assert "by skill the panel falls into 2 parts that share no evaluator" in line
    assert "(E1 and E2 by P1; E3 and E4 by P2)" in line
    assert "let one evaluator judge in each part" in line
    assert "parts" not in said(apart, {"panel_method": "mean"})


def test_a_criterion_without_marks() -> None:
    text = said([*WHOLE, ("P1", "E1", "manner", 50), ("P1", "E2", "manner", 60)])
    assert "no usable mark by manner for E3: the other criteria are taken to tell" in text
    apart = [("P1", "E1", "skill", 50), ("P2", "E2", "manner", 60)]
    assert "no usable mark by skill for E2: it is left out" in said(apart)


def test_a_criterion_without_weight() -> None:
    more = [(by, who, "manner", score) for by, who, _, score in WHOLE]
    text = said([*WHOLE, *more], {"criteria": {"skill": 1}})
    assert "criterion manner of table panel does not count; give it a weight" in text


def test_standard_scores_of_evaluators_who_saw_different_people() -> None:
    gaps = WHOLE[:-1]
    assert "by skill not every evaluator judged everybody" in said(
        gaps, {"panel_method": "z_score"}
    )
    assert "not every evaluator" not in said(WHOLE, {"panel_method": "z_score"})
    assert "not every evaluator" not in said(gaps)


def test_an_applicant_whom_nobody_judged() -> None:
    text = said([row for row in WHOLE if row[1] != "E2"])
    assert "no usable mark for E2, who applied: not ranked; let the panel judge them" in text
    assert "2 engineers were not judged" in text


def test_an_appraisal_that_is_missing() -> None:
    rules = {"indicators": {"last_appraisal": 1}}
    text = said(WHOLE, rules, people={"E1": {"last_appraisal": 50}, "E2": {"last_appraisal": 70}})
    assert "no last_appraisal for E3 and E4: taken at the mean of the others" in text


def test_many_names_are_counted() -> None:
    many = [("P1", f"E{n}", "skill", 50.0 + n) for n in range(1, 4)]
    alone = [(f"Q{n}", "E1", "skill", 60.0) for n in range(9)]
    text = said([*many, *alone])
    assert len([line for line in text.splitlines() if "a single mark" in line]) == 9
