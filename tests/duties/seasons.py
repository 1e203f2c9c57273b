"""Seasons small enough to work a calendar out by hand, and one of middle size.

    district  centre, shore: 15 minutes within, 60 between
    engineer  E1, E2 at the centre (D1), E3, E4 at the shore (D2)
    manager   M1 at the centre, M2 at the shore
    client    C1, C2 at the centre with M1; C3 at the shore with M2; C4 at the shore with M1

From 9:00 to 17:30 with a break from 12:00 to 13:30, a visit of an hour within one's own district
may begin from 9:15 to 11:00 and from 13:30 to 16:15; across districts from 10:00 to 11:00 and from
13:30 to 15:30.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from ce_opt.duties.days import SeasonDays
from ce_opt.duties.wanted import Planned
from ce_opt.generate import generate_season
from ce_opt.season import Season, season_from_frames
from ce_opt.season.tables import BY_NAME
from changed_rows import changed

Row = dict[str, Any]
QUARTER = {"start": date(2026, 7, 1), "end": date(2026, 9, 30)}
HALF_YEAR = {"start": date(2026, 7, 1), "end": date(2026, 12, 31)}
MONTH = {"start": date(2026, 7, 1), "end": date(2026, 7, 31)}
SEATS = {"C1": ("E1", "E2"), "C2": ("E2", "E1"), "C3": ("E3", "E4"), "C4": ("E4",)}


def tables() -> dict[str, list[Row]]:
    """The rows of every table that must be there."""
    homes = {"E1": "centre", "E2": "centre", "E3": "shore", "E4": "shore"}
    clients = (
        ("C1", "centre", "M1", "AB"),
        ("C2", "centre", "M1", "AB"),
        ("C3", "shore", "M2", "AB"),
        ("C4", "shore", "M1", "A"),
    )
    return {
        "specialties": [{"specialty": "data", "name": "Data", "leads_groups": True}],
        "districts": [
            {"district": "centre", "name": "Centre", "latitude": 24.5, "longitude": 118.1},
            {"district": "shore", "name": "Shore", "latitude": 24.6, "longitude": 118.1},
        ],
        "travel": [{"from": "centre", "to": "shore", "minutes": 60}],
        "departments": [
            {"department": "D1", "name": "One", "district": "centre"},
            {"department": "D2", "name": "Two", "district": "shore"},
        ],
        "department_specialties": [{"department": "D1", "specialty": "data"}],
        "account_managers": [
            {"account_manager": "M1", "name": "Ma", "district": "centre"},
            {"account_manager": "M2", "name": "Mi", "district": "shore"},
        ],
        "engineers": [
            {
                "engineer": name,
                "name": f"{name} Chen",
                "department": "D1" if home == "centre" else "D2",
                "district": home,
                "care_hours": 100,
                "performance": 80,
            }
            for name, home in homes.items()
        ],
        "skills": [{"engineer": name, "specialty": "data", "level": 3} for name in homes],
        "clients": [
            {
                "client": name,
                "name": f"{name} Bank",
                "sector": "bank",
                "district": district,
                "account_manager": manager,
                "revenue_yuan": 1000,
                "social_importance": 50,
                "stability": 50,
                "fault_probability": 0.1,
                "seats": seats,
                "service": "auto",
            }
            for name, district, manager, seats in clients
        ],
        "needs": [
            {"client": name, "specialty": "data", "level": 1, "hours": 10, "primary": True}
            for name, *_ in clients
        ],
        "workdays": [{"date": date(2026, 9, 25), "working": False}],
    }


def small(
    span: Row = QUARTER,
    rules: Row | None = None,
    changes: Mapping[tuple[str, str], Row] | None = None,
    **replaced: list[Row],
) -> Season:
    """The season.

    Parameters
    ----------
    span : start and end
    rules : section [duties]
    changes : (table, id) -> columns to change in the rows that begin with that id
    replaced : table -> its rows instead
    """
    rows = changed(tables() | replaced, changes)
    frames = {
        name: pd.DataFrame(found) if found else pd.DataFrame(columns=list(BY_NAME[name].names))
        for name, found in rows.items()
    }
    book: Row = {"season": {"name": "Small", **span}, "duties": rules or {}}
    return season_from_frames(frames, book)


def away(engineer: str, first: str, last: str) -> Row:
    """A row of table leave."""
    return {"engineer": engineer, "start": first, "end": last}


def groups(rows: Sequence[tuple[str, str, str]]) -> pd.DataFrame:
    """Table groups of a plan: (engineer, group, role)."""
    return pd.DataFrame(rows, columns=["engineer", "group", "role"], dtype="str")


def planned(
    season: Season,
    seats: Mapping[str, tuple[str, ...]] = SEATS,
    of: pd.DataFrame | None = None,
) -> Planned:
    """What the calendar has to know."""
    return Planned(season, SeasonDays.of(season), dict(sorted(seats.items())), of, {})


def middle(clients: int = 40, engineers: int = 14, seed: int = 5) -> Season:
    """A generated season."""
    made = generate_season(clients, engineers, seed)
    return season_from_frames(made.frames, made.rules)


def seats_of(season: Season) -> dict[str, tuple[str, ...]]:
    """Seats as last season's, a third of them one engineer further on; C with A alone has no B."""
    people = season.engineers["engineer"].tolist()
    old = {
        (row.client, row.seat): row.engineer for row in season.incumbents.itertuples(index=False)
    }
    found = {}
    for number, row in enumerate(season.clients.itertuples(index=False)):
        a = old.get((row.client, "A"), people[number % len(people)])
        b = old.get((row.client, "B"), people[(number + 1) % len(people)])
        if number % 3 == 0:
            a = people[(people.index(a) + 1) % len(people)]
        if b == a:
            b = people[(people.index(a) + 1) % len(people)]
        if row.service != "never":
            found[row.client] = (a, b) if row.seats == "AB" else (a,)
    return found


def shuffled(season: Season, seed: int) -> Season:
    """The same season from rows in another order."""
    frames = {
        name: frame.sample(frac=1, random_state=seed) for name, frame in season.tables.items()
    }
    frames = {name: frame for name, frame in frames.items() if len(frame)}
    return season_from_frames(frames, season.rulebook.model_dump(exclude_none=True))
