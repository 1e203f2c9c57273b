"""The appraisal once more in plain Python, for the audit: every column of table appraisal.

It shares the rule book and the season's tables with `appraise`, and no computation: people are
counted instead of sorted, money is split in whole numbers (`ce_opt.appraisal.recount_money`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from ce_opt.appraisal.homes import HOME_ROLES
from ce_opt.appraisal.recount_money import dealt_of, paid_of, prizes_of
from ce_opt.appraisal.seats import Seat
from ce_opt.importance import contributions_of
from ce_opt.marks.decimals import settled_of
from ce_opt.marks.gaps import plain_fill
from ce_opt.marks.leniency import corrected_by_sweeps
from ce_opt.season.appraisal_rules import ROLES, Appraisal
from ce_opt.season.distance import minutes_between
from ce_opt.season.season import Season

__all__ = ["Recounted", "recounted"]

Row = dict[str, Any]
Recounted = dict[str, Row]
"""Engineer -> column -> value; None where the cell is empty."""


def recounted(season: Season, seats: Iterable[Seat], groups: pd.DataFrame | None) -> Recounted:
    """Work out every row of table appraisal.

    Parameters
    ----------
    season : with ratings and a work log
    seats : of the plan
    groups : table *groups* of the plan, where it has one
    """
    rules = season.rulebook.appraisal or Appraisal()
    ledger = Account(season, rules, sorted(seats))
    people = ledger.homes([] if groups is None else rows(groups))
    table: Recounted = {name: dict(home) for name, home in people.items()}
    marks = ledger.marks()
    for name, row in table.items():
        row |= marks.get(name, dict.fromkeys(MARK_COLUMNS)) | ledger.work(name)
    for suffix in ("", "_raw"):
        fill(table, suffix, rules, logged=bool(ledger.log))
    dealt_of(table, rules, {name: row["performance"] for name, row in ledger.engineers.items()})
    paid_of(table, rules)
    prizes = prizes_of(ledger.log, rules)
    for name, row in table.items():
        row["innovation_yuan"] = prizes.get(name, 0) / 100
        row["grade"] = rules.grades[row["grade"]]
    return table


MARK_COLUMNS = ("qualitative", "qualitative_raw", *ROLES, *(f"{role}_raw" for role in ROLES))


@dataclass
class Account:
    """A season's facts as plain rows."""

    season: Season
    rules: Appraisal
    seats: Sequence[Seat]

    def __post_init__(self) -> None:
        season = self.season
        self.engineers = {row["engineer"]: row for row in rows(season.engineers)}
        self.clients = {row["client"]: row for row in rows(season.clients)}
        points = contributions_of(list(self.clients.values()), season.rulebook.importance)
        self.importance = {name: max(0.0, sum(part.values())) for name, part in points.items()}
        self.places = {
            row["district"]: (row["latitude"], row["longitude"]) for row in rows(season.districts)
        }
        self.travel = {(row["from"], row["to"]): row["minutes"] for row in rows(season.travel)}
        facts = season.rulebook.season
        first, last = facts.start or date.min, facts.end or date.max
        self.log = [row for row in rows(season.work_log) if first <= row["date"].date() <= last]
        self.hours: dict[str, float] = defaultdict(float)
        for need in rows(season.needs):
            self.hours[need["client"]] += need["hours"]
        self.work_of: dict[str, list[Row]] = defaultdict(list)
        for row in self.log:
            self.work_of[row["engineer"]].append(row)
        self.scale = self._scale()

    def _scale(self) -> tuple[list[tuple[float, float]], float]:
        """Ends of the three facts over the seats, and the mean of 1 + D by hours."""
        if not self.seats:
            return [], 1.0
        facts = [self.facts(seat.client, seat.engineer) for seat in self.seats]
        ends = [(min(column), max(column)) for column in zip(*facts, strict=True)]
        hours = [self.seat_hours(seat) for seat in self.seats]
        if not math.fsum(hours):
            hours = [1.0] * len(hours)
        sums = [self.uplift(fact, ends) * time for fact, time in zip(facts, hours, strict=True)]
        return ends, math.fsum(sums) / math.fsum(hours)

    def facts(self, client: str, engineer: str) -> tuple[float, float, float]:
        """Importance, fault probability and minutes of a trip."""
        row = self.clients[client]
        here, there = self.engineers[engineer]["district"], row["district"]
        given = self.travel.get((here, there), self.travel.get((there, here)))
        trip = minutes_between(self.places[here], self.places[there]) if given is None else given
        return self.importance[client], row["fault_probability"], trip

    def uplift(self, facts: Iterable[float], ends: Iterable[tuple[float, float]]) -> float:
        """Return 1 + D of three facts."""
        by = self.rules.difficulty
        total = 1.0
        for fact, (least, most), weight in zip(
            facts, ends, (by.importance, by.fault_probability, by.travel), strict=True
        ):
            if most > least:
                total += weight * min(1.0, max(0.0, (fact - least) / (most - least)))
        return total

    def counts(self, client: str, engineer: str) -> float:
        """What an hour of an engineer at a client counts."""
        ends, mean = self.scale
        if not client or not ends:
            return 1.0
        return self.uplift(self.facts(client, engineer), ends) / mean

    def seat_hours(self, seat: Seat) -> float:
        """Hours that a seat carries."""
        share = self.season.rulebook.assignment.a_share
        if self.clients[seat.client]["seats"] == "A":
            share = 1.0
        return self.hours[seat.client] * (share if seat.seat == "A" else 1.0 - share)

    def homes(self, groups: Iterable[Row]) -> dict[str, Row]:
        """Engineer -> group, role and who they are ranked with."""
        order = list(HOME_ROLES)
        best: dict[str, tuple[int, str]] = {}
        for row in groups:
            if row["role"] in order:
                key = (order.index(row["role"]), row["group"])
                best[row["engineer"]] = min(key, best.get(row["engineer"], key))
        active = {seat.engineer for seat in self.seats} | {row["engineer"] for row in self.log}
        active |= {row["engineer"] for row in rows(self.season.ratings)}
        found: dict[str, Row] = {}
        kind: dict[str, str] = {}
        for name, person in self.engineers.items():
            department = person["department"]
            if name in best:
                role, group = order[best[name][0]], best[name][1]
                kind[name] = HOME_ROLES[role]
                found[name] = {"group": group, "role": role, "ranked_in": group}
            elif name in active:
                label = f"{department} (no group)" if best else department
                kind[name] = "department"
                found[name] = {"group": department, "role": "none", "ranked_in": label}
        if self.rules.small_groups == "pool":
            self.pool(found, kind, ("virtual",), "{} (small groups)")
            self.pool(found, kind, ("virtual", "department"), "all departments (small groups)")
        return found

    def pool(
        self, found: Mapping[str, Row], kind: Mapping[str, str], kinds: Sequence[str], label: str
    ) -> None:
        """Give those of small groups of some kinds another label."""
        size = Counter((kind[name], row["ranked_in"]) for name, row in found.items())
        for name, row in found.items():
            small = size[kind[name], row["ranked_in"]] < self.rules.small_group
            if small and kind[name] in kinds:
                row["ranked_in"] = label.format(self.engineers[name]["department"])

    def marks(self) -> dict[str, Row]:
        """Engineer -> qualitative and its roles, before and after adjustment."""
        weights = {str(role): weight for role, weight in self.rules.weight_of_role.items()}
        given: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
        for row in rows(self.season.ratings):
            if row["rater_role"] in weights:
                given[row["rater_role"]][row["engineer"], row["rater"]] = row["score"]
        raw = {key: value for role, marks in given.items() for key, value in means(role, marks)}
        after = dict(raw)
        if self.rules.rating_method == "additive":
            fair = {role: corrected_by_sweeps(marks) for role, marks in given.items()}
            after = {
                key: value for role, marks in fair.items() for key, value in means(role, marks)
            }
        whole = plain_fill(after, weights) if after else {}
        found: dict[str, Row] = {}
        for name in {engineer for engineer, _ in raw}:
            own = {role: raw[name, role] for role in weights if (name, role) in raw}
            found[name] = {
                "qualitative": joined(whole[name], weights),
                "qualitative_raw": joined(own, weights),
                **{role: after.get((name, role)) for role in ROLES},
                **{f"{role}_raw": raw.get((name, role)) for role in ROLES},
            }
        return found

    def work(self, name: str) -> Row:
        """Hours, credit and points of one engineer."""
        rules = self.rules
        weight = {str(kind): value for kind, value in rules.kind_weights.items()}
        logged, raw, credited = [], [], []
        for row in self.work_of[name]:
            counted = weight.get(row["kind"], 0.0)
            if counted > 0:
                worth = counted * row["hours"] * row["quality"] / 100
                logged.append(row["hours"])
                raw.append(worth)
                credited.append(worth * self.counts(row["client"], name))
        held = [seat for seat in self.seats if seat.engineer == name]
        hours = [self.seat_hours(seat) for seat in held]
        hard = [self.counts(seat.client, name) * self.seat_hours(seat) for seat in held]
        expected = math.fsum(hours)
        against = max(expected, rules.least_expected_share * self.engineers[name]["care_hours"])
        return {
            "expected_hours": expected,
            "hours_against": against,
            "logged_hours": math.fsum(logged),
            "credited_hours": math.fsum(credited),
            "credited_hours_raw": math.fsum(raw),
            "difficulty": math.fsum(hard) / expected if expected else None,
            "quantitative": self.points(math.fsum(credited), against),
            "quantitative_raw": self.points(math.fsum(raw), against),
        }

    def points(self, credited: float, against: float) -> float | None:
        """Return 0..100; None where there is nothing to measure by."""
        if not against:
            return None
        return settled_of(100 * min(1.0, credited / against / self.rules.full_credit))


def rows(table: pd.DataFrame) -> list[Row]:
    """Rows of a frame as dictionaries."""
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def means(role: str, marks: Mapping[tuple[str, str], float]) -> list[tuple[tuple[str, str], float]]:
    """((engineer, role), mean of the marks)."""
    by: dict[str, list[float]] = defaultdict(list)
    for (engineer, _), mark in marks.items():
        by[engineer].append(mark)
    return [((name, role), settled_of(math.fsum(own) / len(own))) for name, own in by.items()]


def joined(scores: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Weighted mean of the roles that are known, held between 0 and 100."""
    whole = math.fsum(weights[role] for role in scores)
    mean = math.fsum(weights[role] * score for role, score in scores.items()) / whole
    return settled_of(min(100.0, max(0.0, mean)))


def fill(table: Recounted, suffix: str, rules: Appraisal, *, logged: bool) -> None:
    """Fill gaps and join both halves; before adjustment where `suffix` says so."""
    halves = (f"qualitative{suffix}", f"quantitative{suffix}")
    if not logged:
        for row in table.values():
            row[halves[1]] = None
    gaps = {half: [name for name, row in table.items() if row[half] is None] for half in halves}
    marks = {name: "; ".join(h for h in halves if name in gaps[h]) for name in table}
    for half in halves:
        means_of = {name: gap_mean(table, half, row["ranked_in"]) for name, row in table.items()}
        for name in gaps[half]:
            table[name][half] = means_of[name]
    share = rules.quantitative_share
    if len(gaps[halves[1]]) == len(table):
        share = 0.0
    elif len(gaps[halves[0]]) == len(table):
        share = 1.0
    for name, row in table.items():
        mixed = (1 - share) * row[halves[0]] + share * row[halves[1]]
        row[f"score{suffix}"] = settled_of(mixed)
        if not suffix:
            row["filled"] = marks[name]


def gap_mean(table: Recounted, half: str, group: str) -> float:
    """Mean of a half in a group, of all where the group has none, 0 where nobody has."""
    known = [row for row in table.values() if row[half] is not None]
    own = [row[half] for row in known if row["ranked_in"] == group]
    values = own or [row[half] for row in known]
    return settled_of(math.fsum(values) / len(values)) if values else 0.0
