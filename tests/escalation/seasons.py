"""A season small enough to work out by hand, with groups.

    engineer  department  district  skills               stands
    E1        D1          centre    data 5               G1             A of C1
    E2        D1          centre    switching 4          G1, leader     B of C1
    E3        D1          centre    power 4              G1
    E4        D1          shore     power 3              G2, leader     A of C2
    E5        D2          centre    power 5, data 4      support leader
    E6        D2          shore     switching 5          support
    E7        D2          centre    (data 1)             working group

    client  district  needs (level, hours; * primary)   faults a month
    C1      centre    data* (3, 60), power (3, 40)      0.1
    C2      shore     power* (2, 10)                    0.05     seat A alone
    C3      centre    power* (4, 20)                    0.2      no team
    C4      centre    data* (1, 1)                      0.5      service = never

Everybody has 100 care hours. data and switching are 0.7 close. A trip within a district takes 15
minutes, between the two 60. The season lasts six months.

    work, h   C1 data 0.1 · 6 · 60 = 36      C1 power 0.1 · 6 · 40 = 24
              C2 power 0.05 · 6 · 10 = 3     C3 power 0.2 · 6 · 20 = 24
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ce_opt.escalation.ground import Ground
from ce_opt.escalation.groups import Groups
from ce_opt.escalation.ladder import Ladder
from ce_opt.season import Season, season_from_frames
from ce_opt.season.tables import BY_NAME
from changed_rows import changed

Row = dict[str, Any]

SEATS = [("C1", "E1", "E2"), ("C2", "E4", "")]
SKILLS = {
    "E1": {"data": 5},
    "E2": {"switching": 4},
    "E3": {"power": 4},
    "E4": {"power": 3},
    "E5": {"power": 5, "data": 4},
    "E6": {"switching": 5},
    "E7": {"data": 1},
}
HOMES = {"E4": "shore", "E6": "shore"}
GROUPS = pd.DataFrame(
    [
        ("E1", "G1", "member"),
        ("E2", "G1", "leader"),
        ("E3", "G1", "member"),
        ("E4", "G2", "leader"),
        ("E5", "S", "support_leader"),
        ("E6", "S", "support"),
        ("E7", "W", "working"),
    ],
    columns=["engineer", "group", "role"],
)


def tables() -> dict[str, list[Row]]:
    """The rows of every table."""
    clients = {
        "C1": ("centre", 0.1, "AB", "auto"),
        "C2": ("shore", 0.05, "A", "auto"),
        "C3": ("centre", 0.2, "AB", "auto"),
        "C4": ("centre", 0.5, "A", "never"),
    }
    needs = [
        ("C1", "data", 3, 60, True),
        ("C1", "power", 3, 40, False),
        ("C2", "power", 2, 10, True),
        ("C3", "power", 4, 20, True),
        ("C4", "data", 1, 1, True),
    ]
    return {
        "specialties": [
            {"specialty": name, "name": name, "leads_groups": True}
            for name in ("data", "switching", "power")
        ],
        "specialty_links": [{"specialty": "data", "other": "switching", "closeness": 0.7}],
        "districts": [
            {"district": "centre", "name": "centre", "latitude": 24.5, "longitude": 118.1},
            {"district": "shore", "name": "shore", "latitude": 24.6, "longitude": 118.1},
        ],
        "travel": [{"from": "centre", "to": "shore", "minutes": 60}],
        "departments": [
            {"department": name, "name": name, "district": "centre"} for name in ("D1", "D2")
        ],
        "department_specialties": [{"department": "D1", "specialty": "data"}],
        "account_managers": [{"account_manager": "M1", "name": "one", "district": "centre"}],
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
                "fault_probability": odds,
                "seats": seats,
                "service": service,
            }
            for name, (district, odds, seats, service) in clients.items()
        ],
        "needs": [
            dict(zip(("client", "specialty", "level", "hours", "primary"), row, strict=True))
            for row in needs
        ],
        "engineers": [
            {
                "engineer": name,
                "name": name,
                "department": "D1" if name < "E5" else "D2",
                "district": HOMES.get(name, "centre"),
                "care_hours": 100,
                "performance": 80,
                "entry": "designated",
                "max_a": None,
                "max_clients": None,
            }
            for name in SKILLS
        ],
        "skills": [
            {"engineer": who, "specialty": what, "level": level}
            for who, held in SKILLS.items()
            for what, level in held.items()
        ],
    }


def season(
    changes: Mapping[tuple[str, str], Row] | None = None,
    more: Mapping[str, list[Row]] | None = None,
    **escalation: Any,  # noqa: ANN401
) -> Season:
    """The season, changed.

    Parameters
    ----------
    changes : (table, id) -> columns to change in the rows that begin with that id
    more : table -> further rows
    escalation : keys of section ``[escalation]``, which stands where there are any
    """
    rows = changed(tables(), changes, more)
    frames = {
        table: pd.DataFrame(found, columns=list(BY_NAME[table].names))
        for table, found in rows.items()
    }
    rules: dict[str, Any] = {"escalation": escalation} if escalation else {}
    return season_from_frames(frames, rules)


def ground(
    made: Season | None = None,
    groups: pd.DataFrame | None = GROUPS,
    taken: Mapping[str, float] | None = None,
) -> Ground:
    """Season and plan as ladders see them; nobody's hours are taken unless said."""
    found = None if groups is None else Groups.of(groups)
    return Ground.of(made or season(), taken or {}, found)


def steps(ladder: Ladder) -> list[tuple[str, str]]:
    """(level, engineer) of a ladder."""
    return [(step.level, step.engineer) for step in ladder.steps]


def of(ladders: Sequence[Ladder], client: str, specialty: str) -> Ladder:
    """The ladder of one problem."""
    return next(
        it for it in ladders if (it.problem.client, it.problem.specialty) == (client, specialty)
    )
