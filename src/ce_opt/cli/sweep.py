"""``ce-opt sweep SEASON SCENARIOS.toml -o DIR``: many scenarios, one table, resumable."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.many import STOPPING
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, budget_of
from ce_opt.cli.words import amount, as_plain
from ce_opt.display import status_words
from ce_opt.errors import UsageError
from ce_opt.language import marked, tr

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 40
"""Rows that are said; all stand in results.csv."""
SCENARIOS = marked("scenarios")


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
        raise UsageError(tr("{out} is a file: name a folder for the results", out=out))
    begin = None if start is None else read_seats(start, given)
    budget = budget_of(seconds, seed, 1, gap, work)
    bar = Counting(SCENARIOS, STOPPING, quiet)
    with executor_named(executor, workers) as where, bar as counting:
        table = counting.run(
            lambda: swept(given, listed, out, where, budget, begin, counting.stopper, counting.show)
        )
        if as_json:
            answer({"results": as_plain(table), "missing": len(listed) - len(table)})
        else:
            report(table, len(listed), out)


def report(table: pd.DataFrame, total: int, out: Path) -> None:
    """Say what each scenario came to."""
    for row in table.head(SHOWN).to_dict("records"):
        say(result_words(row))
    if len(table) > SHOWN:
        say(tr("… {count} more", count=len(table) - SHOWN))
    done, file = len(table), out / "results.csv"
    if done < total:
        say(
            tr(
                "{missing} of {total} scenarios are missing: run it again to go on",
                missing=total - done,
                total=total,
            )
        )
    say(tr("{file}: {done} of {total} scenarios", file=file, done=done, total=total))


def result_words(row: Mapping[Hashable, Any]) -> str:
    """Say what one scenario came to."""
    name, status = row["scenario"], status_words(row["status"])
    if row["points"] != row["points"] or row["points"] is None:
        return tr("{name}: {status}: {reason}", name=name, status=status, reason=row["reason"])
    said = {
        "name": name,
        "points": amount(row["points"]),
        "served": row["served"],
        "clients": row["clients"],
    }
    if row["status"] == "optimal":
        return tr("{name}: {points} points, optimal, {served:.0f} of {clients:.0f} clients", **said)
    return tr(
        "{name}: {points} points, gap {gap:.2%}, {served:.0f} of {clients:.0f} clients",
        gap=row["gap"],
        **said,
    )
