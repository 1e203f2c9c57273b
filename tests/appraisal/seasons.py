"""A season whose end can be worked out by hand.

    client  district  importance  fault probability  hours  seats  A   B
    C1      centre    100         0.3                100    AB     E1  E2
    C2      shore     0           0.1                50     A      E3
    C3      centre    50          0.2                40     AB     E2  E3

    engineer  department  district  care hours          seats carry (a_share 0.7)
    E1        D1          centre    100                 70
    E2        D1          centre    60                  30 + 28 = 58
    E3        D2          shore     50                  50 + 12 = 62
    E4        D2          shore     40                  0
    E5        D2          shore     0                   0

A trip within a district takes 15 minutes, between the two 60. Importance is social_importance
alone. The season runs from 2026-07-01 to 2026-12-31.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from ce_opt.appraisal import Seat
from ce_opt.season import Season, season_from_frames
from ce_opt.season.tables import BY_NAME

Row = dict[str, Any]
SEATS = [
    Seat("C1", "A", "E1"),
    Seat("C1", "B", "E2"),
    Seat("C2", "A", "E3"),
    Seat("C3", "A", "E2"),
    Seat("C3", "B", "E3"),
]
CLIENTS = (
    ("C1", "centre", 100, 0.3, 100, "AB"),
    ("C2", "shore", 0, 0.1, 50, "A"),
    ("C3", "centre", 50, 0.2, 40, "AB"),
)
PEOPLE = (
    ("E1", "D1", "centre", 100),
    ("E2", "D1", "centre", 60),
    ("E3", "D2", "shore", 50),
    ("E4", "D2", "shore", 40),
    ("E5", "D2", "shore", 0),
)
DIFFICULTY = {"importance": 0.3, "fault_probability": 0.3, "travel": 0.2}


def mark(rater: str, role: str, engineer: str, score: float) -> Row:
    return {"rater": rater, "rater_role": role, "engineer": engineer, "score": score}


def job(engineer: str, client: str, kind: str, hours: float, quality: float = 100) -> Row:
    row = {"date": "2026-09-01", "engineer": engineer, "client": client, "kind": kind}
    return row | {"specialty": "", "hours": hours, "quality": quality}


def tables(people: Sequence[tuple[str, str, str, float]] = PEOPLE) -> dict[str, list[Row]]:
    """The rows of every table."""
    return {
        "specialties": [{"specialty": "data", "name": "data", "leads_groups": True}],
        "districts": [
            {"district": "centre", "name": "centre", "latitude": 24.5, "longitude": 118.1},
            {"district": "shore", "name": "shore", "latitude": 24.6, "longitude": 118.1},
        ],
        "travel": [{"from": "centre", "to": "shore", "minutes": 60}],
        "departments": [
            {"department": name, "name": name, "district": "centre"}
            for name in sorted({department for _, department, _, _ in people})
        ],
        "department_specialties": [],
        "account_managers": [{"account_manager": "M1", "name": "one", "district": "centre"}],
        "engineers": [
            {
                "engineer": name,
                "name": f"name of {name}",
                "department": department,
                "district": district,
                "care_hours": hours,
                "performance": 80,
                "entry": "designated",
            }
            for name, department, district, hours in people
        ],
        "skills": [{"engineer": people[0][0], "specialty": "data", "level": 3}],
        "clients": [
            {
                "client": name,
                "name": name,
                "sector": "bank",
                "district": district,
                "account_manager": "M1",
                "revenue_yuan": 1000,
                "social_importance": importance,
                "stability": 50,
                "fault_probability": fault,
                "seats": seats,
                "service": "auto",
            }
            for name, district, importance, fault, _, seats in CLIENTS
        ],
        "needs": [
            {"client": name, "specialty": "data", "level": 3, "hours": hours, "primary": True}
            for name, _, _, _, hours, _ in CLIENTS
        ],
    }


def season(
    ratings: Iterable[Row] = (),
    log: Iterable[Row] = (),
    rules: Row | None = None,
    people: Sequence[tuple[str, str, str, float]] = PEOPLE,
    **more: list[Row],
) -> Season:
    """The season with marks and work; `rules` is section [appraisal], None leaves it out."""
    rows = tables(people) | {"ratings": list(ratings), "work_log": list(log)} | more
    frames = {
        name: pd.DataFrame(found, columns=list(BY_NAME[name].names))
        if not found
        else pd.DataFrame(found)
        for name, found in rows.items()
    }
    book: Row = {
        "season": {"name": "By hand", "start": DAY_ONE, "end": LAST_DAY},
        "importance": {"weights": {"social_importance": 1}},
        "assignment": {"a_share": 0.7},
    }
    return season_from_frames(frames, book if rules is None else book | {"appraisal": rules})


DAY_ONE, LAST_DAY = pd.Timestamp("2026-07-01").date(), pd.Timestamp("2026-12-31").date()
