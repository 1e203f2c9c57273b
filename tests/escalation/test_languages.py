"""Ladders, certificate, cures and notes, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from both_languages import CHINESE, in_both, same_facts
from ce_opt.errors import UsageError
from ce_opt.escalation.build import build
from ce_opt.escalation.cures import cures
from ce_opt.escalation.helper_team import MOST_SPECIALTIES, helper_team
from ce_opt.escalation.ladder import ladder_of, no_working_group
from ce_opt.escalation.notes import escalation_notes
from ce_opt.escalation.problems import problems
from ce_opt.escalation.sentences import Known, Standing, level_said, nobody_there, reason, skipped
from ce_opt.season.escalation_rules import LEVELS
from escalation.seasons import GROUPS, SEATS, ground, season
from escalation.test_certificate import certified
from escalation.test_cures import C1, C3
from escalation.test_notes import HARD
from escalation.test_sentences import FACTS

KNOWN = (
    Known("data", 3, 4.0, "data", 4),
    Known("data", 3, 2.8, "switching", 4),
    Known("data", 3, 0.0, "data", 0),
)
PEOPLE = ("E1", "E2", "E3", "E4", "E5", "E6", "C1", "C2", "C3", "G1", "D1", "power", "data")


@pytest.mark.parametrize("known", KNOWN)
def test_reasons_say_the_same(known: Known) -> None:
    standings = [
        Standing(level, partner, 24.5001, 3_600, 10_000, "E1", last)
        for level in LEVELS
        for partner in (True, False)
        for last in (None, date(2026, 2, 1))
    ]
    said = same_facts(lambda: [reason(known, one) for one in standings], "data", "switching")
    assert said[-1].startswith("知会；")


def test_why_steps_are_skipped_says_the_same() -> None:
    cases = [("group", "grouped"), ("group", "team"), ("group", "group"), ("support", "team")]
    same_facts(lambda: [nobody_there(level, FACTS | {gap: ""}) for level, gap in cases], "G1")  # type: ignore[arg-type]
    said = skipped([("A", "x"), ("B", "x"), ("group", "y")])
    assert said == "A, B: x; group: y"
    _, chinese = in_both(lambda: [skipped([("A", "x"), ("B", "x"), ("group", "y")])])
    assert chinese == ["A角、B角：x；虚拟小组：y"]
    assert in_both(lambda: list(map(level_said, LEVELS)))[0] == list(LEVELS)


@pytest.mark.parametrize("grouped", [True, False])
def test_one_ground_says_its_places_in_whatever_language_is_spoken(grouped: bool) -> None:
    """A ground remembers its places: by language, for a report may say the same ladder twice."""
    here = ground() if grouped else ground(groups=None)
    away = {"E3", "E4", "E5", "E6", "E7"}
    every = problems(here.season, SEATS, here.rules)
    lacking = [problem for problem in every if ladder_of(here, problem, away).skips]

    def reasons() -> list[str]:
        return [skipped(ladder_of(here, problem, away).skips) for problem in lacking]

    said = same_facts(reasons, *PEOPLE)
    assert any("没有人" in text or "没有其他人" in text for text in said)
    assert not any(CHINESE.search(text) for text in in_both(reasons)[0])


def test_the_working_group_says_the_same() -> None:
    lacking = GROUPS[GROUPS["role"] != "working"]
    grounds = (ground(groups=None), ground(groups=lacking), ground())
    same_facts(lambda: [no_working_group(one.groups) for one in grounds])


def test_the_certificate_and_its_cures_say_the_same() -> None:
    here = ground()
    found = certified(build(here, SEATS))
    alone = ground(groups=GROUPS[~GROUPS["role"].str.startswith("support")])
    made = [
        *found.cures,
        *cures(here, "E5", [C1, C3], {"E5"}),
        *cures(alone, "", [C3], ()),
    ]
    same_facts(lambda: [found.verdict, *(cure.sentence for cure in made)], *PEOPLE)
    same_facts(lambda: [certified(build(here, [])).verdict])


def test_notes_and_refusals_say_the_same() -> None:
    made = season(HARD, reserves=1)
    same_facts(lambda: [str(note) for note in escalation_notes(made)], *PEOPLE)
    here = ground()

    def refused() -> list[str]:
        with pytest.raises(UsageError) as error:
            helper_team(here, [C3] * (MOST_SPECIALTIES + 1), ())
        return [str(error.value)]

    same_facts(refused)
