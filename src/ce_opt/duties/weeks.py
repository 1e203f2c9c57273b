"""Which weeks hold a visit or a handover, of each client and each engineer: never both.

A client is not handed over in the week of its visit, and who hands over or takes over has no visit
in that week: a handover needs a quiet week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from ce_opt.duties.days import month_of, week_of
from ce_opt.duties.duty import ENGINEER, Person

__all__ = ["CLIENT", "Weeks", "subjects"]

CLIENT = "client"


def subjects(client: str, engineers: Iterable[str]) -> list[Person]:
    """The client and the engineers, whose weeks are kept apart."""
    return [Person(CLIENT, client), *(Person(ENGINEER, engineer) for engineer in engineers)]


class Weeks:
    """Counts visits and handovers by week, and handovers by month."""

    def __init__(self) -> None:
        self.visits: Counter[tuple[Person, date]] = Counter()
        self.handovers: Counter[tuple[Person, date]] = Counter()
        self.months: Counter[tuple[Person, str]] = Counter()
        self.handed_over: dict[str, date] = {}

    def visit(self, who: Iterable[Person], day: date, count: int = 1) -> None:
        """Enter a visit; a count of -1 takes it out."""
        for one in who:
            self.visits[one, week_of(day)] += count

    def handover(self, who: Iterable[Person], day: date) -> None:
        """Enter a handover."""
        for one in who:
            self.handovers[one, week_of(day)] += 1
            self.months[one, month_of(day)] += 1
            if one.office == CLIENT:
                self.handed_over[one.id] = max(day, self.handed_over.get(one.id, day))

    def may_visit(self, who: Iterable[Person], day: date) -> bool:
        """Whether none of them has a handover in the week."""
        return not any(self.handovers[one, week_of(day)] for one in who)

    def may_hand_over(self, who: Iterable[Person], day: date, most: int) -> bool:
        """Whether none has a visit in the week, nor an engineer the most handovers of a month."""
        return not any(
            self.visits[one, week_of(day)]
            or (one.office == ENGINEER and self.months[one, month_of(day)] >= most)
            for one in who
        )
