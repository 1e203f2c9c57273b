"""One account manager's visits of a quarter: a day for each, then their times.

1. days, all at once (`ce_opt.duties.choice`): one district a day, on as few trips as can be and
   spread over the quarter; A's trips count as well;
2. times of each day, exact (`ce_opt.duties.tour`). Visits that do not fit into one day are told to
   the first step, which chooses again: logic-based Benders cuts (Hooker and Ottosson 2003).

How many visits at most fit into a day is known beforehand for those whose people have no other
hours to offer (`rooms`): these rows, and the trips that they imply, let CP-SAT prove its choice at
once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ce_opt.duties.booked import Booked, free_starts, manager_of
from ce_opt.duties.choice import Block, Choice, Opening, Pick, choose
from ce_opt.duties.days import Period, week_of
from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import ENGINEER, Person
from ce_opt.duties.tour import misfits, rooms, tour_times
from ce_opt.duties.wanted import Visit

__all__ = ["ENGINEER_TRIP", "TRIP", "Tours"]

TRIP = 1_000
"""Cost of a day that the account manager spends in a district."""
ENGINEER_TRIP = 100
"""Cost of A's way to a district on a day on which nothing else takes A there."""
CROWDED = 300
"""Cost of each trip more than usual in a part of the quarter."""
LEFT = 1_000_000
LEFT_BY_IMPORTANCE = 1_000
"""Cost of a visit without a day, and what each point of the client's importance adds."""
ROUNDS = 8
"""How often days are chosen anew because some visits do not fit into one."""


@dataclass
class Tours:
    """The days and times of one account manager's visits in one quarter.

    Attributes
    ----------
    diary : what is booked
    visits : the visits
    starts : per visit, day of the quarter -> starts that suit all
    seconds : per visit, B where B joins, else empty
    wish : cost of a day for a visit with B or without, its trips apart
    """

    diary: Diary
    visits: Sequence[Visit]
    starts: Sequence[Mapping[int, int]]
    seconds: Sequence[str]
    wish: Callable[[Visit, str, date], int]

    def __post_init__(self) -> None:
        self.period: Period = self.visits[0].period
        self.manager = manager_of(self.visits[0])
        self.taken = {
            day: self.diary.places(self.manager, when) for day, when in enumerate(self.period.days)
        }
        self.widest = [
            free_starts(self.diary, Booked(visit, self.period.days[0], 0, second))
            for visit, second in zip(self.visits, self.seconds, strict=True)
        ]
        self.rooms = {
            district: self.rooms_of(district)
            for district in sorted({visit.district for visit in self.visits})
        }

    def plan(self) -> Iterator[tuple[int, int, int]]:
        """Give (visit, day, start) of all that are placed."""
        work = self.diary.season.rulebook.duties.work
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
                    costs[day] = self.wish(visit, self.seconds[item], self.period.days[day])
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
        if district in self.diary.places(person, when):
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
        """Allow one district a day; let trips beyond the usual in a part of the quarter cost."""
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
        """Rule out visits that do not fit into a day together; if not even an empty one, any."""
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
        minutes = self.diary.season.rulebook.duties.visit_minutes
        return minutes, self.diary.minutes[district, district], self.diary.hours.grid
