"""The panel: its widgets are driven as a person would, without a browser."""

from __future__ import annotations

import sys

import pytest

from ce_opt.errors import UsageError
from ce_opt.plan import make_plan
from ce_opt.teams.budget import Budget
from ce_opt.whatif.panel import QUESTIONS, whatif_panel
from plan.hand_season import TEAMS, run, season

BUDGET = Budget(work=1, workers=1, seconds=300)


def asked(**chosen: str) -> str:
    """Choose values, press the button, read the answer."""
    given = season()
    panel = whatif_panel(given, make_plan(given, TEAMS, run()), BUDGET)
    question, client, engineer, seat, ask, answer = panel.children
    boxes = {"question": question, "client": client, "engineer": engineer, "seat": seat}
    for name, value in chosen.items():
        boxes[name].value = value
    assert answer.value == ""
    ask.click()
    assert not ask.disabled
    return str(answer.value)


def test_everybody_can_be_chosen_by_id_and_name() -> None:
    given = season()
    panel = whatif_panel(given, make_plan(given, TEAMS, run()))
    question, client, engineer, seat, *_ = panel.children
    assert tuple(value for _, value in question.options) == QUESTIONS
    assert [value for _, value in client.options] == ["C1", "C2", "C3", "C4"]
    assert [value for _, value in engineer.options] == ["E1", "E2", "E3"]
    assert seat.options == ("A", "B")


def test_why_shows_the_points_worked_out_by_hand() -> None:
    # C1 costs 73.5 points: the head of hand_season.
    assert "points: <b>73.5</b>" in asked(question="why this client", client="C1")
    # E1 is A of C1, half of its 100 hours.
    assert "A of C1: 50 hours" in asked(question="why this engineer", engineer="E1")


def test_a_wish_is_held_or_refused_or_priced() -> None:
    wish = {"question": "why not", "client": "C1"}
    assert "<b>held</b>" in asked(**wish, engineer="E1", seat="A")
    # Nobody knows data at level 5, which C3 needs of its A.
    refused = asked(question="why not", client="C3", engineer="E1", seat="A")
    assert "<b>forbidden</b>" in refused
    assert "data" in refused


def test_others_for_a_seat_are_listed_with_what_they_cost_or_what_refuses_them() -> None:
    html = asked(question="who else", client="C2", seat="A")
    assert html.index("E3 ") < html.index("E1 ")
    assert "holds it" in html
    # C2 needs cable at level 4 of its A: only E3 knows it that well.
    assert html.count("cable") == 2
    # E1 and E2 may change seats at C1 at the same points (test_compare).
    assert "E1 E1: the same points with all others kept (E2 (A) and E1 (B))" in asked(
        question="who else", client="C1", seat="B"
    )


def test_an_engineer_leaves() -> None:
    html = asked(question="engineer leaves", engineer="E3")
    assert "vacated: A of C2: E3 → " in html


def test_what_cannot_be_asked_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise UsageError("<b>no</b>")

    monkeypatch.setattr("ce_opt.whatif.panel.leaver", refuse)
    assert asked(question="engineer leaves") == "<pre>&lt;b&gt;no&lt;/b&gt;</pre>"


def test_an_error_of_the_program_is_logged_and_the_panel_stays_usable(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("ce_opt.whatif.panel.why_client", broken)
    assert "no answer" in asked(question="why this client")
    assert "ZeroDivisionError" in caplog.text


def test_without_ipywidgets_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    given = season()
    with pytest.raises(UsageError, match=r"ce-opt\[notebook\]"):
        whatif_panel(given, make_plan(given, TEAMS, run()))
