"""Who hands which client to whom, and when: the joint visits of old and new.

As early as can be, for the new holder's work begins there. Each takes place in a part of a week
within a month; the parts are chosen for all handovers together (`ce_opt.duties.choice`) by the cap
of each person and month, so that a person's handovers share weeks where they can. Then each takes
the first hour that suits both, at the client.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ce_opt.duties.choice import Choice, Opening, Pick, choose
from ce_opt.duties.days import SeasonDays, month_of, week_of
from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import ENGINEER, Duty, Open, Person
from ce_opt.duties.reasons import no_handover
from ce_opt.duties.tour import first_from
from ce_opt.duties.wanted import Handover
from ce_opt.duties.weeks import Weeks, subjects

__all__ = ["HandoverPlanner", "engineers_of", "handover_occasion"]

ANOTHER_WEEK = 3
"""Cost of a further week with handovers of a person; a week's delay costs 1."""
NOT_HELD = 1_000_000


def engineers_of(handover: Handover) -> list[str]:
    """Both, the old one first."""
    return [engineer for engineer, _ in handover.people]


@dataclass
class HandoverPlanner:
    """Places handovers into diaries.

    Attributes
    ----------
    diary, weeks : what is booked, and which weeks hold visits and handovers
    days : the days of the season
    """

    diary: Diary
    weeks: Weeks
    days: SeasonDays

    def plan(self, wanted: Sequence[Handover]) -> Iterator[Duty | Open]:
        """Place all handovers; what the parts of weeks do not hold is tried on every day."""
        parts = self.parts()
        chosen = choose(self.choice(wanted, parts), self.diary.season.rulebook.duties.work)
        late: list[Handover] = []
        for handover, part in zip(wanted, chosen.options, strict=True):
            duty = None if part is None else self.first(handover, parts[part])
            if duty is None:
                late.append(handover)
            else:
                yield duty
        for handover in late:
            yield self.first(handover, self.days.days) or no_handover(
                self.diary, handover, self.days
            )

    def parts(self) -> list[list[date]]:
        """Working days by week and month, in order."""
        found: dict[tuple[date, str], list[date]] = defaultdict(list)
        for day in self.days.days:
            found[week_of(day), month_of(day)].append(day)
        return list(found.values())

    def choice(self, wanted: Sequence[Handover], parts: Sequence[Sequence[date]]) -> Choice:
        """Put the choice of parts of weeks as items, caps and openings."""
        most = self.diary.season.rulebook.duties.handovers_per_month
        choice = Choice([], [NOT_HELD] * len(wanted))
        by_month: dict[tuple[str, str], list[Pick]] = defaultdict(list)
        by_part: dict[tuple[str, int], list[Pick]] = defaultdict(list)
        for item, handover in enumerate(wanted):
            fitting = [
                place
                for place, days in enumerate(parts)
                if any(self.starts(handover, day) for day in days)
            ]
            choice.costs.append({place: place + 1 for place in fitting})
            for place in fitting:
                for engineer in engineers_of(handover):
                    by_month[engineer, month_of(parts[place][0])].append((item, place))
                    by_part[engineer, place].append((item, place))
        for (engineer, month), picks in by_month.items():
            still = most - self.weeks.months[Person(ENGINEER, engineer), month]
            choice.limits.append((max(0, still), tuple(picks)))
        choice.openings = [
            Opening(ANOTHER_WEEK, most, tuple(picks))
            for picks in by_part.values()
            if len(picks) > 1
        ]
        return choice

    def starts(self, handover: Handover, day: date) -> int:
        """Starts that suit both on a day on which they may have a handover."""
        rules = self.diary.season.rulebook.duties
        engineers = engineers_of(handover)
        who = subjects(handover.client, engineers)
        if not self.weeks.may_hand_over(who, day, rules.handovers_per_month):
            return 0
        people = [Person(ENGINEER, engineer) for engineer in engineers]
        return self.diary.suits_all(people, day, handover.district, rules.handover_minutes)

    def first(self, handover: Handover, days: Sequence[date]) -> Duty | None:
        """Book the first start there is on one of these days."""
        grid = self.diary.hours.grid
        for day in days:
            starts = self.starts(handover, day)
            if starts:
                return self.book(handover, day, first_from(starts, 0, grid))
        return None

    def book(self, handover: Handover, day: date, start: int) -> Duty:
        """Write a handover into both diaries."""
        minutes = self.diary.season.rulebook.duties.handover_minutes
        people = tuple((Person(ENGINEER, engineer), role) for engineer, role in handover.people)
        self.diary.book((one for one, _ in people), day, start, minutes, handover.district)
        self.weeks.handover(subjects(handover.client, engineers_of(handover)), day)
        occasion = handover_occasion(handover, self.days)
        return Duty(day, start, minutes, "handover", handover.client, "", occasion, people)


def handover_occasion(handover: Handover, days: SeasonDays) -> str:
    """Say which seats pass, and from when on."""
    return f"{handover.seats} from {days.start}"
