"""``ce-opt sweep SEASON SCENARIOS.toml -o DIR``: many scenarios, one table, resumable."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, budget_of
from ce_opt.cli.words import amount, as_plain
from ce_opt.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 40
"""Rows that are said; all stand in results.csv."""


@command
def sweep(
    season: SEASON,
    scenarios: Annotated[
        Path, typer.Argument(metavar="SCENARIOS", help="Scenario file (TOML).", show_default=False)
    ],
    out: Annotated[
        Path,
        typer.Option("-o", "--out", metavar="DIR", help="Keeps results.", show_default=False),
    ],
    start: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="PLAN", help="Begin each search with a plan.", show_default=False
        ),
    ] = None,
    executor: Annotated[
        str, typer.Option(help="Where scenarios run: threads, processes or dask://HOST:PORT.")
    ] = "threads",
    workers: Annotated[int, typer.Option(min=1, max=64, help="Scenarios side by side.")] = 2,
    seconds: SECONDS = 10.0,
    seed: SEED = 0,
    gap: GAP = 0.0,
    work: WORK = None,
    quiet: QUIET = False,
    as_json: AS_JSON = False,
) -> None:
    """Plan every scenario of a file; run again after a kill, it does what is missing."""
    from ce_opt.cli.bar import Counting
    from ce_opt.season import read_season
    from ce_opt.teams.executors import executor_named
    from ce_opt.whatif.scenarios import read_scenarios
    from ce_opt.whatif.seats import read_seats
    from ce_opt.whatif.sweep import sweep as swept

    given, listed = read_season(season), read_scenarios(scenarios)
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file: name a folder for the results")
    begin = None if start is None else read_seats(start, given)
    budget = budget_of(seconds, seed, 1, gap, work)
    with executor_named(executor, workers) as where, Counting("scenarios", quiet) as counting:
        table = counting.run(
            lambda: swept(given, listed, out, where, budget, begin, counting.stopper, counting.show)
        )
    if as_json:
        answer({"results": as_plain(table), "missing": len(listed) - len(table)})
        return
    report(table, len(listed), out)


def report(table: pd.DataFrame, total: int, out: Path) -> None:
    """Say what each scenario came to."""
    for row in table.head(SHOWN).to_dict("records"):
        if row["points"] == row["points"] and row["points"] is not None:
            best = "optimal" if row["status"] == "optimal" else f"gap {row['gap']:.2%}"
            served = f"{row['served']:.0f} of {row['clients']:.0f} clients"
            say(f"{row['scenario']}: {amount(row['points'])} points, {best}, {served}")
        else:
            say(f"{row['scenario']}: {row['status']}: {row['reason']}")
    if len(table) > SHOWN:
        say(f"… {len(table) - SHOWN} more")
    if len(table) < total:
        say(f"{total - len(table)} of {total} scenarios are missing: run it again to go on")
    say(f"{out / 'results.csv'}: {len(table)} of {total} scenarios")
