"""Material of plans by hand, for the tests of the report; no solver runs.

The season is that of `plan.hand_season`: C1 is served by E1 and E2, C2 by E3 alone, C3 and C4 are
left out. Groups, where a test has them, are these: E1 leads D1-1, where E2 and E3 are members; E3
is the support group.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd

from ce_opt import read_season
from ce_opt.plan import Plan, make_plan
from ce_opt.plan.layout import GROUPS
from ce_opt.report import Material, material_of
from ce_opt.season import Season
from ce_opt.teams.facts import Team
from cli.console import INSTANCES
from plan.hand_season import TEAMS, run, season

GROUP_ROWS = [
    ("E1", "D1-1", "leader"),
    ("E2", "D1-1", "member"),
    ("E3", "D1-1", "member"),
    ("E3", "support", "support_leader"),
]


def groups_table(rows: list[tuple[str, str, str]] = GROUP_ROWS) -> pd.DataFrame:
    """Table groups of a plan."""
    columns = zip(*rows, strict=True)
    named = zip(("engineer", "group", "role"), columns, strict=True)
    return GROUPS.frame({name: list(cells) for name, cells in named})


def by_hand(made: Season | None = None, teams: list[Team] = TEAMS, **tables: Any) -> Material:  # noqa: ANN401
    """Material of the plan by hand.

    Parameters
    ----------
    made : the season, that of `plan.hand_season` unless given
    teams : who serves whom
    tables : tables of the plan that are replaced, None for a stage that did not run
    """
    if made is None and teams is TEAMS:
        made, plan = usual()
    else:
        made = made or season()
        plan = make_plan(made, teams, run())
    return material_of(made, replace(plan, **tables))


@cache
def usual() -> tuple[Season, Plan]:
    """The season and the plan of most tests."""
    made = season()
    return made, make_plan(made, TEAMS, run())


def bare() -> Material:
    """A season without bids, incumbents, ties and groups, and a plan of the teams alone."""
    made = season()
    tables = {
        name: frame.iloc[:0] if name in ("bids", "incumbents", "relations") else frame
        for name, frame in made.tables.items()
    }
    plan = make_plan(replace(made, tables=tables), TEAMS, run())
    plan = replace(plan, escalation=None, certificate=None, findings=None)
    return material_of(replace(made, tables=tables), plan)


@cache
def xiamen() -> tuple[Season, Plan]:
    """Xiamen as it was served last season: large enough for every table, and nothing is solved."""
    made = read_season(INSTANCES / "xiamen")
    seats = {
        (row.client, row.seat): row.engineer for row in made.incumbents.itertuples(index=False)
    }
    teams = [
        Team(row.client, *(seats[row.client, seat] for seat in row.seats))
        for row in made.clients.itertuples(index=False)
        if all((row.client, seat) in seats for seat in row.seats)
    ]
    return made, make_plan(made, teams, run(bound=4000.0))
