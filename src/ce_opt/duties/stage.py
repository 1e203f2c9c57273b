"""The stage: from a plan's teams and groups to the calendar of its season.

what stays of an older calendar → meetings → handovers → visits → reports → revisions
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ce_opt.duties.days import SeasonDays
from ce_opt.duties.diary import Diary
from ce_opt.duties.duty import Duty, Open
from ce_opt.duties.handovers import HandoverPlanner
from ce_opt.duties.kept import by_identity, keep_handovers, keep_meetings, keep_visits
from ce_opt.duties.lookup import lookup
from ce_opt.duties.meetings import plan_meetings
from ce_opt.duties.notes import duty_notes
from ce_opt.duties.reports import plan_reports
from ce_opt.duties.revisions import Withdrawn, revised, withdrawals
from ce_opt.duties.tour import room
from ce_opt.duties.visits import VisitPlanner
from ce_opt.duties.wanted import Planned
from ce_opt.duties.weeks import Weeks
from ce_opt.season.season import Note, Season

__all__ = ["Agenda", "OldAgenda", "plan_duties"]


@dataclass(frozen=True)
class OldAgenda:
    """An older calendar: its duties, and what had been called off before."""

    duties: Sequence[Duty] = ()
    withdrawn: Sequence[Withdrawn] = ()

    def within(self, start: date, end: date) -> OldAgenda:
        """Give the part that belongs to a season."""
        return OldAgenda(
            [duty for duty in self.duties if start <= duty.date <= end],
            [one for one in self.withdrawn if start <= one.duty.date <= end],
        )


@dataclass(frozen=True)
class Agenda:
    """The calendar of a season.

    Attributes
    ----------
    duties : by day, hour and what they are
    open : what has no place, and why
    withdrawn : what people must take out of older calendars
    trips, fewest_trips : days that account managers spend in a district, and a bound: no calendar
        with these visits has fewer
    kept : duties that stand as in the older calendar
    notes : what a planner should know
    """

    duties: tuple[Duty, ...]
    open: tuple[Open, ...]
    withdrawn: tuple[Withdrawn, ...]
    trips: int
    fewest_trips: int
    kept: int
    notes: tuple[Note, ...]


def plan_duties(
    season: Season,
    seats: Mapping[str, tuple[str, ...]],
    groups: pd.DataFrame | None = None,
    importance: Mapping[str, float] | None = None,
    older: OldAgenda | None = None,
) -> Agenda:
    """Make the calendar of a season.

    Parameters
    ----------
    season : a checked season with a start and an end
    seats : served client -> engineers of its seats, A first
    groups : frame engineer, group, role; None where there are no groups
    importance : client -> points, who goes first where there is not room for all; all equal without
    older : a calendar that is to change as little as can be

    Raises
    ------
    UsageError
        where the season has no start, no end or no working day, or is too long
    """
    days = SeasonDays.of(season)
    planned = Planned(season, days, dict(sorted(seats.items())), groups, importance or {})
    old = (older or OldAgenda()).within(days.start, days.end)
    found = place(planned, old)
    duties = [one for one in found if isinstance(one, Duty)]
    duties = sorted(revised(duties, old.duties, old.withdrawn), key=lambda duty: duty.order)
    before = {duty.identity: duty.content for duty in old.duties}
    return Agenda(
        duties=tuple(duties),
        open=tuple(sorted(one for one in found if isinstance(one, Open))),
        withdrawn=tuple(withdrawals(duties, old.duties, old.withdrawn)),
        trips=len(trips_of(planned, duties)),
        fewest_trips=fewest_trips(planned, duties),
        kept=sum(before.get(duty.identity) == duty.content for duty in duties),
        notes=tuple(duty_notes(planned, duties)),
    )


def place(planned: Planned, old: OldAgenda) -> list[Duty | Open]:
    """Place everything that is wanted, what stays of the older calendar first."""
    diary, weeks, older = Diary.of(planned.season), Weeks(), by_identity(old.duties)
    handing, visiting = (
        HandoverPlanner(diary, weeks, planned.days),
        VisitPlanner(planned, diary, weeks),
    )
    met, meetings = keep_meetings(diary, list(planned.meetings()), older)
    keep_visits(visiting, older)
    handed, handovers = keep_handovers(handing, planned.handovers(), older)
    found: list[Duty | Open] = [*met, *plan_meetings(diary, meetings)]
    found += [*handed, *handing.plan(handovers)]
    found += visiting.plan()
    found += plan_reports(diary, planned.reports())
    return found


def trips_of(planned: Planned, duties: Iterable[Duty]) -> Counter[tuple[str, str, date]]:
    """(account manager, district, day) -> visits."""
    manager = lookup(planned.season.clients, "client", "account_manager")
    district = lookup(planned.season.clients, "client", "district")
    return Counter(
        (manager[duty.client], district[duty.client], duty.date)
        for duty in duties
        if duty.kind == "visit"
    )


def fewest_trips(planned: Planned, duties: Iterable[Duty]) -> int:
    """Trips below which these visits cannot be held.

    Σ ⌈ visits / visits that fit into a day ⌉    over account managers, districts and quarters
    """
    diary = Diary.of(planned.season)
    length, grid = planned.season.rulebook.duties.visit_minutes, diary.hours.grid
    home = lookup(planned.season.account_managers, "account_manager", "district")
    counts: Counter[tuple[str, str, str]] = Counter()
    of_quarter = {day: period.label for period in planned.days.quarters for day in period.days}
    for (manager, district, day), visits in trips_of(planned, duties).items():
        counts[manager, district, of_quarter[day]] += visits
    found = 0
    for (manager, district, _), visits in counts.items():
        starts = diary.free_starts(home[manager], district, length)
        found += -(-visits // room(starts, length, diary.minutes[district, district], grid))
    return found
