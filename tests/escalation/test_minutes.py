"""Minutes to answer."""

from __future__ import annotations

from ce_opt.escalation.minutes import minutes_of
from ce_opt.season.escalation_rules import LEVELS, Escalation, Minutes, Pace


def test_minutes_are_those_of_the_request_by_the_pace_of_the_step() -> None:
    rules = Escalation(minutes=Minutes(complaint=45), pace=Pace(support=2.5, working=0.01))
    found = [minutes_of(rules, "complaint", level) for level in LEVELS]
    # 45 · 1, 1, 1, 1.5 → 67.5 rounded up, 2.5 → 112.5 rounded up, 0.45 rounded up
    assert found == [45, 45, 45, 68, 113, 1]


def test_a_whole_number_of_minutes_is_not_rounded_up() -> None:
    # 120 · 1.1 is 132.00000000000003 in floating point.
    assert minutes_of(Escalation(pace=Pace(group=1.1)), "request", "group") == 132
