"""What notebooks show: names stay text whatever they hold, tables are short, figures rounded."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pandas as pd
import pytest

from ce_opt.display import ROWS, SENTENCES, figure, page
from ce_opt.pipeline import NoPlan
from ce_opt.plan import make_plan
from ce_opt.season import Season, season_from_frames
from ce_opt.whatif.compare import compare
from ce_opt.whatif.repair import repair
from ce_opt.whatif.replan import Replan, replan
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.why import why_client, why_engineer
from ce_opt.whatif.why_not import why_not
from plan.hand_season import TEAMS, run, season

HOSTILE = '<script>alert("$x$ & y")</script>'


class Seen(HTMLParser):
    """Tags and text as a browser sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag  # every element is closed where it was opened

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def hostile() -> Season:
    """The hand season with odd names, and an odd title."""
    given = season()
    frames = {name: frame.copy() for name, frame in given.tables.items()}
    for table in ("clients", "engineers"):
        frames[table]["name"] = HOSTILE
    rules = given.rulebook.model_dump(exclude_unset=True)
    rules["season"] = {"name": HOSTILE}
    return season_from_frames(frames, rules)


def test_names_are_text_whatever_they_hold() -> None:
    given = hostile()
    seats = Seats(tuple(TEAMS))
    shown = [
        given,
        make_plan(given, TEAMS, run()),
        why_client(given, seats, "C1"),
        why_engineer(given, seats, "E1"),
        NoPlan("infeasible", HOSTILE, (HOSTILE,)),
    ]
    for one in shown:
        seen = Seen(one._repr_html_())
        assert not seen.open
        assert "script" not in seen.tags
        assert HOSTILE in " ".join(seen.text)


def test_every_answer_shows_its_figures() -> None:
    given, seats = season(), Seats(tuple(TEAMS))
    fewer = Seats(tuple(TEAMS[:1]))
    # C2 costs 33.75 with E3 and 500 without anybody: 466.25 dearer (test_compare).
    assert "466.25" in compare(given, seats, fewer)._repr_html_()
    # C1 has 73.5 points (the head of hand_season).
    assert "73.5" in why_client(given, seats, "C1")._repr_html_()
    assert "forbidden" in why_not(given, seats, "C3", "E1", "A")._repr_html_()
    assert "feasible" in repair(given)._repr_html_()
    again = replan(given, seats, given)
    assert f"points: <b>{figure(again.plan.summary.points)}</b>" in again._repr_html_()
    refused = NoPlan("infeasible", HOSTILE, ())
    assert HOSTILE not in Replan(given, refused, None)._repr_html_()


def test_tables_and_lists_are_short() -> None:
    frame = pd.DataFrame({"n": range(100), "name": [f"row {n}" for n in range(100)]})
    html = page("T", {}, [f"sentence {n}" for n in range(100)], {"many": frame})
    seen = Seen(html)
    assert seen.tags.count("tr") == 1 + ROWS
    assert seen.tags.count("li") == SENTENCES + 1
    assert f"many, {ROWS} of 100 rows" in seen.text
    assert f"… and {100 - SENTENCES} more" in seen.text


def test_what_is_missing_shows_as_nothing() -> None:
    frame = pd.DataFrame({"a": [1.0, None], "b": pd.array([None, 2], dtype="Int64")})
    seen = Seen(page("T", {"none": None, "empty": "", "zero": 0}, tables={"t": frame}))
    cells = "".join(f"[{text}]" for text in seen.text)
    assert "[zero: ][0]" in cells
    assert "none" not in cells
    assert not {"nan", "<NA>", "None", "NaN"} & set(seen.text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234.5, "1,234.5"),
        (-0.001, "0"),
        (float("nan"), ""),
        (7, "7"),
        ("007", "007"),
        (True, "True"),
    ],
)
def test_figures_have_two_decimals_at_most(value: object, text: str) -> None:
    assert figure(value) == text


def test_formulas_are_switched_off() -> None:
    assert 'class="ce-opt tex2jax_ignore mathjax_ignore"' in page("$x$", {})


def test_a_season_without_a_name_is_shown_too() -> None:
    given = season()
    plain = given.rulebook.season.model_copy(update={"name": ""})
    bare = replace(given, rulebook=given.rulebook.model_copy(update={"season": plain}))
    assert "<b>Season</b>" in bare._repr_html_()
