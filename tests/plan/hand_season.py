"""A season small enough to work out by hand.

    client  district  seats  g     needs (level, hours; * primary) remarks
    C1      centre    AB     1.0   data* (3, 60), cable (3, 40) E3 was its A
    C2      shore     A      0.5   cable* (4, 10)
    C3      centre    AB     0.2   data* (5, 20)                nobody knows data at level 5
    C4      centre    A      0.0   power* (1, 1)                service = never

    engineer  district  care hours  skills                remarks
    E1        centre    100         data 4, cable 3       bids 5 for C1
    E2        centre    60          data 3, power 2       avoids E1
    E3        shore     50          cable 5, data 2

A trip within a district takes 15 minutes, between the two 60. a_share is 0.5, every weight has its
default, importance is social_importance alone (100, 50, 20, 0, scaled to the same).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from ce_opt.plan import Run
from ce_opt.season import Season, read_season, season_from_frames, write_folder
from ce_opt.season.tables import BY_NAME
from ce_opt.teams.facts import Team
from ce_opt.teams.scale import Scale
from changed_rows import changed

Row = dict[str, Any]

TEAMS = [Team("C1", "E1", "E2"), Team("C2", "E3")]
"""The plan of most tests.

    C1: single_cover 40 · 1 · 0.4 (cable)    travel 30 · 0.25    bids 20 · 0.5    E3 replaced 25
        E1 avoids E2 15                                          = 16 + 7.5 + 10 + 25 + 15 = 73.5
    C2: single_cover 40 · 0.5    travel 30 · 0.5 · 0.25    bids 20 · 0.5        = 33.75
    C3: unserved 1000 · 0.2 = 200                    C4: unserved 1000 · 0 = 0
    E1 50 of 100 h, E3 10 of 50 h, E2 50 of 60 h = 83.33 %: overload 3.333333
"""
POINTS = 73.5 + 33.75 + 200 + 10 / 3
SCALE = Scale(10**6, 10**3)


def client(name: str, district: str, social_importance: float, **changes: str) -> Row:
    row = {"client": name, "name": name, "sector": "bank", "district": district}
    row |= {"account_manager": "M1", "social_importance": social_importance, "stability": 50}
    row |= {"revenue_yuan": 1000, "fault_probability": 0.1, "seats": "AB", "service": "auto"}
    return row | changes


def engineer(name: str, district: str, care_hours: float) -> Row:
    row = {"engineer": name, "name": name, "department": "D1", "district": district}
    row |= {"care_hours": care_hours, "performance": 80, "entry": "designated"}
    return row | {"max_a": None, "max_clients": None}


def need(name: str, specialty: str, level: int, hours: float, primary: bool = True) -> Row:
    return {
        "client": name,
        "specialty": specialty,
        "level": level,
        "hours": hours,
        "primary": primary,
    }


def tables() -> dict[str, list[Row]]:
    """The rows of every table."""
    return {
        "specialties": [
            {"specialty": name, "name": name, "leads_groups": False}
            for name in ("data", "cable", "power")
        ],
        "districts": [
            {"district": "centre", "name": "centre", "latitude": 24.5, "longitude": 118.1},
            {"district": "shore", "name": "shore", "latitude": 24.6, "longitude": 118.1},
        ],
        "travel": [{"from": "centre", "to": "shore", "minutes": 60}],
        "departments": [{"department": "D1", "name": "one", "district": "centre"}],
        "department_specialties": [{"department": "D1", "specialty": "data"}],
        "account_managers": [{"account_manager": "M1", "name": "one", "district": "centre"}],
        "clients": [
            client("C1", "centre", 100),
            client("C2", "shore", 50, seats="A"),
            client("C3", "centre", 20),
            client("C4", "centre", 0, seats="A", service="never"),
        ],
        "needs": [
            need("C1", "data", 3, 60),
            need("C1", "cable", 3, 40, primary=False),
            need("C2", "cable", 4, 10),
            need("C3", "data", 5, 20),
            need("C4", "power", 1, 1),
        ],
        "engineers": [
            engineer("E1", "centre", 100),
            engineer("E2", "centre", 60),
            engineer("E3", "shore", 50),
        ],
        "skills": [
            {"engineer": who, "specialty": what, "level": level}
            for who, what, level in (
                ("E1", "data", 4),
                ("E1", "cable", 3),
                ("E2", "data", 3),
                ("E2", "power", 2),
                ("E3", "cable", 5),
                ("E3", "data", 2),
            )
        ],
        "relations": [{"engineer": "E1", "other": "E2", "kind": "avoid"}],
        "bids": [{"engineer": "E1", "client": "C1", "interest": 5}],
        "incumbents": [{"client": "C1", "engineer": "E3", "seat": "A"}],
    }


def season(
    changes: Mapping[tuple[str, str], Row] | None = None,
    more: Mapping[str, list[Row]] | None = None,
    importance: Row | None = None,
    bids: Row | None = None,
    selection: Row | None = None,
    roster: Row | None = None,
    groups: Row | None = None,
    **assignment: object,
) -> Season:
    """The season, changed.

    Parameters
    ----------
    changes : (table, id) -> columns to change in the rows that begin with that id
    more : table -> further rows
    importance : section ``[importance]`` instead of its own
    bids, selection, roster, groups : sections of the rule book; None leaves one out
    assignment : keys of section ``[assignment]``
    """
    rows = changed(tables(), changes, more)
    frames = {
        table: pd.DataFrame(
            found,
            columns=list(dict.fromkeys([*BY_NAME[table].names, *(found[0] if found else ())])),
        )
        for table, found in rows.items()
    }
    return season_from_frames(
        frames,
        {
            "season": {"name": "By hand"},
            "importance": importance or {"weights": {"social_importance": 1}},
            "assignment": {"a_share": 0.5, **assignment},
        }
        | ({} if bids is None else {"bids": bids})
        | ({} if selection is None else {"selection": selection})
        | ({} if roster is None else {"roster": roster})
        | ({} if groups is None else {"groups": groups}),
    )


def from_disk(folder: Path, made: Season) -> Season:
    """The same season, written and read again, so that it has digests of its files."""
    write_folder(made, folder)
    return read_season(folder)


def run(**changes: Any) -> Run:  # noqa: ANN401
    """What a search might say: stopped by the clock, with a bound of 300."""
    facts: dict[str, Any] = {
        "status": "feasible",
        "bound": 300.0,
        "stopped_by": "seconds",
        "seconds": 1.5,
        "work": 0.25,
        "seed": 7,
        "scale": SCALE,
    }
    return Run(**(facts | changes))
