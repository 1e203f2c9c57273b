"""The quarterly visits: A with the account manager, B once a season.

An account manager's visits of a quarter are planned together (`ce_opt.duties.tours`), who has the
most first. B joins in the quarter whose turn it is, later where B cannot. Whatever is left is tried
alone on every day and at every hour, then in exchange for one other visit.

    cost of a day = 1000 a trip of the manager + 100 a trip of A + 200 too near to another visit of
    the client + 500 before its handover + 50 for each engineer who is elsewhere that day
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ce_opt.duties.booked import Booked, Key, key_of, manager_of
from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import ENGINEER, Duty, Open, Person
from ce_opt.duties.reasons import no_second, no_visit
from ce_opt.duties.tour import first_from
from ce_opt.duties.tours import ENGINEER_TRIP, TRIP, Tours
from ce_opt.duties.wanted import Planned, Visit
from ce_opt.duties.weeks import Weeks, subjects

__all__ = ["VisitPlanner", "turns"]

TOO_SOON = 200
BEFORE_HANDOVER = 500
BUSY_DAY = 50
EXCHANGES = 2_000
"""How many exchanges are tried in all."""


@dataclass
class VisitPlanner:
    """Places visits into diaries.

    Attributes
    ----------
    planned : what is wanted
    diary, weeks : what is booked, and which weeks hold visits and handovers
    booked : (client, quarter) -> the visit with its time
    joined : clients whose B has a visit
    """

    planned: Planned
    diary: Diary
    weeks: Weeks
    booked: dict[Key, Booked] = field(default_factory=dict)
    joined: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.minutes = self.planned.season.rulebook.duties.visit_minutes
        self.grid = self.diary.hours.grid
        self.seconds = self.planned.seconds()
        self.turn = turns(self.seconds, len(self.planned.days.quarters))
        self.exchanges = EXCHANGES

    def plan(self) -> Iterator[Duty | Open]:
        """Place the visits that are not booked yet; B joins in turn, later where it cannot be."""
        wanted = list(self.planned.visits())
        for number, period in enumerate(self.planned.days.quarters):
            of_period = [visit for visit in wanted if visit.period is period]
            self.join_booked(of_period, number)
            self.plan_quarter(
                [visit for visit in of_period if key_of(visit) not in self.booked], number
            )
        for visit in wanted:
            if key_of(visit) not in self.booked:
                self.exchange(visit)
        self.join_late()
        for visit in wanted:
            if key_of(visit) in self.booked:
                yield self.booked[key_of(visit)].duty(self.minutes)
            else:
                yield no_visit(self.diary, visit)
        season = self.planned.days.season
        first = {visit.client: visit for visit in reversed(wanted)}
        for client, second in self.seconds.items():
            if client not in self.joined:
                yield no_second(self.diary, first[client], second, season)

    def starts(self, visit: Visit, second: str, day: date) -> int:
        """Starts that suit all on a day on which they may have a visit."""
        one = Booked(visit, day, 0, second)
        if not self.weeks.may_visit(subjects(visit.client, one.engineers), day):
            return 0
        return self.diary.suits_all(one.people, day, visit.district, self.minutes)

    def wish(self, visit: Visit, second: str, day: date) -> int:
        """Cost of a day: too near to another visit, before the handover, people busy elsewhere."""
        gap = self.planned.season.rulebook.duties.visit_gap_days
        others = (
            self.booked.get((visit.client, period.label)) for period in self.planned.days.quarters
        )
        near = any(other and abs((other.day - day).days) < gap for other in others)
        early = day < self.weeks.handed_over.get(visit.client, day)
        busy = sum(
            bool(self.diary.places(Person(ENGINEER, one), day) - {visit.district})
            for one in Booked(visit, day, 0, second).engineers
        )
        return TOO_SOON * near + BEFORE_HANDOVER * early + BUSY_DAY * busy

    def trip(self, person: Person, visit: Visit, day: date) -> bool:
        """Whether nothing else takes a person to the district on a day."""
        return visit.district not in self.diary.places(person, day)

    def book(self, booked: Booked) -> None:
        """Write a visit into all diaries."""
        visit = booked.visit
        self.diary.book(booked.people, booked.day, booked.start, self.minutes, visit.district)
        self.weeks.visit(subjects(visit.client, booked.engineers), booked.day)
        self.booked[key_of(visit)] = booked
        if booked.second:
            self.joined.add(visit.client)

    def cancel(self, booked: Booked) -> None:
        """Take a visit out of all diaries."""
        visit = booked.visit
        self.diary.cancel(booked.people, booked.day, booked.start, self.minutes, visit.district)
        self.weeks.visit(subjects(visit.client, booked.engineers), booked.day, -1)
        del self.booked[key_of(visit)]
        if booked.second:
            self.joined.discard(visit.client)

    def insert(self, visit: Visit, second: str) -> bool:
        """Book a visit at the cheapest start of all days; false where nothing suits."""
        manager, best = manager_of(visit), None
        for day in visit.period.days:
            starts = self.starts(visit, second, day)
            if starts:
                elsewhere = bool(self.diary.places(manager, day))
                cost = self.wish(visit, second, day) + ENGINEER_TRIP * self.trip(
                    Person(ENGINEER, visit.a), visit, day
                )
                cost += TRIP * self.trip(manager, visit, day) * (1 + elsewhere)
                if best is None or cost < best[0]:
                    best = cost, day, first_from(starts, 0, self.grid)
        if best:
            self.book(Booked(visit, best[1], best[2], second))
        return best is not None

    def second_of(self, visit: Visit, number: int) -> str:
        """B, where it is B's turn to join in this quarter or was before; else empty."""
        client = visit.client
        due = client in self.seconds and client not in self.joined and self.turn[client] <= number
        return self.seconds[client] if due else ""

    def join_booked(self, visits: Sequence[Visit], number: int) -> None:
        """Let B join visits that are booked already, at their time."""
        for visit in visits:
            booked = self.booked.get(key_of(visit))
            if booked and self.second_of(visit, number):
                self.join(booked)

    def join(self, booked: Booked) -> bool:
        """Let B join a visit at its time; false where it does not suit B."""
        visit = booked.visit
        second = Person(ENGINEER, self.seconds[visit.client])
        suits = self.weeks.may_visit([second], booked.day) and self.diary.has_time(
            [second], booked.day, booked.start, visit.district, self.minutes
        )
        if suits:
            self.cancel(booked)
            self.book(replace(booked, second=second.id))
        return suits

    def join_late(self) -> None:
        """Find a visit for every B who has joined none: as it stands, else at another time."""
        for client in self.seconds:
            if client in self.joined:
                continue
            keys = [(client, period.label) for period in self.planned.days.quarters]
            visits = [self.booked[key] for key in keys if key in self.booked]
            if not any(self.join(booked) for booked in visits):
                any(self.move(booked, self.seconds[client]) for booked in visits)

    def move(self, booked: Booked, second: str) -> bool:
        """Give a visit another time at which B can join; else it stays."""
        self.cancel(booked)
        if self.insert(booked.visit, second):
            return True
        self.book(booked)
        return False

    def plan_quarter(self, visits: Sequence[Visit], number: int) -> None:
        """Place the visits of a quarter, account manager by account manager."""
        by_manager: dict[str, list[Visit]] = defaultdict(list)
        for visit in visits:
            by_manager[visit.manager].append(visit)
        for _, of_manager in sorted(by_manager.items(), key=lambda item: (-len(item[1]), item[0])):
            self.plan_manager(of_manager, number)

    def plan_manager(self, visits: list[Visit], number: int) -> None:
        """Place one account manager's visits: days, times, then one by one."""
        days = visits[0].period.days
        seconds = [self.second_of(visit, number) for visit in visits]
        starts = [self.starts_by_day(*one, days) for one in zip(visits, seconds, strict=True)]
        for place, visit in enumerate(visits):
            if seconds[place] and not starts[place]:
                seconds[place], starts[place] = "", self.starts_by_day(visit, "", days)
        tours = Tours(self.diary, visits, starts, seconds, self.wish)
        for item, day, start in tours.plan():
            self.book(Booked(visits[item], days[day], start, seconds[item]))
        for visit, second in zip(visits, seconds, strict=True):
            if key_of(visit) not in self.booked and not self.insert(visit, second) and second:
                self.insert(visit, "")

    def starts_by_day(self, visit: Visit, second: str, days: Sequence[date]) -> dict[int, int]:
        """Day of the quarter -> starts that suit all, where any do."""
        found = ((place, self.starts(visit, second, day)) for place, day in enumerate(days))
        return {place: starts for place, starts in found if starts}

    def exchange(self, visit: Visit) -> bool:
        """Place a visit by moving one other that shares a person with it."""
        people = {Person(ENGINEER, visit.a), manager_of(visit)}
        rivals = [
            booked
            for (_, label), booked in sorted(self.booked.items())
            if label == visit.period.label and people & {*booked.people}
        ]
        for rival in rivals[: self.exchanges]:
            self.exchanges -= 1
            self.cancel(rival)
            if self.insert(visit, ""):
                if self.insert(rival.visit, rival.second):
                    return True
                self.cancel(self.booked[key_of(visit)])
            self.book(rival)
        return False


def turns(seconds: Mapping[str, str], quarters: int) -> dict[str, int]:
    """Client -> the quarter in which B joins: each B's clients in turn."""
    count: dict[str, int] = defaultdict(int)
    found = {}
    for client, second in seconds.items():
        found[client] = count[second] % quarters
        count[second] += 1
    return found
