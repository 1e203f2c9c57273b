"""Letters are true, and tell nobody anything of anybody else."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pandas as pd
import pytest

from ce_opt.bids import Evaluation, evaluate
from ce_opt.language import LANGUAGES, Language, spoken_in
from ce_opt.roster.appointments import Appointments, appoint
from ce_opt.roster.letter import applicants, letters
from ce_opt.season import Season, read_season
from ce_opt.season.rulebook import Bids, Roster
from cli.console import INSTANCES
from roster.cases import TWO_POSTS, by_hand

BIDS = Bids(indicator_share=0.3)
RULES = Roster(head_count=6, head_count_of={"D02": 7, "D05": 5})


@cache
def xiamen() -> tuple[Season, Evaluation, Appointments, dict[str, str]]:
    season = read_season(INSTANCES / "xiamen")
    found = evaluate(season, BIDS)
    assert found is not None
    roster = appoint(season, RULES, found)
    return season, found, roster, dict(letters(season, found, roster))


def test_everybody_who_competed_gets_one() -> None:
    season, _, roster, pages = xiamen()
    entries = season.engineers.set_index("engineer")["entry"]
    assert list(pages) == entries[entries == "applicant"].index.tolist()
    bidding = replace(roster, rules=Roster(bidding_share=0.1))
    assert applicants(season, bidding) == entries[entries != "support"].index.tolist()


Change = Callable[[Season, str, float], Season]


def marks(season: Season, engineer: str, by: float) -> Season:
    own = season.panel["engineer"] == engineer
    score = [
        min(100, mark + by * mine) for mark, mine in zip(season.panel["score"], own, strict=True)
    ]
    return with_table(season, "panel", season.panel.assign(score=pd.Series(score).round(2)))


def column(name: str) -> Change:
    def changed(season: Season, engineer: str, value: float) -> Season:
        people = season.engineers.copy()
        people.loc[people["engineer"] == engineer, name] = value
        return with_table(season, "engineers", people)

    return changed


def skill(specialty: str) -> Change:
    def changed(season: Season, engineer: str, level: float) -> Season:
        table = season.skills
        rest = table[(table["engineer"] != engineer) | (table["specialty"] != specialty)]
        row = {"engineer": [engineer], "specialty": [specialty], "level": [int(level)]}
        grown = pd.concat([rest, pd.DataFrame(row)]) if level else rest
        rows = grown.astype({"level": "Int64"}).sort_values(["engineer", "specialty"])
        return with_table(season, "skills", rows.reset_index(drop=True))

    return changed


def with_table(season: Season, name: str, frame: pd.DataFrame) -> Season:
    return replace(season, tables={**season.tables, name: frame})


def promise(line: str) -> tuple[Change, float, float]:
    """What a line of a letter says: the change, how far, and one step less."""
    if found := re.fullmatch(r"- each of your panel marks higher by ([\d.]+) points .*", line):
        return marks, float(found[1]), float(found[1]) - 0.01
    if found := re.fullmatch(r"- (\w+) at level (\d) instead of \d", line):
        return skill(found[1]), float(found[2]), float(found[2]) - 1
    found = re.fullmatch(r"- (\w+) ([\d.]+) instead of ([\d.]+)", line)
    assert found, line
    step = 0.01 if float(found[2]) > float(found[3]) else -0.01
    return column(found[1]), float(found[2]), float(found[2]) - step


def has_a_post(season: Season, rules: Roster, engineer: str) -> bool:
    found = evaluate(season, BIDS)
    assert found is not None
    return engineer in appoint(season, rules, found).holders


def of_rules(line: str, department: str) -> tuple[Roster, Roster]:
    """Rule books with what a line says, and with one step less."""
    if found := re.fullmatch(r"- (\d+) posts in your department instead of \d+", line):
        counts = [RULES.head_count_of | {department: int(found[1]) - less} for less in (0, 1)]
        return tuple(RULES.model_copy(update={"head_count_of": one}) for one in counts)  # type: ignore[return-value]
    found = re.fullmatch(r"- (\d+) % of the designated bidding .* instead of \d+ %", line)
    assert found, line
    shares = [(int(found[1]) - less) / 100 for less in (0, 1)]
    return tuple(RULES.model_copy(update={"bidding_share": one}) for one in shares)  # type: ignore[return-value]


def test_every_letter_of_xiamen_is_true() -> None:
    """Each change is applied and the whole season's posts are given again; one step less loses."""
    season, _, roster, pages = xiamen()
    home = season.engineers.set_index("engineer")["department"]
    kinds = set()
    for engineer, text in pages.items():
        lines = [line for line in text.splitlines() if line.startswith("- ")]
        assert bool(roster.standing[engineer].post) == ("Result: awarded" in text)
        assert not (lines and roster.standing[engineer].post)
        assert lines or roster.standing[engineer].post
        for line in lines:
            if "posts in your" in line or "bidding" in line:
                enough, less = of_rules(line, home[engineer])
                assert has_a_post(season, enough, engineer)
                assert not has_a_post(season, less, engineer)
                kinds.add("rules")
            else:
                change, far, near = promise(line)
                assert has_a_post(change(season, engineer, far), RULES, engineer), (engineer, line)
                assert not has_a_post(change(season, engineer, near), RULES, engineer), line
                kinds.add(change.__name__)
    assert {"marks", "rules"} <= kinds


def test_no_letter_names_anybody_else() -> None:
    season, found, _, pages = xiamen()
    people = season.engineers.set_index("engineer")["name"]
    panel = set(season.panel["evaluator"])
    for engineer, text in pages.items():
        assert people[engineer] in text
        others = {*people.index, *people} - {engineer, people[engineer]}
        assert not [name for name in others | panel if name in text]
        merit = found.merit[found.engineers.index(engineer)]
        if "merit of your own" not in text:
            assert f"| {merit:.2f} |" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_has_a_score_of_anybody_else(language: Language) -> None:
    """Canary: one person's figures are like nobody else's, and are in their own letter alone."""
    panel = [
        {"evaluator": by, "engineer": name, "criterion": "skill", "score": score}
        for name, score in (("E1", 50), ("E2", 61), ("E3", 87.65))
        for by in ("P1", "P2")
    ]
    season, found = by_hand(panel=panel, people={"E3": {"performance": 43.21}})
    roster = appoint(season, TWO_POSTS.model_copy(update={"covers": 0}), found)
    with spoken_in(language):
        pages = dict(letters(season, found, roster))
    assert "87.65" in pages["E3"]
    for engineer in ("E1", "E2"):
        others = {"87.65", "43.21", "P1", "P2", "E1", "E2", "E3", "E4"} - {engineer}
        assert not [word for word in others if word in pages[engineer]]


def test_a_letter_by_hand() -> None:
    season, found = by_hand()
    pages = dict(letters(season, found, appoint(season, TWO_POSTS, found)))
    assert list(pages) == ["E1", "E2", "E3"]
    assert pages["E3"] == (
        "# E3 (E3)\n\ndepartment D1 one\n\n"
        "**Result: reserve, number 1 of your department. You are asked first for a free post.**\n"
        "\n| your scores | points, 0 to 100 |\n|---|---|\n"
        "| skill, by the panel | 86.50 |\n| panel together | 86.50 |\n"
        "| **merit** (100% panel, 0% indicators) | 86.50 |\n\n"
        "By merit you are number 1 of 3 who were evaluated.\n\n"
        "What decided: somebody had to cover data at level 3.\n\n"
        "Any one of these would have won you a post, all else as it was:\n\n"
        "- data at level 3 instead of 2\n"
    )
    assert "**Result: awarded." in pages["E2"]
    assert "would have" not in pages["E2"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"people": {"E4": {"entry": "applicant"}}}, "Ask the panel to judge you"),
        ({"bids": {"indicators_alone": True}, "panel": []}, "(0% panel, 100% indicators)"),
    ],
)
def test_the_unjudged_and_indicators_alone(changes: dict[str, object], says: str) -> None:
    season, found = by_hand(**changes)
    roster = appoint(season, Roster(head_count=1, covers=0), found)
    assert says in "".join(dict(letters(season, found, roster)).values())
