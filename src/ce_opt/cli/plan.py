"""``ce-opt plan SEASON -o PLAN``: assign, audit, write."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, fail, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.solving import GAP, QUIET, SEED, WORKERS
from ce_opt.cli.wide import left
from ce_opt.display import status_words
from ce_opt.errors import UsageError
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.pipeline import NoPlan
    from ce_opt.plan import Plan


@command
def plan(
    season: SEASON,
    out: Annotated[
        Path,
        typer.Option(
            "-o", "--out", metavar="PLAN", help="Plan folder to write.", show_default=False
        ),
    ],
    seconds: Annotated[float, typer.Option(min=0.1, help="Stop after this time.")] = 60.0,
    seed: SEED = 0,
    workers: WORKERS = 2,
    gap: GAP = 0.0,
    work: Annotated[
        float | None,
        typer.Option(min=0.0, help="Deterministic limit: equal work, equal plan on any machine."),
    ] = None,
    start: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="OLDPLAN",
            help="Begin with an older plan; people and clients are matched by id.",
            show_default=False,
        ),
    ] = None,
    executor: Annotated[
        str,
        typer.Option(
            help="Where parts of a large plan are improved: threads, processes or dask://HOST:PORT."
        ),
    ] = "threads",
    quiet: QUIET = False,
    as_json: AS_JSON = False,
) -> None:
    """Assign A and B engineers and write the audited plan; Ctrl-C keeps the best plan so far."""
    from ce_opt.cli.progress import Solving
    from ce_opt.notes import season_notes
    from ce_opt.pipeline import NoPlan, plan_season
    from ce_opt.plan.read import read_plan
    from ce_opt.plan.write import obstacle, write_plan
    from ce_opt.report import add_report
    from ce_opt.season import read_season
    from ce_opt.teams.budget import Budget
    from ce_opt.teams.executors import executor_named

    refusal = obstacle(out.resolve()) or no_place(out.resolve())
    if refusal:
        raise UsageError(refusal)
    given = read_season(season)
    old = None if start is None else read_plan(start)
    if not quiet:
        for note in season_notes(given):
            say(tr("note: {note}", note=note), sys.stderr)
    budget = Budget(seconds, seed, workers, gap, work)
    with executor_named(executor, workers) as where, Solving(seconds, quiet) as solving:
        elsewhere = None if executor == "threads" else where
        found = solving.run(
            lambda: plan_season(
                given, budget, solving.stopper, solving.display.show, old, elsewhere
            )
        )
        if isinstance(found, NoPlan):
            no_plan(found, as_json)
        else:
            write_plan(found, given, out)
            add_report(given, out)
    if not isinstance(found, NoPlan):
        report(found, out, as_json)


def no_place(out: Path) -> str:
    """Say why a plan could not be written at a place; asked before the search, not after it."""
    if Path.cwd().is_relative_to(out):
        return tr("{out} is where you are: name a folder of its own for the plan", out=out)
    parent = next(folder for folder in out.parents if folder.exists())
    if not parent.is_dir() or not os.access(parent, os.W_OK | os.X_OK):
        return tr(
            "{out} cannot be written: {parent} is no folder that you may write to",
            out=out,
            parent=parent,
        )
    return ""


def no_plan(found: NoPlan, as_json: bool) -> None:
    """Say why there is no plan."""
    code = 130 if found.status == "interrupted" else 3
    message = "\n".join([found.sentence, *(f"  {reason}" for reason in found.reasons)])
    fail(message, code, as_json, status=found.status, reasons=list(found.reasons))


def written(out: Path) -> str:
    """Say where the plan is, and what to open: the report, where the plan has one, comes first."""
    from ce_opt.report import REPORT, has_report

    workbook = out / "plan.xlsx"
    if has_report(out):
        return tr(
            "{out}: audited and written; open {report} first, {workbook} to edit it",
            out=out,
            report=out / REPORT,
            workbook=workbook,
        )
    return tr("{out}: audited and written; open {file}", out=out, file=workbook)


def report(found: Plan, out: Path, as_json: bool) -> None:
    """Say what was written and how good it is."""
    from ce_opt.plan.selection import sentences
    from ce_opt.teams.names import name_of

    summary = found.summary
    if as_json:
        answer({"plan": str(out), **asdict(summary)})
        return
    say(
        tr(
            "{status}: {served} of {clients} clients served, {points:,.2f} points, no plan is "
            "below {bound:,.2f} (gap {gap:.2%}), {seconds:.1f} s",
            status=status_words(summary.status),
            served=summary.served,
            clients=summary.clients,
            points=summary.points,
            bound=summary.bound,
            gap=summary.gap,
            seconds=summary.seconds,
        )
    )
    for name, points in summary.terms.items():
        say(f"  {left(name_of(name), 24)}{points:>12,.2f}")
    total = left(tr("points"), 24)
    say(f"  {total}{summary.points:>12,.2f}")
    for sentence in sentences(summary.selection):
        say(f"  {sentence}")
    for client, reason in found.unserved[["client", "reason"]].head(10).itertuples(index=False):
        say("  " + tr("unserved {client}: {reason}", client=client, reason=reason))
    if len(found.unserved) > 10:
        say("  " + tr("… {count} more in unserved.csv", count=len(found.unserved) - 10))
    say(written(out))
