"""A plan in Chinese is the plan in English: numbers, ids, choices, and what the audit finds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from ce_opt.before_teams import before_teams
from ce_opt.language import LANGUAGES, spoken_in
from ce_opt.pipeline import plan_season
from ce_opt.plan import Plan, appraise_plan, audit, make_plan, read_plan, write_plan
from ce_opt.season import Season, read_season
from ce_opt.teams.budget import Budget
from ce_opt.teams.facts import Team
from plan.duty_plans import plan_of, season_with_leave
from plan.hand_season import TEAMS, run
from plan.languages import CHINESE, ENGLISH_RUN, cells, in_both, table_of, words_of
from plan.season_ends import season_end
from plan.test_audit import DAMAGES

INSTANCES = Path(__file__).parents[2] / "instances"
SENTENCES = ("reason", "next_step", "skipped")
"""Columns that hold sentences: in the plan's language."""


def last_season(season: Season) -> list[Team]:
    """The teams of last season, whole or not: reasons of every sort, and breaches too."""
    held = {
        (client, seat): who
        for client, who, seat in season.incumbents[["client", "engineer", "seat"]].itertuples(
            index=False, name=None
        )
    }
    clients = sorted({client for client, seat in held if seat == "A"})
    return [Team(one, held[one, "A"], held.get((one, "B"), "")) for one in clients]


def of_xiamen() -> tuple[Season, Callable[[], Plan]]:
    """The season of 120 clients with last season's teams, half of them."""
    given = read_season(INSTANCES / "xiamen")
    before = before_teams(given, 0)
    teams = last_season(before.season)[::2]
    parts = (run(bound=0.0), before.standing, before.division)
    return given, lambda: make_plan(before.season, teams, *parts)


def of_tiny() -> tuple[Season, Callable[[], Plan]]:
    """The smallest season, solved."""
    given = read_season(INSTANCES / "tiny")
    found = plan_season(given, Budget(work=1.0, workers=1))
    assert isinstance(found, Plan)
    before = before_teams(given, 0)
    parts = (run(bound=found.summary.bound), before.standing, before.division)
    return given, lambda: make_plan(before.season, found.teams, *parts)


def of_year_end() -> tuple[Season, Callable[[], Plan]]:
    """Three engineers with marks and work."""
    given = season_end()
    return given, lambda: appraise_plan(given, make_plan(given, TEAMS, run()))[0]


@pytest.fixture(scope="module")
def seasons(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Season]:
    return {}


@pytest.fixture(scope="module")
def written(
    tmp_path_factory: pytest.TempPathFactory, seasons: dict[str, Season]
) -> dict[str, dict[str, Path]]:
    """Name of a season -> language -> folder of its plan."""
    folder = tmp_path_factory.mktemp("both")
    duties = season_with_leave(folder / "season")
    makers = {
        "xiamen": of_xiamen(),
        "tiny": of_tiny(),
        "year end": of_year_end(),
        "duties": (duties, lambda: plan_of(duties)),
    }
    seasons |= {name: given for name, (given, _) in makers.items()}
    return {name: in_both(make, seasons[name], folder / name) for name, (_, make) in makers.items()}


ALL = ("xiamen", "tiny", "year end", "duties")
Written = dict[str, dict[str, Path]]


@pytest.mark.parametrize("name", ALL)
def test_read_back_the_two_are_equal_but_for_their_sentences(name: str, written: Written) -> None:
    english, chinese = (read_plan(written[name][language]) for language in LANGUAGES)
    assert (english.summary.language, chinese.summary.language) == LANGUAGES
    ran = {"language": "en", "seconds": 0.0, "work": 0.0}  # the clock is no figure of the plan
    assert replace(chinese.summary, **ran) == replace(english.summary, **ran)
    assert english.tables.keys() == chinese.tables.keys()
    for table, frame in english.tables.items():
        said = [column for column in SENTENCES if column in frame]
        other = chinese.tables[table]
        pd.testing.assert_frame_equal(frame.drop(columns=said), other.drop(columns=said))
        for column in said:
            assert ((frame[column] == "") == (other[column] == "")).all()


@pytest.mark.parametrize("name", ALL)
def test_every_head_and_word_is_chinese(name: str, written: Written) -> None:
    folder = written[name]["zh"]
    for file in sorted(folder.glob("*.csv")):
        heads, _ = cells(file)
        assert tuple(heads[: len(table_of(file.name).heads)]) == table_of(file.name).heads_in("zh")
        assert all(CHINESE.search(head) for head in heads), heads
    for file, column, text in words_of(folder):
        assert not ENGLISH_RUN.search(text), (file, column, text)
        if column not in ("date", "start", "grade", "grade_raw", "covers", "follower"):
            plain = column in ("occasion", "ranked_in", "dead_without")  # a period, ids
            assert plain or not text or CHINESE.search(text), (file, column, text)


def test_both_are_accepted_whatever_is_spoken(written: Written, seasons: dict[str, Season]) -> None:
    for name in ("tiny", "duties"):
        for folder in written[name].values():
            for language in LANGUAGES:
                with spoken_in(language):
                    found = audit(seasons[name], folder)
                # calendars are written with a whole plan alone: see the next test
                assert all(one.subject.endswith(".ics") for one in found)


def test_a_plan_is_written_and_audited_in_its_own_language(
    written: Written, seasons: dict[str, Season], tmp_path: Path
) -> None:
    plan = read_plan(written["duties"]["zh"])
    write_plan(plan, seasons["duties"], tmp_path / "plan")  # while English is spoken
    assert read_plan(tmp_path / "plan").equals(plan)
    for file in written["duties"]["zh"].glob("*.csv"):
        assert (tmp_path / "plan" / file.name).read_bytes() == file.read_bytes()
    for language in LANGUAGES:
        with spoken_in(language):
            assert audit(seasons["duties"], tmp_path / "plan") == []


def test_the_same_is_found_in_both_and_said_in_the_language_spoken(
    written: Written, seasons: dict[str, Season]
) -> None:
    # Half of last season's teams of another season break rules and limits, and leave clients out.
    with spoken_in("zh"):
        chinese = audit(seasons["xiamen"], written["xiamen"]["zh"])
    english = audit(seasons["xiamen"], written["xiamen"]["zh"])
    assert english == audit(seasons["xiamen"], written["xiamen"]["en"])
    places = [(one.rule, one.subject) for one in english]
    assert len(places) > 10
    assert [(one.rule, one.subject) for one in chinese] == places
    for one in chinese:
        assert CHINESE.search(one.sentence), one
        assert not ENGLISH_RUN.search(one.sentence), one


@pytest.fixture(scope="module")
def by_hand(hand_season: Season, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return in_both(
        lambda: make_plan(hand_season, TEAMS, run()),
        hand_season,
        tmp_path_factory.mktemp("by_hand"),
    )


OF_THE_WORKBOOK = ("workbook", "sheet", "xlsx", "beyond")


@pytest.mark.parametrize(
    "name", [one for one in DAMAGES if not any(word in one for word in OF_THE_WORKBOOK)]
)
def test_damage_is_the_same_in_both(
    name: str, hand_season: Season, by_hand: dict[str, Path], tmp_path: Path
) -> None:
    found = {}
    for language, folder in by_hand.items():
        damaged = Path(shutil.copytree(folder, tmp_path / language))
        DAMAGES[name][0](damaged)
        with spoken_in(language):
            found[language] = audit(hand_season, damaged)
    english, chinese = (
        [(one.rule, one.subject) for one in found[language] if one.subject != "plan.xlsx"]
        for language in LANGUAGES
    )
    assert DAMAGES[name][1] in {rule for rule, _ in chinese}
    assert chinese == english
    foreign = ("summary that is no JSON", "summary with")  # Python's and pydantic's own words
    for one in found["zh"]:
        if one.subject != "plan.xlsx":
            assert CHINESE.search(one.sentence)
            assert name.startswith(foreign) or not ENGLISH_RUN.search(one.sentence), one.sentence


def test_a_file_in_another_language_than_the_plan_is_a_fault(
    by_hand: dict[str, Path], hand_season: Season, tmp_path: Path
) -> None:
    mixed = Path(shutil.copytree(by_hand["zh"], tmp_path / "mixed"))
    shutil.copy(by_hand["en"] / "loads.csv", mixed / "loads.csv")
    assert [str(one) for one in audit(hand_season, mixed)] == [
        "file: loads.csv has the heads of a plan in en, summary.json says zh"
    ]


def test_a_plan_from_before_languages_is_english(by_hand: dict[str, Path], tmp_path: Path) -> None:
    older = Path(shutil.copytree(by_hand["en"], tmp_path / "older"))
    summary = older / "summary.json"
    text = summary.read_text("utf-8")
    summary.write_text(text.replace(',\n  "language": "en"', ""), "utf-8")
    assert summary.read_text("utf-8") != text
    assert read_plan(older).equals(read_plan(by_hand["en"]))


def test_an_appraisal_is_in_the_language_of_the_plan(tmp_path: Path) -> None:
    given = season_end()
    with spoken_in("zh"):
        plan = make_plan(given, TEAMS, run())
    new, _ = appraise_plan(given, plan)
    write_plan(new, given, tmp_path / "plan")
    heads, rows = cells(tmp_path / "plan" / "appraisal.csv")
    assert heads[:3] == ["工号", "小组", "定性得分"]
    assert {row[heads.index("组内角色")] for row in rows} <= {"无", "组员", "组长"}
