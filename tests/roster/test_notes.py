"""What is said of the roster before anything is solved."""

from __future__ import annotations

from typing import Any

from ce_opt.roster.notes import roster_notes
from roster.test_decided import EQUAL
from roster.test_stage import with_roster


def said(rules: dict[str, Any] | None, **replaced: Any) -> list[str]:  # noqa: ANN401
    return [note.sentence for note in roster_notes(with_roster(rules, **replaced))]


def test_a_sound_roster_needs_no_word() -> None:
    assert said({"head_count": 2}) == []
    assert said(None) == []


def test_without_marks_the_stage_is_skipped() -> None:
    (note,) = said(None, panel=[])
    assert note.startswith("skipped, for nobody was evaluated")


def test_a_shortage_is_said_with_what_comes_of_it() -> None:
    (note,) = said({"head_count": 1})
    assert note.startswith("no plan can be made: department D1 (1 post) can cover data")
    skills = [{"engineer": "E1", "specialty": "cable", "level": 4}]
    (note,) = said(None, skills=skills)
    assert note.startswith("there is no roster.csv: department D1 (4 posts) can cover data")


def test_posts_that_nothing_declared_settles_are_said() -> None:
    (note,) = said({"head_count": 2, "covers": 0}, **EQUAL)
    assert note == (
        "department D1: a tie by all that the rule book declares, parted by indicators: "
        "E1, E2, E3; declare bids.tie_breaks"
    )
