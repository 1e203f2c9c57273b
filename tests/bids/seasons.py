"""A season small enough to work its evaluation out by hand.

    engineer  district  care hours  performance  skills             entry
    E1        centre    100         80           data 4, cable 3    applicant
    E2        centre    60          60           data 3, power 2    applicant
    E3        shore     50          90           cable 5, data 2    applicant
    E4        shore     80          70           none               designated

    client  district  seats  service  needs (level, hours; * primary)
    C1      centre    AB     auto     data* (3, 60), cable (3, 20)
    C2      shore     A      auto     cable* (4, 20)
    C3      shore     A      never    power* (1, 900)

A trip within a district takes 15 minutes, between the two 60. Demand: data 60, cable 40 hours.

    breadth   E1 2/2 (data ≥ 3, cable ≥ 3), E2 1/2, E3 1/2 (data 2 is too little), E4 0
    depth     (0.6 · data + 0.4 · cable) / 5: E1 0.48 + 0.24, E2 0.36, E3 0.24 + 0.4, E4 0
    workload  100, 60, 50 and 80 hours; E1 is required as A of C1 in some tests: 100 − 0.7 · 80 = 44
    nearness  80 hours at the centre, 20 at the shore: E1 and E2 0.8 · 15 + 0.2 · 60 = 24 minutes,
              E3 and E4 0.8 · 60 + 0.2 · 15 = 51
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from ce_opt.season import Season, season_from_frames
from ce_opt.season.rulebook import Bids
from ce_opt.season.tables import BY_NAME

Row = dict[str, Any]

MARKS = {
    ("P1", "E1"): 60.0,
    ("P1", "E2"): 70.0,
    ("P2", "E1"): 64.0,
    ("P2", "E2"): 80.0,
    ("P2", "E3"): 90.0,
}
"""The uneven panel of test_two_way: E1 62, E2 75, E3 86.5 once severity is out."""


def tables() -> dict[str, list[Row]]:
    """The rows of every table."""
    people = (
        ("E1", "centre", 100, 80, "applicant"),
        ("E2", "centre", 60, 60, "applicant"),
        ("E3", "shore", 50, 90, "applicant"),
        ("E4", "shore", 80, 70, "designated"),
    )
    skills = (
        ("E1", "data", 4),
        ("E1", "cable", 3),
        ("E2", "data", 3),
        ("E2", "power", 2),
        ("E3", "cable", 5),
        ("E3", "data", 2),
    )
    clients = (
        ("C1", "centre", "AB", "auto"),
        ("C2", "shore", "A", "auto"),
        ("C3", "shore", "A", "never"),
    )
    needs = (
        ("C1", "data", 3, 60, True),
        ("C1", "cable", 3, 20, False),
        ("C2", "cable", 4, 20, True),
        ("C3", "power", 1, 900, True),
    )
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
        "engineers": [
            {
                "engineer": name,
                "name": name,
                "department": "D1",
                "district": district,
                "care_hours": hours,
                "performance": performance,
                "entry": entry,
            }
            for name, district, hours, performance, entry in people
        ],
        "skills": [
            dict(zip(("engineer", "specialty", "level"), row, strict=True)) for row in skills
        ],
        "clients": [
            {
                "client": name,
                "name": name,
                "sector": "bank",
                "district": district,
                "account_manager": "M1",
                "revenue_yuan": 1000,
                "social_importance": 50,
                "stability": 50,
                "fault_probability": 0.1,
                "seats": seats,
                "service": service,
            }
            for name, district, seats, service in clients
        ],
        "needs": [
            dict(zip(("client", "specialty", "level", "hours", "primary"), row, strict=True))
            for row in needs
        ],
        "panel": [
            {"evaluator": by, "engineer": whom, "criterion": "skill", "score": score}
            for (by, whom), score in MARKS.items()
        ],
    }


def small_season(
    rules: Row | None = None,
    people: dict[str, Row] | None = None,
    **replaced: list[Row],
) -> Season:
    """The season by hand.

    Parameters
    ----------
    rules : section [bids]; None leaves it out
    people : engineer -> columns to change or add
    replaced : table -> its rows instead
    """
    rows = tables() | replaced
    for row in rows["engineers"]:
        row |= (people or {}).get(row["engineer"], {})
    frames = {
        name: pd.DataFrame(found) if found else pd.DataFrame(columns=list(BY_NAME[name].names))
        for name, found in rows.items()
    }
    book: dict[str, Any] = {"importance": {"weights": {"social_importance": 1}}}
    return season_from_frames(frames, book if rules is None else book | {"bids": rules})


def with_rows(season: Season, table: str, frame: pd.DataFrame) -> Season:
    """The season with another table, unchecked: checking takes longer than evaluating."""
    rows = frame.sort_values(list(BY_NAME[table].key), ignore_index=True)
    return Season({**season.tables, table: rows}, season.rulebook)


def rules_of(season: Season) -> Bids:
    """Section [bids] of a season that has one."""
    assert season.rulebook.bids is not None
    return season.rulebook.bids
