"""Makes a season's end up: the ratings and the work log of a season that went by a plan.

::

    seats ─► how each seat went ─► work log: visits, reports, faults, projects, help, innovation
        │                     └──► ratings by clients, managers, partners, colleagues, both groups
        └── hard clients mark lower, and each rater has a severity of their own

The same season, seats and seed give the same rows. All of it is made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from ce_opt.errors import UsageError
from ce_opt.generate.arrays import stream
from ce_opt.generate.frames import frame
from ce_opt.language import tr
from ce_opt.season.season import Season

__all__ = ["season_end"]

Row = dict[str, Any]
SeatTuple = tuple[str, str, str]
"""(client, ``A`` or ``B``, engineer)."""

SPREAD, RATER_SPREAD, LENIENCY = 6.0, 5.0, 5.0
"""Standard deviations: of work marks, of ratings, and of raters' leniency, points."""
HARD_LOSS = 8.0
"""Points by which the client most likely to have a fault marks lower than one that never has."""
MISSING_SHARE = 0.06
INNOVATOR_SHARE = 0.15
COLLEAGUES = 3
"""Colleagues of the department who rate each engineer."""
GROUPS = ("support_group", "working_group")


def season_end(season: Season, seats: Iterable[SeatTuple], seed: int) -> dict[str, pd.DataFrame]:
    """Make up tables ratings and work_log.

    Parameters
    ----------
    season : a season whose rule book has its first and its last day
    seats : of the plan that was lived by: (client, ``A`` or ``B``, engineer)
    seed : 0 or above

    Raises
    ------
    UsageError
        where the season has no days, or the seed is negative
    """
    facts = season.rulebook.season
    if seed < 0:
        raise UsageError(tr("seed must be 0 or above, not {seed}", seed=seed))
    if facts.start is None or facts.end is None:
        raise UsageError(tr("a season's end needs season.start and season.end of the rule book"))
    story = Story(season, sorted(seats), seed)
    return {
        "ratings": frame("ratings", pd.DataFrame(story.ratings())),
        "work_log": frame("work_log", pd.DataFrame(story.work())),
    }


class Story:
    """How the season went, seat by seat."""

    def __init__(self, season: Season, seats: list[SeatTuple], seed: int) -> None:
        self.seats = seats
        self.seed = seed
        self.people = season.engineers.set_index("engineer")
        self.clients = season.clients.set_index("client")
        self.needs = {name: rows for name, rows in season.needs.groupby("client")}
        self.levels = season.skills.set_index(["engineer", "specialty"])["level"].to_dict()
        self.a_share = season.rulebook.assignment.a_share
        self.days = pd.bdate_range(season.rulebook.season.start, season.rulebook.season.end)
        rng = stream(seed, "season end")
        self.worth = dict(
            zip(
                self.people.index,
                self.people["performance"] + rng.normal(0, 6, len(self.people)),
                strict=True,
            )
        )
        faults = self.clients["fault_probability"]
        self.faults = {str(client): float(chance) for client, chance in faults.items()}
        most = max([*self.faults.values(), 1e-9])
        self.hard = {client: chance / most for client, chance in self.faults.items()}

    def hours(self, client: str, seat: str) -> float:
        """Hours that a seat expects."""
        share = self.a_share if self.clients.at[client, "seats"] == "AB" else 1.0
        total = float(self.needs[client]["hours"].sum())
        return total * (share if seat == "A" else 1.0 - share)

    def work(self) -> Iterator[Row]:
        """Rows of the work log."""
        rng = stream(self.seed, "season end work")
        zeal = dict(zip(self.people.index, rng.normal(1.0, 0.12, len(self.people)), strict=True))
        for client, seat, engineer in self.seats:
            left = self.hours(client, seat) * zeal[engineer] * rng.normal(1.0, 0.08)
            for kind, hours in jobs(rng, seat, left, self.faults[client]):
                yield self.job(rng, kind, hours, engineer, client)
        for engineer in self.people.index:
            for _ in range(int(rng.poisson(1.5))) if self.seats else ():
                client = self.seats[int(rng.integers(len(self.seats)))][0]
                yield self.job(rng, "escalation", lognormal(rng, 1.0), engineer, client)
            if rng.random() < INNOVATOR_SHARE:
                yield self.job(rng, "innovation", lognormal(rng, 2.2), engineer, "")

    def job(
        self, rng: np.random.Generator, kind: str, hours: float, engineer: str, client: str
    ) -> Row:
        """Do one piece of work on a working day."""
        mean = self.worth[engineer] - HARD_LOSS * self.hard.get(client, 0.0)
        quality = np.clip(np.round(rng.normal(mean, SPREAD)), 0, 100)
        return {
            "date": self.days[int(rng.integers(len(self.days)))],
            "engineer": engineer,
            "client": client,
            "kind": kind,
            "specialty": self.specialty(rng, engineer, client),
            "hours": max(0.1, round(hours, 1)),
            "quality": quality,
        }

    def specialty(self, rng: np.random.Generator, engineer: str, client: str) -> str:
        """Draw a specialty that the client needs and, where there is one, the engineer holds."""
        if not client:
            return ""
        needed = self.needs[client]["specialty"].tolist()
        held = [name for name in needed if (engineer, name) in self.levels]
        options = held or needed
        return str(options[int(rng.integers(len(options)))])

    def ratings(self) -> Iterator[Row]:
        """Rows of the ratings, some of them missing."""
        rng = stream(self.seed, "season end ratings")
        leniency: dict[str, float] = {}
        given = set()
        for rater, role, engineer, loss in self.pairs(rng):
            mild = leniency.setdefault(f"{role} {rater}", float(rng.normal(0, LENIENCY)))
            mark = rng.normal(self.worth[engineer] + mild - loss, RATER_SPREAD)
            missing = rng.random() < MISSING_SHARE
            if (rater, role, engineer) not in given and rater != engineer and not missing:
                given.add((rater, role, engineer))
                score = float(np.clip(np.round(2 * mark) / 2, 0, 100))
                yield {"rater": rater, "rater_role": role, "engineer": engineer, "score": score}

    def pairs(self, rng: np.random.Generator) -> Iterator[tuple[str, str, str, float]]:
        """Who rates whom in which role, and by how many points a hard client marks lower."""
        team: dict[str, list[str]] = {}
        for client, _, engineer in self.seats:
            team.setdefault(client, []).append(engineer)
        for client, members in team.items():
            manager = str(self.clients.at[client, "account_manager"])
            for engineer in members:
                yield client, "client", engineer, HARD_LOSS * self.hard[client]
                yield manager, "account_manager", engineer, 0.0
                for partner in members:
                    yield partner, "pair_partner", engineer, 0.0
        for _, names in self.people.groupby("department"):
            members = names.index.tolist()
            for engineer in members:
                for place in rng.permutation(len(members))[:COLLEAGUES].tolist():
                    yield members[place], "group_member", engineer, 0.0
        for role in GROUPS:
            for engineer in self.people.index:
                yield role, role, engineer, 0.0


def jobs(
    rng: np.random.Generator, seat: str, hours: float, fault_probability: float
) -> Iterator[tuple[str, float]]:
    """Split the hours of a seat into visits, reports, faults and, for what is left, projects."""
    fixed = [("visit", float(rng.uniform(1.5, 3))) for _ in range(2 if seat == "A" else 1)]
    if seat == "A":
        fixed += [("report", float(rng.uniform(0.5, 1.5))) for _ in range(2)]
    fixed += [
        ("fault", lognormal(rng, 1.1)) for _ in range(int(rng.poisson(6 * fault_probability)))
    ]
    left = hours
    for kind, time in fixed:
        if left > 0:
            yield kind, min(time, left)
            left -= time
    while left > 0:
        time = lognormal(rng, 1.7)
        yield "project", min(time, left)
        left -= time


def lognormal(rng: np.random.Generator, mean: float) -> float:
    """Hours of a job, skewed, half an hour to two days."""
    return float(np.clip(rng.lognormal(mean, 0.5), 0.5, 16))
