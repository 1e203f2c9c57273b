"""Tiny random seasons for comparing the optimiser with the oracle.

``tiny_season(seed)`` gives two to five clients and two to four engineers with every kind of rule.
Numbers are round and the hours an engineer has are often exactly what some seats take, so that
loads touch their limits. About a quarter of the seasons has no plan at all.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from ce_opt.season import Season, season_from_frames
from ce_opt.season.tables import BY_NAME, TABLES
from plain_season import Behind, rows_of

SPECIALTIES = ["data", "cable", "power"]
DISTRICTS = {"centre": (24.50, 118.10), "shore": (24.50, 118.15), "hills": (24.70, 118.10)}
SECTORS = ["bank", "port"]
A_SHARES = [0.5, 0.65, 0.7, 1.0]
HOURS = [5, 10, 20, 50, 0.5]
WEIGHTS = {
    "uncovered_specialties": 200,
    "single_cover": 40,
    "travel_hours": 30,
    "bid_shortfall": 20,
    "changed_seats": 25,
    "pair_tension": 15,
    "unserved_importance": 1000,
    "overload": 1,
}
Rows = list[dict[str, Any]]


@cache
def tiny_season(
    seed: int, *, people: int = 0, tied: float = 0.1, selecting: float = 0.25
) -> tuple[dict[str, pd.DataFrame], dict[str, Any]]:
    """Return the frames of every table and the rule book of one tiny season; change copies alone.

    Parameters
    ----------
    people : engineers; 0 for two to four
    tied : share of the pairs that have a relation, and a designation
    selecting : chance of a section [selection], which leaves room for whoever must be served
    """
    rng = np.random.default_rng(seed)
    own = np.random.default_rng([seed, 4])  # of its own, so that older draws stay as they are
    clients = [f"C{n}" for n in range(1, rng.integers(2, 6) + 1)]
    few = int(rng.integers(2, 5))
    engineers = [f"E{n}" for n in range(1, (people or few) + 1)]
    rules = _rules(rng) | _merit(own)
    needs = _needs(rng, clients)
    last = np.random.default_rng([seed, 5])
    client_rows = [row | {"sector": _pick(last, SECTORS)} for row in _clients(rng, clients)]
    rows: dict[str, Rows] = {
        "specialties": [
            {"specialty": s, "name": s, "leads_groups": s == "data"} for s in SPECIALTIES
        ],
        "districts": [
            {"district": d, "name": d, "latitude": y, "longitude": x}
            for d, (y, x) in DISTRICTS.items()
        ],
        "travel": _travel(rng),
        "departments": [{"department": "D1", "name": "one", "district": "centre"}],
        "department_specialties": [{"department": "D1", "specialty": "data"}],
        "account_managers": [{"account_manager": "M1", "name": "one", "district": "centre"}],
        "clients": client_rows,
        "needs": needs,
        "engineers": _performing(own, _engineers(rng, engineers, needs, rules)),
        "skills": _skills(rng, engineers),
        "designations": _designations(rng, client_rows, engineers, tied),
        "relations": _relations(rng, clients, engineers, tied),
        "bids": _bids(rng, clients, engineers),
        "incumbents": _incumbents(rng, clients, engineers),
    }
    if _chance(last, selecting):
        rules |= {"selection": _selection(last, client_rows, rows["designations"])}
    return {table.name: _frame(table.name, rows.get(table.name, [])) for table in TABLES}, rules


@cache
def _tiny_rows(seed: int) -> dict[str, Rows]:
    frames, _ = tiny_season(seed)
    return {name: rows_of(frames, name) for name in frames}


def tiny_rows(seed: int) -> dict[str, Rows]:
    """Return every table as rows of its own, to be changed at will."""
    return {name: [dict(row) for row in rows] for name, rows in _tiny_rows(seed).items()}


@cache
def read_tiny_season(seed: int) -> Season:
    """Return the same season, read and checked."""
    return season_from_frames(*tiny_season(seed))


@cache
def tiny_groups(seed: int) -> Behind:
    """Draw virtual groups and duties of a tiny season; duty may be all the hours there are."""
    rng = np.random.default_rng([seed, 5])
    people = tiny_season(seed)[0]["engineers"]
    hours = dict(zip(people["engineer"], people["care_hours"], strict=True))
    group_of = {who: _pick(rng, ["G1", "G2"]) for who in hours if _chance(rng, 0.85)}
    shares = {who: _pick(rng, [0, 0.1, 0.25, 0.85, 1]) for who in hours if _chance(rng, 0.4)}
    return Behind(group_of, {who: round(share * hours[who], 6) for who, share in shares.items()})


def _frame(table: str, rows: Rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(BY_NAME[table].names))


def _chance(rng: np.random.Generator, share: float) -> bool:
    return bool(rng.random() < share)


def _pick(rng: np.random.Generator, values: list[Any]) -> Any:  # noqa: ANN401
    return values[int(rng.integers(len(values)))]


def _rules(rng: np.random.Generator) -> dict[str, Any]:
    assignment: dict[str, Any] = {"a_share": _pick(rng, A_SHARES)}
    if _chance(rng, 0.4):
        assignment["max_travel_minutes"] = _pick(rng, [15, 30, 40])
    if _chance(rng, 0.4):
        assignment["max_handovers"] = int(rng.integers(0, 5))
    if _chance(rng, 0.6):
        assignment["weights"] = {
            name: _pick(rng, [0, usual, 2 * usual, usual / 4])
            for name, usual in WEIGHTS.items()
            if _chance(rng, 0.6)
        }
    rules: dict[str, Any] = {"assignment": assignment}
    if _chance(rng, 0.7):
        rules["importance"] = _importance(rng)
    return rules


def _merit(rng: np.random.Generator) -> dict[str, Any]:
    """Let performance be merit in some seasons, which the oracle knows how to take into account."""
    if not _chance(rng, 0.4):
        return {}
    return {"bids": {"indicator_share": 1.0, "indicators": {"performance": 1}}}


def _selection(rng: np.random.Generator, clients: Rows, designations: Rows) -> dict[str, Any]:
    must = {row["client"] for row in clients if row["service"] == "must"}
    must |= {row["client"] for row in designations if row["kind"] == "required"}
    section: dict[str, Any] = {"least_share": {}}
    if _chance(rng, 0.5):
        section["max_clients"] = int(rng.integers(len(must), len(clients) + 2))
    if _chance(rng, 0.4):
        section["minimum_importance"] = _pick(rng, [10, 25, 50, 62.5])
    for grouping in ("sector", "district"):
        if _chance(rng, 0.4):
            shares = {row[grouping]: _pick(rng, [0, 0.3, 0.5, 0.51, 1]) for row in clients}
            section["least_share"][grouping] = shares
    return section


def _performing(rng: np.random.Generator, engineers: Rows) -> Rows:
    return [row | {"performance": _pick(rng, [0, 35, 62.5, 80, 100])} for row in engineers]


def _importance(rng: np.random.Generator) -> dict[str, Any]:
    weights = {"revenue_yuan": 0.4, "social_importance": 0.3, "fault_probability": 0.2}
    return {
        "method": "weighted_sum",
        "weights": weights | ({"stability": 0.1} if _chance(rng, 0.7) else {}),
        "direction": {"stability": _pick(rng, ["min", "max"])},
        "scale": {"revenue_yuan": _pick(rng, ["log", "linear"])},
    }


def _travel(rng: np.random.Generator) -> Rows:
    """Override some trips, now and then with different minutes the other way."""
    ends = [("centre", "shore"), ("shore", "centre"), ("centre", "hills"), ("hills", "hills")]
    return [
        {"from": one, "to": other, "minutes": _pick(rng, [0, 15, 30, 45])}
        for one, other in ends
        if _chance(rng, 0.4)
    ]


def _clients(rng: np.random.Generator, clients: list[str]) -> Rows:
    must = 0.5 if _chance(rng, 0.1) else 0.07
    service = ["must", "never", "auto"]
    equal = _chance(rng, 0.15)
    return [
        {
            "client": client,
            "name": client,
            "sector": "bank",
            "district": _pick(rng, list(DISTRICTS)),
            "account_manager": "M1",
            "revenue_yuan": 1000 if equal else _pick(rng, [1000, 10_000, 100_000]),
            "social_importance": _pick(rng, [0, 20, 50, 100]),
            "stability": 50 if equal else _pick(rng, [0, 50, 100]),
            "fault_probability": _pick(rng, [0, 0.05, 0.25]),
            "seats": "A" if _chance(rng, 0.25) else "AB",
            "service": rng.choice(service, p=[must, 0.05, 0.95 - must]),
        }
        for client in clients
    ]


def _needs(rng: np.random.Generator, clients: list[str]) -> Rows:
    rows: Rows = []
    for client in clients:
        wanted = rng.permutation(SPECIALTIES)[: rng.integers(1, len(SPECIALTIES) + 1)]
        rows += [
            {
                "client": client,
                "specialty": str(specialty),
                "level": int(rng.integers(1, 4)),
                "hours": _pick(rng, HOURS),
                "primary": place == 0,
            }
            for place, specialty in enumerate(wanted)
        ]
    return rows


def _engineers(
    rng: np.random.Generator, engineers: list[str], needs: Rows, rules: dict[str, Any]
) -> Rows:
    return [
        {
            "engineer": engineer,
            "name": engineer,
            "department": "D1",
            "district": _pick(rng, list(DISTRICTS)),
            "care_hours": _care_hours(rng, needs, rules["assignment"]["a_share"]),
            "performance": 80,
            "entry": "designated",
            "max_a": int(rng.integers(0, 3)) if _chance(rng, 0.2) else None,
            "max_clients": int(rng.integers(0, 4)) if _chance(rng, 0.2) else None,
        }
        for engineer in engineers
    ]


def _care_hours(rng: np.random.Generator, needs: Rows, a_share: float) -> float:
    """Give nothing, plenty, or exactly what two seats of clients take."""
    kind = rng.random()
    if kind < 0.05:
        return 0.0
    if kind < 0.6:
        return float(_pick(rng, [50, 80, 100, 200]))
    hours = pd.DataFrame(needs).groupby("client")["hours"].sum().tolist()
    as_a, as_b = _pick(rng, hours), _pick(rng, hours)
    exact: float = a_share * as_a + _pick(rng, [0, 1 - a_share]) * as_b
    return round(exact, 6)


def _skills(rng: np.random.Generator, engineers: list[str]) -> Rows:
    return [
        {"engineer": engineer, "specialty": specialty, "level": int(rng.integers(1, 6))}
        for engineer in engineers
        for specialty in SPECIALTIES
        if _chance(rng, 0.8)
    ]


def _designations(
    rng: np.random.Generator, clients: Rows, engineers: list[str], share: float
) -> Rows:
    """Require and forbid, but nothing that the checks refuse as a contradiction."""
    rows: Rows = []
    for client in clients:
        seats = "" if client["service"] == "never" else client["seats"]
        taken: list[str] = []
        for engineer in engineers:
            seat = _pick(rng, ["A", "B", "any"])
            free = seat == "any" or (seat in seats and seat not in taken)
            required = _chance(rng, 0.25) and free and len(taken) < len(seats)
            if _chance(rng, share):
                kind = "required" if required else "forbidden"
                ids = {"client": client["client"], "engineer": engineer}
                rows.append(ids | {"seat": seat, "kind": kind})
                taken += [seat] if required else []
    return rows


def _relations(
    rng: np.random.Generator, clients: list[str], engineers: list[str], share: float
) -> Rows:
    pairs = [(one, other) for one in engineers for other in engineers if one < other]
    pairs += [(engineer, client) for engineer in engineers for client in clients]
    return [
        {"engineer": one, "other": other, "kind": _pick(rng, ["conflict", "avoid", "prefer"])}
        for one, other in pairs
        if _chance(rng, share)
    ]


def _bids(rng: np.random.Generator, clients: list[str], engineers: list[str]) -> Rows:
    return [
        {"engineer": engineer, "client": client, "interest": int(rng.integers(1, 6))}
        for engineer in engineers
        for client in clients
        if _chance(rng, 0.4)
    ]


def _incumbents(rng: np.random.Generator, clients: list[str], engineers: list[str]) -> Rows:
    """Fill most seats of last season; A and B are different people."""
    rows: Rows = []
    for client in clients:
        for seat, engineer in zip("AB", rng.permutation(engineers), strict=False):
            if _chance(rng, 0.6):
                rows.append({"client": client, "engineer": str(engineer), "seat": seat})
    return rows
