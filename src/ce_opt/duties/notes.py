"""What a planner should know before they hand a calendar out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ce_opt.duties.duty import Duty
from ce_opt.duties.wanted import Planned
from ce_opt.language import tr
from ce_opt.season.season import Note
from ce_opt.season.workdays import workday_notes

__all__ = ["duty_notes"]

SHOWN = 5
WHERE = "duties"


def duty_notes(planned: Planned, duties: Iterable[Duty]) -> Iterator[Note]:
    """Say where working days come from, who stands in for groups, and who misses a meeting."""
    yield from workday_notes(planned.season)
    if planned.groups is None:
        sentence = tr(
            "the plan has no groups: each department with two engineers in seats or more meets in "
            "place of a virtual group, and there is no meeting of the support group"
        )
        yield Note(WHERE, sentence)
    missing = list(absences(planned, duties))
    for sentence in missing[:SHOWN]:
        yield Note(WHERE, sentence)
    if len(missing) > SHOWN:
        more = tr("{count} more meetings are without somebody", count=len(missing) - SHOWN)
        yield Note(WHERE, more)


def absences(planned: Planned, duties: Iterable[Duty]) -> Iterator[str]:
    """Say of each meeting who is not there."""
    members = {group: {engineer for engineer, _ in people} for group, people in planned.teams()}
    for duty in duties:
        if duty.kind == "meeting":
            there = {person.id for person, _ in duty.people}
            away = sorted(members[duty.group] - there)
            if away:
                yield tr(
                    "{group} meets on {day} without {people}",
                    group=duty.group,
                    day=duty.date,
                    people=tr(", ").join(away),
                )
