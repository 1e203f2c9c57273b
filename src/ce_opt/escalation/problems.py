"""What may go wrong: a problem for every client and specialty that it needs.

    faults = fault_probability · months                expected number in the season
    work   = fault_probability · months · hours        expected hours of trouble in the specialty

Hours are whole thousandths from here on, so that sums are exact.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from ce_opt.escalation.months import months_of
from ce_opt.season.escalation_rules import Escalation
from ce_opt.season.season import Season

__all__ = [
    "THOUSANDTHS",
    "Problem",
    "Seats",
    "expected_work",
    "free_work",
    "problems",
    "reaching",
]

THOUSANDTHS = 1000
"""Units of an hour."""

Seats = Iterable[tuple[str, str, str]]
"""(client, A, B) of every team; B is empty where the client has seat A alone."""


class Problem(NamedTuple):
    """A problem at a client.

    Attributes
    ----------
    client, specialty, level : where, in what, and how hard
    work : expected hours of trouble in the season, thousandths
    faults : expected number of faults in the season
    a, b : who holds the seats; empty for nobody
    """

    client: str
    specialty: str
    level: int
    work: int
    faults: float
    a: str
    b: str

    @property
    def seats(self) -> tuple[str, ...]:
        """People of the team, A first."""
        return tuple(engineer for engineer in (self.a, self.b) if engineer)


def expected_work(probability: float, months: float, hours: float) -> int:
    """Thousandths of an hour of trouble that a season is expected to bring.

    >>> expected_work(0.05, 6, 25.0)
    7500
    """
    return round(probability * months * hours * THOUSANDTHS)


def free_work(care_hours: float, taken: float) -> int:
    """Thousandths of an hour that seats and duties leave, rounded down; not below 0.

    >>> free_work(171.7, 100.3), free_work(40.0, 42.0)
    (71400, 0)
    """
    left = round((care_hours - taken) * THOUSANDTHS, 3)  # 71.4 hours are 71399.99… here
    return max(0, math.floor(left))


def reaching(work: int, rules: Escalation, *, solvable: bool) -> int:
    """Thousandths of an hour that fall to the partner.

    work                     where neither A nor B can solve the problem
    work · standby_share     where one of them can (`solvable`), rounded half to even
    """
    return round(work * rules.standby_share) if solvable else work


def problems(season: Season, seats: Seats, rules: Escalation) -> list[Problem]:
    """Every problem that somebody answers for, by client and specialty.

    Clients with ``service = never`` are nobody's: they have no ladder.
    """
    # One person in both seats breaks a rule of its own; here they are asked once.
    teams = {client: (a, b if b != a else "") for client, a, b in seats}
    months = months_of(season.rulebook.season, rules)
    table = season.clients
    odds = dict(zip(table["client"], table["fault_probability"], strict=True))
    never = set(table["client"][table["service"] == "never"])
    columns = (season.needs[name] for name in ("client", "specialty", "level", "hours"))
    return [
        Problem(
            client,
            specialty,
            int(level),
            expected_work(odds[client], months, hours),
            odds[client] * months,
            *teams.get(client, ("", "")),
        )
        for client, specialty, level, hours in sorted(zip(*columns, strict=True))
        if client not in never or client in teams
    ]
