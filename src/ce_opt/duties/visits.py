"""The quarterly visits: A with the account manager, B once a season.

An account manager's visits of a quarter are planned together, those with the fewest days first:

1. days: a day for each visit (`ce_opt.duties.choice`), one district a day, on as few trips as can be
   and spread over the quarter; A's trips count as well;
2. times: each day's visits one after the other (`ce_opt.duties.tour`), exact; visits that do not fit
   into one day are told to the first step, which chooses again (a no-good cut, Hooker 2000);
3. whatever is left is tried alone on every day and hour, then in exchange for one other visit.

    cost of a visit's day = 1000 a trip of the manager + 100 a trip of A + 300 a trip too many in its
    part of the quarter + 200 too near to another visit of the client + 500 before its handover
    + 50 on a day on which A or B has something elsewhere
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ce_opt.duties.choice import Block, Choice, Opening, Pick, choose
from ce_opt.duties.days import Period, week_of
from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import ENGINEER, MANAGER, Duty, Open, Person
from ce_opt.duties.reasons import no_second, no_visit
from ce_opt.duties.tour import first_from, misfits, rooms, tour_times
from ce_opt.duties.wanted import Planned, Visit
from ce_opt.duties.weeks import Weeks, subjects

__all__ = ["Booked", "VisitPlanner"]

TRIP = 1_000
ENGINEER_TRIP = 100
CROWDED = 300
TOO_SOON = 200
BEFORE_HANDOVER = 500
BUSY_DAY = 50
LEFT = 1_000_000
"""Cost of a visit without a day, and `LEFT_BY_IMPORTANCE` for each point of the client's."""
LEFT_BY_IMPORTANCE = 1_000
ROUNDS = 8
"""How often days are chosen anew because some visits do not fit into one."""
EXCHANGES = 2_000
"""How many exchanges are tried in all."""

Key = tuple[str, str]
"""(client, quarter)."""


@dataclass(frozen=True)
class Booked:
    """A visit with its time; `second` is B where B joins, else empty."""

    visit: Visit
    day: date
    start: int
    second: str = ""

    @property
    def engineers(self) -> tuple[str, ...]:
        """A, and B where B joins."""
        return (self.visit.a, self.second) if self.second else (self.visit.a,)

    @property
    def people(self) -> list[Person]:
        """Everybody who is there."""
        return [*(Person(ENGINEER, one) for one in self.engineers), manager_of(self.visit)]

    def duty(self, minutes: int) -> Duty:
        """Give the visit as a duty."""
        roles = [*zip(self.people, ("A", "B") if self.second else ("A",), strict=False)]
        roles.append((manager_of(self.visit), MANAGER))
        client, occasion = self.visit.client, self.visit.period.label
        return Duty(self.day, self.start, minutes, "visit", client, "", occasion, tuple(roles))


def manager_of(visit: Visit) -> Person:
    """The account manager."""
    return Person(MANAGER, visit.manager)


def key_of(visit: Visit) -> Key:
    """What there is one visit for."""
    return visit.client, visit.period.label


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

    # What suits whom, and what a day costs.

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
        """Whether the visit is a trip of its own for a person, for nothing else takes them there."""
        return visit.district not in self.diary.places(person, day)

    # Booking.

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

    # B.

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

    # A quarter.

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
        tours = Tours(self, visits, starts, seconds)
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


def free_starts(diary: Diary, booked: Booked) -> int:
    """Starts of a visit that suit its people on a day with nothing else."""
    common = -1
    for person in booked.people:
        common &= diary.empty_day(
            person, booked.visit.district, diary.season.rulebook.duties.visit_minutes
        )
    return common


def turns(seconds: Mapping[str, str], quarters: int) -> dict[str, int]:
    """Client -> the quarter in which B joins: each B's clients in turn."""
    count: dict[str, int] = defaultdict(int)
    found = {}
    for client, second in seconds.items():
        found[client] = count[second] % quarters
        count[second] += 1
    return found


@dataclass
class Tours:
    """The days and times of one account manager's visits in one quarter.

    Attributes
    ----------
    planner : who asks
    visits : the visits
    starts : per visit, day of the quarter -> starts that suit all
    seconds : per visit, B where B joins, else empty
    """

    planner: VisitPlanner
    visits: Sequence[Visit]
    starts: Sequence[Mapping[int, int]]
    seconds: Sequence[str]

    def __post_init__(self) -> None:
        self.period: Period = self.visits[0].period
        self.manager = manager_of(self.visits[0])
        self.taken = {
            day: self.planner.diary.places(self.manager, when)
            for day, when in enumerate(self.period.days)
        }
        self.widest = [
            free_starts(self.planner.diary, Booked(visit, self.period.days[0], 0, second))
            for visit, second in zip(self.visits, self.seconds, strict=True)
        ]
        self.rooms = {
            district: self.rooms_of(district)
            for district in sorted({visit.district for visit in self.visits})
        }

    def plan(self) -> Iterator[tuple[int, int, int]]:
        """Give (visit, day, start) of all that are placed."""
        work = self.planner.planned.season.rulebook.duties.work
        choice = self.choice()
        hint: tuple[int | None, ...] = ()
        for _ in range(ROUNDS):
            chosen = choose(choice, work, hint)
            tours, hint = self.tours(chosen.options), chosen.options
            times = {key: self.times(tour, key[1]) for key, tour in tours.items()}
            crowded = [key for key, tour in tours.items() if len(times[key]) < len(tour)]
            if not crowded:
                break
            for key in crowded:
                choice.limits += self.nogood(tours[key], key[1])
        for (_, day), found in times.items():
            for visit, start in found.items():
                yield visit, day, start

    def choice(self) -> Choice:
        """Put the choice of days as items, openings and blocks."""
        choice = Choice([], [])
        trips: dict[tuple[str, int], list[Pick]] = defaultdict(list)
        rides: dict[tuple[str, str, int], list[Pick]] = defaultdict(list)
        for item, visit in enumerate(self.visits):
            costs = {}
            for day in self.starts[item]:
                if self.taken[day] <= {visit.district}:
                    costs[day] = self.planner.wish(visit, self.seconds[item], self.period.days[day])
                    trips[visit.district, day].append((item, day))
                    rides[visit.a, visit.district, day].append((item, day))
            choice.costs.append(costs)
            choice.left.append(LEFT + round(LEFT_BY_IMPORTANCE * visit.importance))
        for (district, day), picks in trips.items():
            fee = 0 if self.taken[day] else TRIP
            most = max(fitting for _, fitting in self.rooms[district])
            choice.openings.append(Opening(fee, most, tuple(picks)))
            starts = [self.starts[item][day] for item, _ in picks]
            for narrow, fitting in rooms(starts, *self.pace(district)):
                if len(narrow) > fitting:
                    choice.limits.append((fitting, tuple(picks[place] for place in narrow)))
        self.add_least(choice, list(trips))
        self.add_spread(choice, list(trips))
        for (engineer, district, day), picks in rides.items():
            self.add_ride(choice, engineer, district, day, picks)
        return choice

    def add_ride(
        self, choice: Choice, engineer: str, district: str, day: int, picks: list[Pick]
    ) -> None:
        """Let A's trip to a district cost once, unless something else takes A there."""
        person, when = Person(ENGINEER, engineer), self.period.days[day]
        if district in self.planner.diary.places(person, when):
            return
        if len(picks) > 1:
            choice.openings.append(Opening(ENGINEER_TRIP, len(picks), tuple(picks)))
        else:
            (item, option), *_ = picks
            choice.costs[item][option] += ENGINEER_TRIP

    def add_least(self, choice: Choice, trips: Sequence[tuple[str, int]]) -> None:
        """Say how many trips to each district its visits need: as many as fill so many days."""
        for district, found in self.rooms.items():
            openings = tuple(place for place, (where, _) in enumerate(trips) if where == district)
            for narrow, fitting in found:
                choice.least.append((-(-len(narrow) // fitting), narrow, openings))

    def rooms_of(self, district: str) -> list[tuple[tuple[int, ...], int]]:
        """Visits of a district of which only so many fit into a day; see `rooms`."""
        items = [item for item, one in enumerate(self.visits) if one.district == district]
        starts = [self.widest[item] for item in items]
        return [
            (tuple(items[place] for place in narrow), fitting)
            for narrow, fitting in rooms(starts, *self.pace(district))
            if fitting
        ]

    def add_spread(self, choice: Choice, trips: Sequence[tuple[str, int]]) -> None:
        """Allow one district a day, and let trips beyond the usual in a part of the quarter cost."""
        by_day: dict[int, list[int]] = defaultdict(list)
        for place, (_, day) in enumerate(trips):
            by_day[day].append(place)
        choice.exclusive = [tuple(places) for places in by_day.values() if len(places) > 1]
        made = [day for day, places in self.taken.items() if places]
        count = self.fewest_trips() + len(made)
        weeks = sorted({week_of(day) for day in self.period.days})
        blocks = min(count, len(weeks))
        block_of = {
            day: weeks.index(week_of(when)) * blocks // len(weeks)
            for day, when in enumerate(self.period.days)
        }
        for block in range(blocks):
            inside = [
                place
                for day, places in by_day.items()
                if block_of[day] == block and not self.taken[day]
                for place in places
            ]
            usual = -(-count // blocks) - sum(block_of[day] == block for day in made)
            choice.blocks.append(Block(max(0, usual), CROWDED, tuple(inside)))

    def fewest_trips(self) -> int:
        """Trips that the visits need at least."""
        return sum(
            max((-(-len(narrow) // fitting) for narrow, fitting in found), default=0)
            for found in self.rooms.values()
        )

    def tours(self, options: Sequence[int | None]) -> dict[tuple[str, int], list[int]]:
        """(district, day) -> the visits chosen for it."""
        found: dict[tuple[str, int], list[int]] = defaultdict(list)
        for visit, day in enumerate(options):
            if day is not None:
                found[self.visits[visit].district, day].append(visit)
        return found

    def times(self, tour: Sequence[int], day: int) -> dict[int, int]:
        """Visit -> start, of the most visits of a tour that fit into the day."""
        starts = [self.starts[visit][day] for visit in tour]
        found = tour_times(starts, *self.pace(self.visits[tour[0]].district))
        return {tour[place]: start for place, start in found.items()}

    def nogood(self, tour: Sequence[int], day: int) -> Iterator[tuple[int, tuple[Pick, ...]]]:
        """Rule out visits that do not fit into a day together; into any, if not into an empty one."""
        pace = self.pace(self.visits[tour[0]].district)
        free = [self.widest[visit] for visit in tour]
        never = len(tour_times(free, *pace)) < len(tour)
        starts = free if never else [self.starts[visit][day] for visit in tour]
        kept = [tour[place] for place in misfits(starts, *pace)]
        for other in range(len(self.period.days)) if never else (day,):
            if all(other in self.starts[visit] for visit in kept):
                yield len(kept) - 1, tuple((visit, other) for visit in kept)

    def pace(self, district: str) -> tuple[int, int, int]:
        """Minutes of a visit, of the move to the next client, and of the grid."""
        planner = self.planner
        return planner.minutes, planner.diary.minutes[district, district], planner.grid
