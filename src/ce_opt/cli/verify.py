"""``ce-opt verify SEASON PLAN``: the audit alone, without a solver."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.errors import PlanRejected, PlanUnreadable
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.season import Season

PLAN = Annotated[Path, typer.Argument(metavar="PLAN", help="Plan folder.", show_default=False)]


@command
def verify(season: SEASON, plan: PLAN, as_json: AS_JSON = False) -> None:
    """Audit a plan against its season: every hard rule, every printed number. No solver runs."""
    audited(season, plan)
    if as_json:
        answer({"breaches": [], "count": 0})
    else:
        say(
            tr(
                "{plan} keeps every rule of {season}, and every number in it is right",
                plan=plan,
                season=season,
            )
        )


def audited(season: Path, plan: Path) -> Season:
    """Read a season and audit a plan folder against it.

    Raises
    ------
    PlanUnreadable : where it is no plan folder
    PlanRejected : with every breach
    """
    from ce_opt.plan import audit
    from ce_opt.plan.layout import PLAN_TABLES
    from ce_opt.plan.read import SUMMARY
    from ce_opt.season import read_season

    files = (SUMMARY, *(table.file for table in PLAN_TABLES))
    if not any((plan / name).exists() for name in files):
        raise PlanUnreadable(
            tr("{plan} is no plan folder: name the folder that ce-opt plan wrote", plan=plan)
        )
    given = read_season(season)
    if breaches := audit(given, plan):
        raise PlanRejected(breaches)
    return given
