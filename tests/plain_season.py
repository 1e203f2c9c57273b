"""The formulas and hard rules of DESIGN §4 in plain Python, for the oracle.

Nothing here comes from `ce_opt`: it is the second opinion.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

Row = dict[str, Any]
Frames = Mapping[str, Any]
Rules = Mapping[str, Any]
Team = tuple[str, str]
Plan = dict[str, Team | None]

TOLERANCE_HOURS = 1e-9
CRITERIA = ("revenue_yuan", "social_importance", "stability", "fault_probability")
DEFAULT_WEIGHTS = {
    "uncovered_specialties": 200.0,
    "single_cover": 40.0,
    "travel_hours": 30.0,
    "bid_shortfall": 20.0,
    "changed_seats": 25.0,
    "pair_tension": 15.0,
    "unserved_importance": 1000.0,
    "overload": 1.0,
}
OUTSIDE_GROUP = "outside_group"
OUTSIDE_GROUP_WEIGHT = 60.0


@dataclass(frozen=True)
class Behind:
    """Who stands behind whom: virtual group of each engineer, and hours that duties take."""

    group_of: Mapping[str, str]
    duty_hours: Mapping[str, float]


def rows_of(frames: Frames, table: str) -> list[Row]:
    """Return a table as row dicts with ``None`` for empty cells; no rows where it is absent."""
    found = frames.get(table, [])
    rows = found.to_dict("records") if hasattr(found, "to_dict") else found
    return [{column: _cell(value) for column, value in row.items()} for row in rows]


def _cell(value: object) -> object:
    """Return a cell as it is meant: nothing for empty, ``NaN``, ``NA`` and ``NaT``."""
    if type(value).__name__ in ("NAType", "NaTType") or value == "":
        return None
    return None if isinstance(value, float) and math.isnan(value) else value


class Facts:
    """A season looked up by id, and the formulas of DESIGN §4 on it."""

    def __init__(self, frames: Frames, rules: Rules, behind: Behind | None = None) -> None:
        self.behind = behind
        self.duty = dict(behind.duty_hours) if behind else {}
        self.clients = {row["client"]: row for row in rows_of(frames, "clients")}
        self.engineers = {row["engineer"]: row for row in rows_of(frames, "engineers")}
        self.care_hours = {e: float(row["care_hours"]) for e, row in self.engineers.items()}
        self.level = {
            (row["engineer"], row["specialty"]): int(row["level"])
            for row in rows_of(frames, "skills")
        }
        self.interest = {
            (row["engineer"], row["client"]): int(row["interest"])
            for row in rows_of(frames, "bids")
        }
        # Seasons with [bids] let performance alone make merit; what else may, is tested by hand.
        self.merit = {
            e: float(row["performance"]) if rules.get("bids") else 100.0
            for e, row in self.engineers.items()
        }
        self.incumbent = {
            (row["client"], row["seat"]): row["engineer"] for row in rows_of(frames, "incumbents")
        }
        self.needs = _grouped(rows_of(frames, "needs"))
        self.designations = _grouped(rows_of(frames, "designations"))
        self.ties = {
            (frozenset((row["engineer"], row["other"])), row["kind"])
            for row in rows_of(frames, "relations")
        }
        self.places = {row["district"]: row for row in rows_of(frames, "districts")}
        self.travel = {
            (row["from"], row["to"]): float(row["minutes"]) for row in rows_of(frames, "travel")
        }
        self.rules = rules
        self.assignment = rules.get("assignment", {})
        self.selection = rules.get("selection", {})

    @cached_property
    def importance(self) -> dict[str, float]:
        """Importance 0..100 of every client, method weighted_sum."""
        book = self.rules.get("importance", {})
        weights = book.get("weights") or dict.fromkeys(CRITERIA, 1.0)
        scaled = {criterion: self._scaled(criterion, book) for criterion in weights}
        total = math.fsum(weights.values())
        return {
            client: 100 * math.fsum(w * scaled[k][client] for k, w in weights.items()) / total
            for client in self.clients
        }

    def _scaled(self, criterion: str, book: Mapping[str, Any]) -> dict[str, float]:
        """Scale a criterion over the clients to 0..1; 0 where all are equal."""
        value = {client: float(row[criterion]) for client, row in self.clients.items()}
        if book.get("scale", {}).get(criterion, "linear") == "log":
            value = {client: math.log(number) for client, number in value.items()}
        low, high = min(value.values()), max(value.values())
        if low == high:
            return dict.fromkeys(value, 0.0)
        up = {client: (number - low) / (high - low) for client, number in value.items()}
        if book.get("direction", {}).get(criterion, "max") == "min":
            return {client: 1 - number for client, number in up.items()}
        return up

    def g(self, client: str) -> float:
        return self.importance[client] / 100

    def weight(self, term: str) -> float:
        usual = DEFAULT_WEIGHTS | {OUTSIDE_GROUP: OUTSIDE_GROUP_WEIGHT}
        return float(self.assignment.get("weights", {}).get(term, usual[term]))

    def alone(self, client: str) -> bool:
        """Tell whether the client has seat A alone."""
        return bool(self.clients[client].get("seats") == "A")

    def al(self, client: str) -> float:
        return 1.0 if self.alone(client) else float(self.assignment.get("a_share", 0.7))

    def hours(self, client: str) -> float:
        return math.fsum(float(need["hours"]) for need in self.needs.get(client, []))

    def share(self, need: Row) -> float:
        total = self.hours(need["client"])
        return float(need["hours"]) / total if total else 0.0

    def covers(self, engineer: str, need: Row) -> bool:
        return self.level.get((engineer, need["specialty"]), 0) >= int(need["level"])

    def minutes(self, engineer: str, client: str) -> float:
        """Return the travel table's minutes, either way round, else those of the distance."""
        origin, target = self.engineers[engineer]["district"], self.clients[client]["district"]
        for ends in ((origin, target), (target, origin)):
            if ends in self.travel:
                return self.travel[ends]
        return 15 + self._kilometres(origin, target) * 1.3 / 30 * 60

    def _kilometres(self, one: str, other: str) -> float:
        """Return the great-circle distance, by the haversine formula."""
        (phi, lam), (phi2, lam2) = (
            [math.radians(float(self.places[d][angle])) for angle in ("latitude", "longitude")]
            for d in (one, other)
        )
        chord = math.sin((phi2 - phi) / 2) ** 2
        chord += math.cos(phi) * math.cos(phi2) * math.sin((lam2 - lam) / 2) ** 2
        return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, chord)))

    def tied(self, one: str, other: str, kind: str) -> bool:
        return (frozenset((one, other)), kind) in self.ties

    def seated(self, client: str, team: Team) -> list[tuple[str, str, float]]:
        """Return seat, engineer and share of the hours of each seat of a team."""
        al = self.al(client)
        seats = [("A", team[0], al), ("B", team[1], 1 - al)]
        return seats[:1] if self.alone(client) else seats

    def client_points(self, client: str, team: Team | None) -> dict[str, float]:
        """Return the weighted points of every term but overload."""
        if team is None:
            return {"unserved_importance": self.weight("unserved_importance") * self.g(client)}
        seats = self.seated(client, team)
        raw = self._coverage(client, seats) | {
            "travel_hours": sum(part * self.minutes(e, client) for _, e, part in seats) / 60,
            "bid_shortfall": sum(
                part * (1 - 20 * self.interest.get((e, client), 0) * self.merit[e] / 100 / 100)
                for _, e, part in seats
            ),
        }
        points = {name: self.g(client) * value for name, value in raw.items()}
        points["changed_seats"] = float(self.changed(client, team))
        points["pair_tension"] = float(self._tension(client, seats))
        return {name: self.weight(name) * value for name, value in points.items()}

    def _coverage(self, client: str, seats: list[tuple[str, str, float]]) -> dict[str, float]:
        """Return the shares of specialties that nobody covers, and that exactly one covers."""
        by_number = defaultdict[int, float](float)
        for need in self.needs.get(client, []):
            by_number[sum(self.covers(e, need) for _, e, _ in seats)] += self.share(need)
        found = {"uncovered_specialties": by_number[0], "single_cover": by_number[1]}
        if self.behind:
            found[OUTSIDE_GROUP] = self._outside(client, [e for _, e, _ in seats])
        return found

    def _outside(self, client: str, team: list[str]) -> float:
        """Return the share of specialties that neither the team nor A's group covers."""
        assert self.behind is not None
        group = self.behind.group_of.get(team[0])
        people = {e for e, name in self.behind.group_of.items() if name == group}
        helpers = set(team) | (people if group is not None else set())
        return sum(
            self.share(need)
            for need in self.needs.get(client, [])
            if not any(self.covers(e, need) for e in helpers)
        )

    def changed(self, client: str, team: Team) -> int:
        """Count the seats whose incumbent is replaced."""
        seats = self.seated(client, team)
        return sum(self.incumbent.get((client, seat), e) != e for seat, e, _ in seats)

    def _pairs(self, client: str, seats: list[tuple[str, str, float]]) -> Iterator[tuple[str, str]]:
        people = [e for _, e, _ in seats]
        return itertools.combinations([*people, client], 2)

    def _tension(self, client: str, seats: list[tuple[str, str, float]]) -> int:
        pairs = list(self._pairs(client, seats))
        avoid = sum(self.tied(*pair, "avoid") for pair in pairs)
        return avoid - sum(self.tied(*pair, "prefer") for pair in pairs)

    def team_faults(self, client: str, team: Team | None) -> Iterator[str]:
        """Say every hard rule that the team breaks by itself."""
        service = self.clients[client].get("service") or "auto"
        seats = [] if team is None else self.seated(client, team)
        if team is None and service == "must":
            yield f"{client} must be served"
        if team is not None and service == "never":
            yield f"{client} is never served"
        if team is not None and not self.matters(client):
            yield f"{client} matters too little"
        yield from self._designation_faults(client, seats)
        if team is not None:
            yield from self._people_faults(client, team, seats)

    def promised(self, client: str) -> bool:
        """Tell whether the client must be served, by its service or for somebody required."""
        rows = self.designations.get(client, [])
        required = any(row["kind"] == "required" for row in rows)
        return required or self.clients[client].get("service") == "must"

    def matters(self, client: str) -> bool:
        """Tell whether the client's importance, as printed, is enough, or it is promised."""
        least = self.selection.get("minimum_importance", 0)
        return round(self.importance[client], 6) >= least or self.promised(client)

    def least_served(self) -> Iterator[tuple[list[str], int]]:
        """Return the clients of each sector and district named, and how many are to be served."""
        for grouping, shares in self.selection.get("least_share", {}).items():
            for name, share in shares.items():
                inside = [c for c, row in self.clients.items() if row[grouping] == name]
                may = [
                    c
                    for c in inside
                    if self.matters(c) and self.clients[c].get("service") != "never"
                ]
                yield inside, math.ceil(Fraction(str(share)) * len(may))

    def selection_faults(self, served: Collection[str]) -> Iterator[str]:
        """Say every limit of section [selection] that serving these clients breaks."""
        if len(served) > limit_of(self.selection.get("max_clients")):
            yield "too many clients are served"
        for inside, least in self.least_served():
            if sum(client in served for client in inside) < least:
                yield f"fewer than {least} of {' '.join(inside)} are served"

    def _designation_faults(
        self, client: str, seats: list[tuple[str, str, float]]
    ) -> Iterator[str]:
        for row in self.designations.get(client, []):
            held = any(
                e == row["engineer"] and row["seat"] in (seat, "any") for seat, e, _ in seats
            )
            if held != (row["kind"] == "required"):
                yield f"{row['engineer']} is {row['kind']} at {client}, seat {row['seat']}"

    def _people_faults(
        self, client: str, team: Team, seats: list[tuple[str, str, float]]
    ) -> Iterator[str]:
        if team[0] == team[1]:
            yield f"{team[0]} holds A and B of {client}"
        if self.alone(client) != (team[1] == ""):
            yield f"{client} has the wrong seats filled"
            return
        if not all(
            self.covers(team[0], n) for n in self.needs.get(client, []) if yes(n["primary"])
        ):
            yield f"{team[0]} does not cover the primary specialty of {client}"
        limit = self.assignment.get("max_travel_minutes")
        if limit is not None and any(self.minutes(e, client) > limit for _, e, _ in seats):
            yield f"the team of {client} travels too far"
        if any(self.tied(*pair, "conflict") for pair in self._pairs(client, seats)):
            yield f"a conflict in the team of {client}"

    def carried(self, plan: Mapping[str, Team | None]) -> dict[str, float]:
        """Return the hours that each engineer carries."""
        hours = defaultdict[str, float](float)
        for client, team in plan.items():
            for _, engineer, part in [] if team is None else self.seated(client, team):
                hours[engineer] += part * self.hours(client)
        return hours

    def overload(self, engineer: str, carried: float) -> float:
        """Return max(0, u − 80) + 2 max(0, u − 90), u in percent of care_hours, duty as well."""
        carried = carried + self.duty.get(engineer, 0.0)
        if carried <= TOLERANCE_HOURS:
            return 0.0
        if not self.care_hours[engineer]:
            return math.inf
        used = 100 * carried / self.care_hours[engineer]
        return max(0.0, used - 80) + 2 * max(0.0, used - 90)

    def sharing_faults(self, plan: Mapping[str, Team | None]) -> Iterator[str]:
        """Say every limit of an engineer, and of the season, that the plan breaks."""
        served = {client: team for client, team in plan.items() if team is not None}
        carried = self.carried(plan)
        as_a = Counter(team[0] for team in served.values())
        in_all = as_a + Counter(team[1] for team in served.values() if team[1])
        for engineer, row in self.engineers.items():
            used = carried[engineer] + self.duty.get(engineer, 0.0)
            if used > self.care_hours[engineer] + TOLERANCE_HOURS:
                yield f"{engineer} carries more than the care hours"
            if as_a[engineer] > limit_of(row.get("max_a")):
                yield f"{engineer} has too many A seats"
            if in_all[engineer] > limit_of(row.get("max_clients")):
                yield f"{engineer} has too many clients"
        if sum(self.changed(*item) for item in served.items()) > self.max_handovers:
            yield "too many seats change hands"
        yield from self.selection_faults(served)

    @property
    def max_handovers(self) -> float:
        return limit_of(self.assignment.get("max_handovers"))


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["client"], []).append(row)
    return groups


def limit_of(value: float | None) -> float:
    return math.inf if value is None else float(value)


def yes(value: object) -> bool:
    """Read a yes or no: text as in a file, or a truth value of Python or numpy."""
    return value == "yes" if isinstance(value, str) else bool(value)
