"""Small departments, and their best groups by trying every division in plain Python.

The rules and formulas are written down here a second time, from the words of the rule book: nothing
in `best_division` comes from `ce_opt.groups`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ce_opt.season import Season, season_from_frames
from ce_opt.season.tables import BY_NAME, TABLES

Row = dict[str, Any]
Rows = list[Row]
DISTRICTS = ("north", "shore", "hill")
MINUTES = {
    ("north", "north"): 10, ("shore", "shore"): 12, ("hill", "hill"): 15,
    ("north", "shore"): 25, ("north", "hill"): 40, ("shore", "hill"): 55,
}  # fmt: skip
"""Trips are given, in both directions, so that no formula of distance is needed."""


def minutes(one: str, other: str) -> float:
    return MINUTES.get((one, other), MINUTES.get((other, one), 0))


def engineer(name: str, department: str = "D1", **changes: Any) -> Row:  # noqa: ANN401
    row = {"engineer": name, "name": name, "department": department, "district": "north"}
    row |= {"care_hours": 100, "performance": 80, "entry": "designated"}
    return row | changes


def frames_of(rows: dict[str, Rows]) -> dict[str, pd.DataFrame]:
    """Return every table: one client, one account manager, three districts, and what is given."""
    usual: dict[str, Rows] = {
        "specialties": [
            {"specialty": "cable", "name": "cable", "leads_groups": False},
            {"specialty": "data", "name": "data", "leads_groups": True},
        ],
        "districts": [
            {"district": name, "name": name, "latitude": 24.5, "longitude": 118.1}
            for name in DISTRICTS
        ],
        "travel": [
            {"from": one, "to": other, "minutes": given} for (one, other), given in MINUTES.items()
        ],
        "departments": [{"department": "D1", "name": "one", "district": "north"}],
        "department_specialties": [
            {"department": "D1", "specialty": "cable"},
            {"department": "D1", "specialty": "data"},
        ],
        "account_managers": [{"account_manager": "M1", "name": "one", "district": "north"}],
        "clients": [client("C1", "north")],
    }
    given = usual | rows
    given["needs"] = [
        {"client": row["client"], "specialty": "data", "level": 1, "hours": 10, "primary": True}
        for row in given["clients"]
    ]
    return {
        table.name: pd.DataFrame(given.get(table.name, []), columns=list(BY_NAME[table.name].names))
        for table in TABLES
    }


def client(name: str, district: str) -> Row:
    row = {"client": name, "name": name, "sector": "bank", "district": district}
    row |= {"account_manager": "M1", "revenue_yuan": 1000, "social_importance": 50}
    return row | {"stability": 50, "fault_probability": 0.1, "seats": "AB", "service": "auto"}


def skilled(levels: dict[str, dict[str, int]]) -> Rows:
    """Return table skills of person -> specialty -> level."""
    return [
        {"engineer": who, "specialty": what, "level": level}
        for who, held in levels.items()
        for what, level in held.items()
        if level
    ]


def season_of(rows: dict[str, Rows], **groups: Any) -> Season:  # noqa: ANN401
    """Return a season with section [groups]; ``section=False`` leaves it out."""
    dates = {"start": pd.Timestamp("2026-01-01").date(), "end": pd.Timestamp("2026-04-10").date()}
    rules: dict[str, Any] = {"season": dates}
    if groups.pop("section", True):
        rules["groups"] = groups
    return season_from_frames(frames_of(rows), rules)


def small_departments(seed: int, departments: int = 8) -> tuple[dict[str, Rows], dict[str, Any]]:
    """Draw tables and rules of a season whose departments have one to six people each."""
    rng = np.random.default_rng(seed)
    homes = [f"D{n}" for n in range(1, departments + 1)]
    clients = [client(f"C{n}", str(rng.choice(DISTRICTS))) for n in range(1, 10)]
    rows: dict[str, Rows] = {
        "departments": [{"department": d, "name": d, "district": "north"} for d in homes],
        "department_specialties": [
            {"department": d, "specialty": what} for d in homes for what in ("cable", "data")
        ],
        "clients": clients,
    }
    kinds = ("engineers", "skills", "relations", "last_groups", "leave")
    rows |= {kind: [] for kind in kinds}
    for home in homes:
        for kind, more in zip(kinds, small_staff(rng, home, remember=seed % 3 > 0), strict=True):
            rows[kind] += more
    people = [row["engineer"] for row in rows["engineers"]]
    rows["incumbents"] = [
        {"client": row["client"], "engineer": str(rng.choice(people)), "seat": seat}
        for row in clients
        for seat in "AB"
    ]
    return rows, small_rules(rng)


def small_staff(rng: np.random.Generator, home: str, *, remember: bool) -> list[Rows]:
    """Draw people of one department: engineers, skills, relations, last_groups, leave."""
    people = [f"{home}E{n}" for n in range(1, int(rng.integers(1, 7)) + 1)]
    pairs = [pair for pair in itertools.combinations(people, 2) if rng.random() < 0.08]
    ends = rng.choice(["2026-01-09", "2026-02-28", "2026-04-10"], len(people))
    return [
        [
            engineer(
                who,
                home,
                district=str(rng.choice(DISTRICTS)),
                entry="support" if rng.random() < 0.3 else "designated",
                care_hours=10 if rng.random() < 0.07 else 100,
            )
            for who in people
        ],
        skilled({who: {"data": level(rng), "cable": level(rng)} for who in people}),
        [{"engineer": a, "other": b, "kind": "conflict"} for a, b in pairs],
        [
            {"engineer": who, "group": f"{home}G{rng.integers(1, 4)}", "role": "member"}
            for who in people
            if remember and rng.random() < 0.6
        ],
        [
            {"engineer": who, "start": "2026-01-01", "end": str(end)}
            for who, end in zip(people, ends, strict=True)
            if rng.random() < 0.1
        ],
    ]


def level(rng: np.random.Generator) -> int:
    return int(rng.choice([0, 2, 3, 4, 4, 5]))


def small_rules(rng: np.random.Generator) -> dict[str, Any]:
    low = int(rng.integers(1, 3))
    return {
        "min_size": low,
        "max_size": low + int(rng.integers(0, 4)),
        "cover_level": int(rng.integers(2, 4)),
        "cover_people": int(rng.choice([0, 1, 1, 1, 2])),
        "leader_level": int(rng.integers(2, 4)),
        "weakest_share": float(rng.choice([0, 0.3, 0.6, 1])),
        "shortages": "accept",
        "weights": {
            "home_minutes": float(rng.choice([0, 1, 2.5])),
            "client_minutes": float(rng.choice([0, 0.5, 3])),
            "weak_cover": float(rng.choice([0, 60, 200])),
            "moved_people": float(rng.choice([0, 5, 30])),
            "drawn_leader": float(rng.choice([0, 30, 7])),
        },
    }


@dataclass(frozen=True)
class Best:
    """The best division: how many groups, what is short, points."""

    groups: int
    short: int
    points: float


class Department:
    """One department, looked up in rows."""

    def __init__(self, rows: dict[str, Rows], rules: dict[str, Any], name: str) -> None:
        self.rules = rules
        self.rows = {row["engineer"]: row for row in rows["engineers"] if row["department"] == name}
        self.people = sorted(self.rows)
        away = {row["engineer"]: pd.Timestamp(row["end"]) for row in rows["leave"]}
        # The season has 100 days from 1 January to 10 April; all leave begins on its first day.
        days = {who: (end - pd.Timestamp("2026-01-01")).days + 1 for who, end in away.items()}
        self.away = {who: count / 100 for who, count in days.items()}
        self.level = {
            (row["engineer"], row["specialty"]): row["level"]
            for row in rows["skills"]
            if self.away.get(row["engineer"]) != 1
        }
        self.apart = {frozenset((row["engineer"], row["other"])) for row in rows["relations"]}
        where = {row["client"]: row["district"] for row in rows["clients"]}
        self.served = {
            who: [where[row["client"]] for row in rows["incumbents"] if row["engineer"] == who]
            for who in self.people
        }
        self.last = {
            row["engineer"]: row["group"]
            for row in rows["last_groups"]
            if row["engineer"] in self.rows
        }
        self.places = sorted({row["district"] for row in self.rows.values()} | {"north"})

    def may_lead(self, who: str) -> bool:
        return (
            self.level.get((who, "data"), 0) >= self.rules["leader_level"]
            and self.away.get(who, 0) <= 0.25
            and self.rows[who]["care_hours"] >= 24
        )

    def short(self, group: Sequence[str]) -> int:
        """Count people and leaders that a group is short of."""
        lacking = max(0, self.rules["min_size"] - len(group))
        for specialty in ("cable", "data"):
            held = sum(
                self.level.get((who, specialty), 0) >= self.rules["cover_level"] for who in group
            )
            lacking += max(0, self.rules["cover_people"] - held)
        return lacking + (not any(map(self.may_lead, group)))

    def trips(self, group: Sequence[str]) -> float:
        weights = self.rules["weights"]
        return min(
            sum(
                weights["home_minutes"] * minutes(self.rows[who]["district"], place)
                + weights["client_minutes"]
                * (
                    np.mean([minutes(place, d) for d in self.served[who]])
                    if self.served[who]
                    else 0
                )
                for who in group
            )
            for place in self.places
        )

    def strength(self, group: Sequence[str], specialty: str) -> int:
        base = self.rules["cover_level"] - 1
        return sum(max(0, self.level.get((who, specialty), 0) - base) for who in group)

    def weakness(self, group: Sequence[str], count: int) -> float:
        lacking = []
        for specialty in ("cable", "data"):
            total = self.strength(self.people, specialty)
            if total:
                lacking.append(max(0, 1 - self.strength(group, specialty) / (total / count)))
        return sum(lacking) / len(lacking) if lacking else 0.0

    def points(self, parts: Sequence[Sequence[str]], ids: Sequence[str]) -> float:
        weights, count = self.rules["weights"], len(parts)
        each = []
        for group, name in zip(parts, ids, strict=True):
            able = [who for who in group if self.may_lead(who)]
            drawn = bool(able) and all(self.rows[who]["entry"] != "support" for who in able)
            moved = sum(who in self.last and self.last[who] != name for who in group)
            each.append(
                self.trips(group) / (len(self.people) / count)
                + weights["weak_cover"] * self.weakness(group, count)
                + weights["moved_people"] * moved
                + weights["drawn_leader"] * drawn
            )
        share = self.rules["weakest_share"]
        return float((1 - share) * sum(each) / count + share * max(each))

    def best(self) -> Best:
        """Try every division: fewest groups that keep all rules, else fewest that are legal."""
        sizes = range(max(1, -(-len(self.people) // self.rules["max_size"])), len(self.people) + 1)
        legal = []
        for count in sizes:
            found = self.of_count(count)
            if found and found.short == 0:
                return found
            legal += [found] if found else []
        return legal[0]

    def of_count(self, count: int) -> Best | None:
        best: tuple[int, float] | None = None
        names = sorted(self.names(count))
        for parts in partitions(self.people, count):
            if max(map(len, parts)) > self.rules["max_size"]:
                continue
            if any(pair <= set(group) for pair in self.apart for group in parts):
                continue
            short = sum(map(self.short, parts))
            if best and short > best[0]:
                continue
            points = min(self.points(parts, ids) for ids in names)
            if best is None or (short, points) < best:
                best = (short, points)
        return Best(count, *best) if best else None

    def names(self, count: int) -> set[tuple[str, ...]]:
        """Every way to let groups continue last season's; new ones have no name."""
        old = sorted(set(self.last.values()))
        return set(itertools.product(["", *old], repeat=count)) - {
            ids
            for ids in itertools.product(["", *old], repeat=count)
            if any(ids.count(name) > 1 for name in old)
        }


def partitions(people: Sequence[str], count: int) -> Iterator[list[list[str]]]:
    """Every division into a number of groups, none of them empty."""
    if not people:
        if count == 0:
            yield []
        return
    first, rest = people[0], people[1:]
    if count > 0:
        for parts in partitions(rest, count - 1):
            yield [[first], *parts]
    if len(rest) >= count:
        for parts in partitions(rest, count):
            for place in range(len(parts)):
                yield [*parts[:place], [first, *parts[place]], *parts[place + 1 :]]
