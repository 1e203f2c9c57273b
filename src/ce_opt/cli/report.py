"""``ce-opt report SEASON PLAN``: the page that a planning meeting puts on the wall."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.sheets import sheets
from ce_opt.cli.verify import PLAN, audited
from ce_opt.language import spoken, tr


@command
def report(
    season: SEASON,
    plan: PLAN,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FILE",
            help="File to write [report.html in the plan folder].",
            show_default=False,
        ),
    ] = None,
    before: Annotated[
        Path | None,
        typer.Option(
            metavar="OLDPLAN",
            help="Say what changed since an older plan [since last season's table incumbents].",
            show_default=False,
        ),
    ] = None,
    whom: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="WHOM",
            help="A page with only what somebody may see: engineer:E07, leader:G2, manager:M03, "
            "panel; or all, into the folder -o DIR.",
            show_default=False,
        ),
    ] = None,
    as_json: AS_JSON = False,
) -> None:
    """Write the plan as one page that opens offline: verdict, teams, loads, ladders, calendar."""
    from ce_opt.plan import read_plan
    from ce_opt.report import REPORT, write_report
    from ce_opt.whatif.seats import Seats

    given = audited(season, plan)
    if whom is not None:
        sheets(given, read_plan(plan), whom, out, as_json)
        return
    # Clients and people of an older plan may have left since: its seats are taken as they stand.
    older = None if before is None else Seats(tuple(sorted(read_plan(before).teams)))
    file = out or plan / REPORT
    write_report(given, read_plan(plan), file, older)
    size = file.stat().st_size
    if as_json:
        answer({"report": str(file), "bytes": size, "language": spoken()})
    else:
        say(
            tr(
                "{file}: {megabytes:.1f} MB, opens in any browser, offline",
                file=file,
                megabytes=size / 1e6,
            )
        )
