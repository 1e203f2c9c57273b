"""One department as positions and numbers, for the solver.

Positions follow ``people``: the department's own by id, then the guests, whom other departments
lend as leaders.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ce_opt.groups.facts import Cover, GroupFacts
from ce_opt.season.distance import travel_minutes
from ce_opt.season.group_rules import Groups

__all__ = ["Department", "Minutes"]

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Minutes:
    """Minutes between the districts of a season, computed once.

    Attributes
    ----------
    position : district -> row and column
    table : [districts, districts], from and to
    """

    position: Mapping[str, int]
    table: FloatArray

    @classmethod
    def of(cls, facts: GroupFacts) -> Minutes:
        """Compute the trips of a season."""
        districts = facts.season.districts
        position = {name: place for place, name in enumerate(districts["district"])}
        return cls(position, travel_minutes(districts, facts.season.travel))

    def between(self, origin: str, target: str) -> float:
        """Minutes of one trip."""
        return float(self.table[self.position[origin], self.position[target]])


@dataclass(frozen=True)
class Department:
    """What the model of one department is made of.

    Attributes
    ----------
    name : id of the department
    people : ids; the first `own` are the department's, the others guests
    own : how many are the department's
    cover : what every group needs
    level : [people][cover], level held, 0 of somebody who is away all season
    leaders : positions of those who may lead; guests must
    drawn : of these, those who are no support engineers by entry
    conflicts : pairs of positions that must be apart
    home, clients : [people][meeting places], minutes of one trip
    last : [people], last season's group; empty where there is none that this department continues
    newcomers : [people], whether there was no group last season, so that none can be left
    rules : section ``[groups]``
    """

    name: str
    people: tuple[str, ...]
    own: int
    cover: tuple[Cover, ...]
    level: tuple[tuple[int, ...], ...]
    leaders: tuple[int, ...]
    drawn: frozenset[int]
    conflicts: tuple[tuple[int, int], ...]
    home: tuple[tuple[float, ...], ...]
    clients: tuple[tuple[float, ...], ...]
    last: tuple[str, ...]
    newcomers: tuple[bool, ...]
    rules: Groups

    @classmethod
    def of(
        cls,
        facts: GroupFacts,
        minutes: Minutes,
        name: str,
        guests: Collection[str] = (),
        lent: Collection[str] = (),
    ) -> Department:
        """Look a department up.

        Parameters
        ----------
        guests : people of other departments who lead here
        lent : people of this one who lead elsewhere
        """
        own = [who for who in facts.staff[name] if who not in lent]
        people = (*own, *sorted(guests))
        place = {who: position for position, who in enumerate(people)}
        cover, meetings = facts.cover(name), facts.meeting_places(name)
        leaders = [position for who, position in place.items() if facts.may_lead(who)]
        continued = continued_by(facts, name)
        return cls(
            name=name,
            people=people,
            own=len(own),
            cover=cover,
            level=tuple(
                tuple(facts.level(who, need.specialty) for need in cover) for who in people
            ),
            leaders=tuple(leaders),
            drawn=frozenset(who for who in leaders if not facts.is_support(people[who])),
            conflicts=tuple((place[a], place[b]) for a, b in facts.at_odds(people)),
            home=tuple(
                tuple(minutes.between(facts.home(who), meeting) for meeting in meetings)
                for who in people
            ),
            clients=tuple(
                tuple(
                    mean_trip(minutes, meeting, facts.last_clients.get(who, ()))
                    for meeting in meetings
                )
                for who in people
            ),
            last=tuple(
                last if (last := facts.last_group.get(who, "")) in continued else ""
                for who in people
            ),
            newcomers=tuple(who not in facts.last_group for who in people),
            rules=facts.rules,
        )

    def part(self, people: Sequence[int]) -> Department:
        """Give some of the people as a department of their own.

        Parameters
        ----------
        people : positions, ascending: guests come last
        """
        place = {who: position for position, who in enumerate(people)}
        return replace(
            self,
            people=tuple(self.people[who] for who in people),
            own=sum(who < self.own for who in people),
            level=tuple(self.level[who] for who in people),
            leaders=tuple(place[who] for who in self.leaders if who in place),
            drawn=frozenset(place[who] for who in self.drawn if who in place),
            conflicts=tuple(
                (place[a], place[b]) for a, b in self.conflicts if a in place and b in place
            ),
            home=tuple(self.home[who] for who in people),
            clients=tuple(self.clients[who] for who in people),
            last=tuple(self.last[who] for who in people),
            newcomers=tuple(self.newcomers[who] for who in people),
        )

    @property
    def guests(self) -> range:
        """Positions of the guests."""
        return range(self.own, len(self.people))

    @cached_property
    def last_groups(self) -> tuple[str, ...]:
        """Last season's groups that this department may continue."""
        return tuple(sorted(set(self.last) - {""}))

    @cached_property
    def strength(self) -> tuple[tuple[int, ...], ...]:
        """[people][cover], levels at or above the level that a group needs, that one counted."""
        return tuple(
            tuple(
                max(0, level - need.level + 1)
                for level, need in zip(levels, self.cover, strict=True)
            )
            for levels in self.level
        )


def mean_trip(minutes: Minutes, place: str, districts: Collection[str]) -> float:
    """Mean minutes from a place to some districts; 0 where there are none."""
    trips = [minutes.between(place, district) for district in districts]
    return float(np.mean(trips)) if trips else 0.0


def continued_by(facts: GroupFacts, department: str) -> set[str]:
    """Last season's groups that a department may continue: those of which it has most members."""
    return {group for group, home in facts.heirs.items() if home == department}
