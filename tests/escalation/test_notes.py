"""Notes on what nobody can help with."""

from __future__ import annotations

from ce_opt.escalation.notes import escalation_notes
from escalation.seasons import season

HARD = {("needs", "C3"): {"level": 5}, ("skills", "E5"): {"level": 4}}


def test_a_need_that_nobody_meets_comes_with_the_nearest() -> None:
    # Power 5 at C3; E5 (both skills set to 4) and E3 hold 4, E3 comes first.
    (note,) = escalation_notes(season(HARD, reserves=1))
    assert str(note) == (
        "escalation: nobody can help with power 5 (C3): train E3 from 4 to 5, or somebody else"
    )


def test_nothing_is_said_without_the_section_or_without_a_gap() -> None:
    assert escalation_notes(season(HARD)) == []
    assert escalation_notes(season(reserves=1)) == []
