"""The hours of section ``[duties]`` are in order, and what must fit into them does."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.draft import Draft
from ce_opt.season.duty_rules import Duties, minutes_of

__all__ = ["duties_longer_than_the_day", "hours_out_of_order", "meeting_outside_the_hours"]


def hours_out_of_order(draft: Draft) -> Iterator[Fault]:
    """Ask ``day_start <= break_start <= break_end <= day_end``, and a day that is no instant."""
    rules = draft.rulebook.duties
    pairs = (
        ("day_start", "break_start"),
        ("break_start", "break_end"),
        ("break_end", "day_end"),
    )
    for one, other in pairs:
        if getattr(rules, one) > getattr(rules, other):
            value = getattr(rules, other)
            rule = tr("must not be before {key}, {time}", key=one, time=getattr(rules, one))
            fix = tr("put the hours in order")
            yield draft.rules.fault(f"duties.{other}", value, rule, fix)


def duties_longer_than_the_day(draft: Draft) -> Iterator[Fault]:
    """Ask that visits, handovers and meetings fit before or after the break."""
    rules = draft.rulebook.duties
    room = max(halves(rules))
    if any(hours_out_of_order(draft)):  # said already, and there is no day to fit into
        return
    for key in ("visit_minutes", "handover_minutes", "meeting_minutes"):
        if getattr(rules, key) > room:
            rule = tr(
                "must fit into a day: at most {room} minutes are left before or after the break",
                room=room,
            )
            fix = tr("shorten it, or lengthen the day")
            yield draft.rules.fault(f"duties.{key}", getattr(rules, key), rule, fix)


def meeting_outside_the_hours(draft: Draft) -> Iterator[Fault]:
    """Ask that meetings begin and end within the day, and beside the break."""
    rules = draft.rulebook.duties
    start = minutes_of(rules.meeting_start)
    end = start + rules.meeting_minutes
    first = minutes_of(rules.day_start) <= start and end <= minutes_of(rules.break_start)
    second = minutes_of(rules.break_end) <= start and end <= minutes_of(rules.day_end)
    sound = rules.meeting_minutes <= max(halves(rules)) and not any(hours_out_of_order(draft))
    if sound and not (first or second):
        rule = tr(
            "must leave {minutes} minutes before the break or the day's end",
            minutes=rules.meeting_minutes,
        )
        fix = tr("let meetings begin within the hours of the day, beside the break")
        yield draft.rules.fault("duties.meeting_start", rules.meeting_start, rule, fix)


def halves(rules: Duties) -> tuple[int, int]:
    """Minutes before and after the break."""
    return (
        minutes_of(rules.break_start) - minutes_of(rules.day_start),
        minutes_of(rules.day_end) - minutes_of(rules.break_end),
    )
