"""Everything that ladders are made of, looked up by id.

A person can *help* with a problem where they are short of it by no more than `most_shortfall`
levels, hold no seat of the client, are in no conflict with it, its A or its B, and are not kept
from it (a designation forbidden in any seat).

Where they stand for it:

    group        A's virtual group; B's where A has none
    department   other virtual groups of A's department
    support      the support group

Without groups, colleagues of A's department stand for the other groups and everybody outside for
the support group; the own group is skipped. A client without a team has the support group alone;
without groups, everybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ce_opt.escalation.groups import Groups
from ce_opt.escalation.problems import THOUSANDTHS, Problem, free_work
from ce_opt.language import Language, spoken, tr
from ce_opt.season.distance import travel_minutes
from ce_opt.season.escalation_rules import Escalation, Level
from ce_opt.season.season import Season
from ce_opt.skills import Knowledge, SharedWork, shortfall
from ce_opt.skills.closeness import FloatArray
from ce_opt.skills.distance import NOISE

__all__ = ["HELPING", "Ground", "Place"]

HELPING: tuple[Level, ...] = ("group", "department", "support")
"""Steps between the team and the working group."""

RARELY = 0.01
"""Faults added to those expected, so that the nearest is asked where none is expected at all."""
TIE_HOURS = {"avoid": 1.0, "prefer": -0.5, "conflict": 0.0}
"""What a tie with A, B or client adds to the hours of a trip; who is in conflict is not asked."""
MET_HOURS = -0.5
"""The same for having worked with A or B."""


class Place(NamedTuple):
    """Where people of a step stand: its name in a sentence, and who is there; none where nobody."""

    name: str
    people: Collection[str]


@dataclass(frozen=True, eq=False)
class Ground:
    """A season and a plan, as ladders see them.

    Attributes
    ----------
    season : a checked season
    rules : section ``[escalation]``, or its defaults
    groups : who stands behind whom; None where the plan has no groups
    free : engineer -> thousandths of care hours that neither clients nor duties take; not below 0
    """

    season: Season
    rules: Escalation
    groups: Groups | None
    free: Mapping[str, int]

    @classmethod
    def of(cls, season: Season, taken: Mapping[str, float], groups: Groups | None) -> Ground:
        """Prepare a season.

        Parameters
        ----------
        season : a checked season
        taken : engineer -> hours that seats and duties take
        groups : see `Groups`
        """
        rows = zip(season.engineers["engineer"], season.engineers["care_hours"], strict=True)
        free = {name: free_work(hours, taken.get(name, 0.0)) for name, hours in rows}
        return cls(season, season.rulebook.escalation or Escalation(), groups, free)

    @cached_property
    def knowledge(self) -> Knowledge:
        """What everybody knows."""
        return Knowledge.of(self.season, related=self.rules.related_knowledge)

    @cached_property
    def place_of(self) -> dict[str, int]:
        """Engineer -> position in the arrays."""
        return {name: place for place, name in enumerate(self.knowledge.engineers)}

    @cached_property
    def specialty_place(self) -> dict[str, int]:
        """Specialty -> position in the arrays."""
        return {name: place for place, name in enumerate(self.knowledge.specialties)}

    @cached_property
    def department_of(self) -> dict[str, str]:
        """Engineer -> home department."""
        table = self.season.engineers
        return dict(zip(table["engineer"], table["department"], strict=True))

    @cached_property
    def ties(self) -> dict[str, dict[str, set[str]]]:
        """Person -> person or client -> kinds of tie, both ways."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for one, other, kind in self.season.relations.itertuples(index=False):
            found[one][other].add(kind)
            found[other][one].add(kind)
        return {one: dict(others) for one, others in found.items()}

    @cached_property
    def forbidden(self) -> dict[str, set[str]]:
        """Client -> who is kept from it in any seat."""
        found: dict[str, set[str]] = defaultdict(set)
        for client, engineer, seat, kind in self.season.designations.itertuples(index=False):
            if (seat, kind) == ("any", "forbidden"):
                found[client].add(engineer)
        return dict(found)

    @cached_property
    def work(self) -> SharedWork:
        """Who has worked with whom."""
        return SharedWork.of(self.season.work_log, self.season.rulebook.season.start)

    @cached_property
    def met(self) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        """[engineers, engineers], whether two have worked together."""
        return self.work.matrix(self.knowledge.engineers)

    @cached_property
    def minutes_to(self) -> dict[str, list[float]]:
        """District -> minutes of one trip there from each engineer's place, by position."""
        districts = list(self.season.districts["district"])
        position = {name: place for place, name in enumerate(districts)}
        origin = self.season.engineers["district"].map(position).to_numpy()
        minutes = travel_minutes(self.season.districts, self.season.travel)[origin]
        return {name: minutes[:, place].tolist() for name, place in position.items()}

    @cached_property
    def district_of(self) -> dict[str, str]:
        """Client -> district."""
        return dict(
            zip(self.season.clients["client"], self.season.clients["district"], strict=True)
        )

    @cached_property
    def able_people(self) -> dict[tuple[str, int], frozenset[str]]:
        """(specialty, level) -> who can solve it; filled on demand."""
        return {}

    def minutes(self, engineer: str, client: str) -> float:
        """Minutes of one trip of an engineer to a client."""
        return self.minutes_to[self.district_of[client]][self.place_of[engineer]]

    def distance(self, engineer: str, specialty: str, level: int) -> float:
        """Levels that an engineer is short of a problem."""
        row, column = self.place_of[engineer], self.specialty_place[specialty]
        return shortfall(float(self.knowledge.helped[row, column]), level)

    def near_enough(self, distance: float) -> bool:
        """Whether somebody who is short by so many levels is asked to solve the problem."""
        return distance <= self.rules.most_shortfall + NOISE

    def able(self, specialty: str, level: int) -> frozenset[str]:
        """Everybody who is near enough to a problem."""
        key = specialty, level
        if key not in self.able_people:
            far = self.knowledge.distance(self.specialty_place[specialty], level)
            near = np.flatnonzero(far <= self.rules.most_shortfall + NOISE)
            names = (self.knowledge.engineers[place] for place in near.tolist())
            self.able_people[key] = frozenset(names)
        return self.able_people[key]

    def kept_out(self, problem: Problem) -> set[str]:
        """People who may not help with a problem, whatever they know."""
        out = set(problem.seats)
        for one in (problem.client, *problem.seats):
            ties = self.ties.get(one, {})
            out |= {other for other, kinds in ties.items() if "conflict" in kinds}
        return out | self.forbidden.get(problem.client, set())

    def own_group(self, problem: Problem) -> str:
        """A's virtual group, or B's; empty where neither has one."""
        if self.groups is None:
            return ""
        found = (self.groups.group_of.get(engineer, "") for engineer in problem.seats)
        return next((group for group in found if group), "")

    def places(self, problem: Problem) -> dict[Level, Place]:
        """Who stands at each step between team and working group, whether or not they can help."""
        group = self.own_group(problem)
        home = self.department_of[problem.seats[0]] if problem.seats else ""
        return self.places_of(group, home)

    def places_of(self, group: str, department: str) -> dict[Level, Place]:
        """Places by own group and department; remembered."""
        key = group, department, spoken()
        if key not in self.known_places:
            make = self.grouped if self.groups is not None else self.ungrouped
            self.known_places[key] = make(group, department)
        return self.known_places[key]

    @cached_property
    def known_places(self) -> dict[tuple[str, str, Language], dict[Level, Place]]:
        """(own group, department, language of their names) -> places; filled on demand."""
        return {}

    def grouped(self, group: str, department: str) -> dict[Level, Place]:
        """Places in a plan with groups."""
        groups = self.groups or Groups()
        others = {
            engineer
            for engineer, other in groups.group_of.items()
            if other != group and self.department_of.get(engineer) == department
        }
        return {
            "group": Place(tr("in {place}", place=group), frozenset(groups.members.get(group, ()))),
            "department": Place(
                tr("in the other groups of {department}", department=department), frozenset(others)
            ),
            "support": Place(tr("in the support group"), frozenset(groups.support)),
        }

    def ungrouped(self, group: str, department: str) -> dict[Level, Place]:
        """Places in a plan without groups."""
        inside = {name for name, home in self.department_of.items() if home == department}
        outside = frozenset(self.department_of) - inside
        where = tr("in the season")
        if department:
            where = tr("outside {department}", department=department)
        return {
            "group": Place("", frozenset()),
            "department": Place(tr("in {place}", place=department), frozenset(inside)),
            "support": Place(where, outside),
        }

    def helpers(self, problem: Problem, away: Collection[str]) -> dict[Level, list[str]]:
        """Who can help at each step, ascending; somebody of two places stands in both."""
        able = self.able(problem.specialty, problem.level) - self.kept_out(problem) - set(away)
        places = self.places(problem)
        return {level: sorted(able & set(places[level].people)) for level in HELPING}

    def costs(self, problem: Problem) -> list[int]:
        """Thousandths of an hour that it costs to ask each engineer, besides the work itself.

        (faults + 0.01) · (minutes/60 + avoids − prefers/2 − [has worked with A or B]/2)
            + work · levels short

        Ties count with A, B and the client. Somebody short of the problem by a level takes twice
        the time. By position.
        """
        trips = (problem.faults + RARELY) * THOUSANDTHS * self.trip_hours(problem)
        place = self.specialty_place[problem.specialty]
        short = self.knowledge.distance(place, problem.level)
        found: list[int] = np.rint(trips + problem.work * short).astype(np.int64).tolist()
        return found

    def trip_hours(self, problem: Problem) -> FloatArray:
        """[engineers], hours of a trip, made longer or shorter by ties; remembered by client."""
        key = problem.client, problem.a, problem.b
        if key not in self.known_trips:
            minutes = self.minutes_to[self.district_of[problem.client]]
            hours = np.array(minutes) / 60
            for other in (problem.client, *problem.seats):
                for name, kinds in self.ties.get(other, {}).items():
                    if name in self.place_of:
                        hours[self.place_of[name]] += sum(TIE_HOURS[kind] for kind in kinds)
            seats = [self.place_of[seat] for seat in problem.seats]
            self.known_trips[key] = hours + MET_HOURS * self.met[seats].any(axis=0)
        return self.known_trips[key]

    @cached_property
    def known_trips(self) -> dict[tuple[str, str, str], FloatArray]:
        """(client, A, B) -> hours of a trip; filled on demand."""
        return {}
