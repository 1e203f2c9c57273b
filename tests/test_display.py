"""What notebooks show: names stay text whatever they hold, tables are short, figures rounded."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from typing import Protocol

import pandas as pd
import pytest

from ce_opt.display import ROWS, SENTENCES, figure, page, status_words
from ce_opt.language import spoken_in
from ce_opt.pipeline import NoPlan
from ce_opt.plan import make_plan
from ce_opt.season import Season, season_from_frames
from ce_opt.teams.facts import Team
from ce_opt.whatif.absence import Absence, Absences
from ce_opt.whatif.compare import SeatChange, compare
from ce_opt.whatif.conflict import Conflict
from ce_opt.whatif.frontier import Frontier, NextClient, NextEngineer
from ce_opt.whatif.others_kept import Alternative
from ce_opt.whatif.price import Price
from ce_opt.whatif.promises import Promise
from ce_opt.whatif.recommend import Candidate, Candidates, recommend
from ce_opt.whatif.repair import Fix, Repair, Round, repair
from ce_opt.whatif.replan import Replan, Turnover, replan
from ce_opt.whatif.rule_prices import RulePrice, RulePrices
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.stability import End, Interval, Stability
from ce_opt.whatif.training import Training, Trainings
from ce_opt.whatif.why import why_client, why_engineer
from ce_opt.whatif.why_not import WhyNot, why_not
from plan.hand_season import TEAMS, run, season

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
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


def answers() -> list[str]:
    """What a notebook shows of each kind of answer, made and shown in the language spoken now."""
    given, seats = season(), Seats(tuple(TEAMS))
    changed = compare(given, seats, Seats(tuple(TEAMS[:1])))
    price = Price(-1.5, -2.0, -1.0, exact=False)
    clients = (NextClient("C1", "infeasible", None), NextClient("C2", "optimal", price))
    engineers = (
        NextEngineer("data", "D1", 3, price, "optimal"),
        NextEngineer("power", "D1", None, None),
    )
    shown = [
        changed,
        why_client(given, seats, "C1"),
        why_engineer(given, seats, "E1"),
        WhyNot("C3", "E1", "A", "forbidden", {"service": "007"}),
        WhyNot("C3", "E1", "A", "possible", {}, cost=price, changes=changed),
        Replan(given, NoPlan("infeasible", "", ()), None),
        Replan(given, make_plan(given, TEAMS, run()), Turnover((), (), changed.seats, ())),
        Frontier(clients, engineers, ()),
        Repair("infeasible", (Round(Conflict((), ("007",), True), (FIX,)),)),
        NoPlan("unknown", "007", ()),
        *lists(price),
    ]
    return [one._repr_html_() for one in shown]


class Shown(Protocol):
    """What a notebook can show."""

    def _repr_html_(self) -> str: ...


def lists(price: Price, name: str = "E1") -> list[Shown]:
    """An answer of each kind that is a list, with every way of saying its items."""
    kept = Alternative(Team("C1", name, "E2"), 2.5)
    exact = replace(price, exact=True)
    flips = (SeatChange("C1", "A", name, "E2"),) * 3
    return [
        Candidates.of(
            "C1",
            "A",
            (
                Candidate("E1", name, True, None, None, "held", {}),
                Candidate("E2", name, False, kept, price, "possible", {}),
                Candidate("E3", name, False, kept, None, "not solved", {}),
                Candidate("E4", name, False, None, exact, "possible", {}),
                Candidate("E5", name, False, None, None, "unknown", {}),
                Candidate("E6", name, False, None, None, "forbidden", {"service": name}),
                Candidate("E7", name, False, None, None, "impossible", {}),
            ),
        ),
        RulePrices(
            (
                RulePrice("max_a", name, "007", 1, exact, "optimal"),
                RulePrice("max_a", name, "007", 12, price, "feasible"),
                RulePrice("max_a", name, "007", 1, None, "stopped"),
                RulePrice("max_a", name, "007", 1, None, "unknown"),
            )
        ),
        Stability(
            (
                Interval("overload", 1.0, End(0.0, (), True), End(2.5, flips[:1], True)),
                Interval("overload", 1.0, End(0.0, (), False), End(2.5, flips[:2], False)),
                Interval("overload", 1.0, End(0.5, flips, True), End(10.0, (), True)),
            )
        ),
        Trainings(
            (
                Training(name, "data", 4, 30.0, price),
                Training(name, "data", 4, 30.0),
                Training(name, "data", 4, float("inf")),
            )
        ),
        Absences(
            (
                Absence(name, 1, "infeasible", None, (), "007"),
                Absence(name, 2, "optimal", price, ("C1", "C2")),
                Absence(name, 0, "optimal", exact, ()),
                Absence(name, 0, "stopped", None, ()),
            )
        ),
    ]


def test_every_item_of_a_list_is_said_and_names_in_it_are_text() -> None:
    for found in lists(Price(-1.5, -2.0, -1.0, exact=False), HOSTILE):
        seen = Seen(found._repr_html_())
        assert not seen.open
        assert "script" not in seen.tags
        assert HOSTILE in " ".join(seen.text)
        assert isinstance(found, tuple)
        assert seen.tags.count("li") == len(found)


def test_lists_that_are_asked_for_show_their_figures() -> None:
    given, seats = season(), Seats(tuple(TEAMS))
    shown = recommend(given, seats, "C2", "A", solve=0)._repr_html_()
    # Only E3 knows cable at level 4.
    assert "<b>Who could be A of C2</b>" in shown
    assert "refused: <b>2</b>" in shown
    assert "E3 E3: holds it" in shown
    assert "no rule binds" in RulePrices()._repr_html_()


FIX = Fix(Promise("service", ("C1",)), "007", (), "another conflict")


def test_both_languages_show_the_same_numbers() -> None:
    with spoken_in("zh"):
        chinese = answers()
    for one, other in zip(answers(), chinese, strict=True):
        assert Counter(NUMBER.findall(one)) == Counter(NUMBER.findall(other))
    titles = [Seen(html).text[0] for html in chinese]
    assert titles[:3] == ["两个方案", "为什么：C1 C1", "为什么：E1 E1"]
    assert "<b>无解</b>" in chinese[8]
    assert "改法：007（另有冲突）" in chinese[8]
    titles = [Seen(html).text[0] for html in chinese[10:]]
    assert titles[0] == "谁可以担任 C1 的 A 角"
    assert len(titles) == 5


def test_a_status_is_said_and_an_unknown_word_left_alone() -> None:
    assert status_words("optimal") == "optimal"
    with spoken_in("zh"):
        assert [status_words(word) for word in ("optimal", "{odd}")] == ["最优", "{odd}"]
