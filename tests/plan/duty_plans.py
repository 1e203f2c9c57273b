"""A plan by hand with a calendar, for the tests of tables, files and audit."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from ce_opt.duties import OldAgenda, plan_duties
from ce_opt.plan import Plan, make_plan, write_plan
from ce_opt.plan.duty_table import with_agenda
from ce_opt.season import Season
from ce_opt.teams.facts import Team
from duties.seasons import HALF_YEAR, away, small
from plan.hand_season import from_disk, run

TEAMS = [Team("C1", "E1", "E2"), Team("C2", "E2", "E1"), Team("C3", "E3", "E4"), Team("C4", "E4")]
OLD = [{"client": "C1", "engineer": "E3", "seat": "A"}]


def season_with_leave(folder: Path) -> Season:
    """The small season of half a year; E3 is away for the third quarter, so C3 has no visit."""
    leave = [away("E3", "2026-07-01", "2026-09-30")]
    return from_disk(folder, small(HALF_YEAR, incumbents=OLD, leave=leave))


def plan_of(
    season: Season,
    teams: list[Team] = TEAMS,
    older: OldAgenda | None = None,
    groups: pd.DataFrame | None = None,
) -> Plan:
    """The plan with its calendar."""
    plan = make_plan(season, teams, run(bound=-1e9))
    seats = {team.client: team.members for team in teams}
    return with_agenda(plan, plan_duties(season, seats, groups, older=older))


def written(season: Season, folder: Path) -> Path:
    """The plan in a folder."""
    write_plan(plan_of(season), season, folder)
    return folder
