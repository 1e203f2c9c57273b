"""Plans for the pictures: one by hand, one of middle size, one of 1,000 clients; nothing is solved.

Tables of stages that need a solver (groups, bids, duties) are written here by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd

from ce_opt.generate import generate_season
from ce_opt.plan import Plan, make_plan
from ce_opt.plan.layout import BIDS, DUTIES, GROUPS
from ce_opt.report.material import Material, material_of
from ce_opt.season import Season, season_from_frames
from ce_opt.teams.facts import Team
from plan import hand_season

Row = dict[str, Any]
ACROSS = (Team("C1", "E3", "E2"), Team("C2", "E1"))
"""Teams of the season by hand that lead across: E3 from the shore, E1 to it."""


def hand(teams: Sequence[Team] = hand_season.TEAMS, **tables: pd.DataFrame | None) -> Material:
    """The plan by hand (see `plan.hand_season`), with other tables or without some."""
    return with_tables(*planned(tuple(teams)), **tables)


@cache
def planned(teams: tuple[Team, ...]) -> tuple[Season, Plan]:
    """The season by hand and its plan."""
    season = hand_season.season()
    return season, make_plan(season, list(teams), hand_season.run())


def with_tables(season: Season, plan: Plan, **tables: pd.DataFrame | None) -> Material:
    """Material of a plan with some of its tables replaced."""
    return material_of(season, replace(plan, **tables))


@cache
def generated(clients: int, engineers: int, seed: int = 5) -> tuple[Season, Plan]:
    """A generated season with last season's seats, its ladders, and duties made up."""
    made = generate_season(clients, engineers, seed)
    season = season_from_frames(made.frames, made.rules)
    seats: dict[str, dict[str, str]] = {}
    for row in season.incumbents.itertuples(index=False):
        seats.setdefault(row.client, {})[row.seat] = row.engineer
    teams = [Team(one, held["A"], held.get("B", "")) for one, held in seats.items() if "A" in held]
    plan = make_plan(season, teams, hand_season.run())
    return season, replace(plan, duties=made_up_duties(season, teams))


@cache
def middle() -> Material:
    """A plan of 100 clients and 30 engineers."""
    return material_of(*generated(100, 30))


def made_up_duties(season: Season, teams: Sequence[Team]) -> pd.DataFrame:
    """A visit for each quarter, and a report a month by each A."""
    manager = dict(zip(season.clients["client"], season.clients["account_manager"], strict=True))
    found = []
    for place, team in enumerate(teams):
        for month in (7, 10):
            day = f"2026-{month:02d}-{1 + place % 28:02d}"
            found.append(visit(day, team.client, team.a))
            found.append(visit(day, team.client, "", manager[team.client]))
        found += [report(f"2026-{month:02d}-28", team.client, team.a) for month in range(7, 13)]
    return duties(found)


def visit(day: str, client: str, engineer: str, manager: str = "") -> Row:
    """A row of a visit."""
    return {"date": day, "start": "09:30", "minutes": 60, "kind": "visit", "client": client,
            "engineer": engineer, "account_manager": manager, "occasion": day[:7]}  # fmt: skip


def meeting(day: str, group: str, engineer: str) -> Row:
    """A row of a meeting."""
    return {"date": day, "start": "14:00", "minutes": 60, "kind": "meeting", "group": group,
            "engineer": engineer, "occasion": day[:7]}  # fmt: skip


def report(day: str, client: str, engineer: str) -> Row:
    """A row of a report."""
    return {"date": day, "kind": "report", "client": client, "engineer": engineer}


def duties(found: Sequence[Row]) -> pd.DataFrame:
    """Table duties."""
    empty: Row = {"start": "", "minutes": 0, "client": "", "group": "", "engineer": "",
                  "account_manager": "", "role": "", "occasion": "", "revision": 0}  # fmt: skip
    whole = [empty | row for row in found]
    return DUTIES.frame({name: [row[name] for row in whole] for name in DUTIES.heads})


def groups(roles: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """Table groups from (engineer, group) -> role."""
    return GROUPS.frame(
        {
            "engineer": [who for who, _ in roles],
            "group": [group for _, group in roles],
            "role": list(roles.values()),
        }
    )


def bids(judged: Mapping[str, tuple[float, float, str]]) -> pd.DataFrame:
    """Table bids from engineer -> (panel, indicators, result)."""
    return BIDS.frame(
        {
            "engineer": list(judged),
            "panel": [panel for panel, _, _ in judged.values()],
            "indicators": [indicators for _, indicators, _ in judged.values()],
            "merit": [panel for panel, _, _ in judged.values()],
            "rank": list(range(1, len(judged) + 1)),
            "result": [result for _, _, result in judged.values()],
            "decided_by": ["merit"] * len(judged),
        }
    )


@cache
def everything() -> Material:
    """The plan of middle size with every table that has a picture."""
    season, plan = generated(100, 30)
    people = season.engineers["engineer"].tolist()
    roles = {(who, f"G{place % 4}"): "member" for place, who in enumerate(people)}
    roles |= {(who, "support"): "support" for who in people[:3]}
    results = ("awarded", "reserve", "not")
    judged = {who: (60.0 + place, 70.0, results[place % 3]) for place, who in enumerate(people)}
    return with_tables(season, plan, groups=groups(roles), bids=bids(judged))


def seats(material: Material) -> set[tuple[str, str, str]]:
    """(engineer, client, seat) of table assignment, read row by row."""
    found = set()
    for row in material.plan.assignment.itertuples(index=False):
        for seat, engineer in (("A", row.engineer_a), ("B", row.engineer_b)):
            if engineer:
                found.add((engineer, row.client, seat))
    return found


def id_of(hover: str) -> str:
    """The id with which a hover text begins."""
    return hover.split("<br>")[0].split(" ")[0]
