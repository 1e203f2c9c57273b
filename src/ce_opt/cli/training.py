"""``ce-opt training SEASON PLAN``: who should learn what, by the points that it saves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, command
from ce_opt.cli.check import SEASON
from ce_opt.cli.many import EXECUTOR, SIDE_BY_SIDE, asked, tell
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, budget_of
from ce_opt.cli.why import LONG, SEATS
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.whatif.training import Training

SHOWN = 15
"""Trainings said without --long."""


@command
def training(
    season: SEASON,
    plan: SEATS,
    solve: Annotated[
        int, typer.Option(min=0, help="How many of the most promising are planned.")
    ] = 20,
    executor: EXECUTOR = "threads",
    workers: SIDE_BY_SIDE = 2,
    seconds: SECONDS = 10.0,
    seed: SEED = 0,
    gap: GAP = 0.0,
    work: WORK = None,
    long: LONG = False,
    quiet: QUIET = False,
    as_json: AS_JSON = False,
) -> None:
    """Rank each engineer's next level in each specialty by the points that it saves."""
    from ce_opt.whatif.training import training as trainings

    budget = budget_of(seconds, seed, 1, gap, work)
    asked(
        season,
        plan,
        budget,
        executor,
        workers,
        quiet,
        lambda it: trainings(
            it.season, it.base, it.where, it.budget, solve, it.stopper, it.on_done
        ),
        lambda found: tell(found, lines(found, len(found) if long else SHOWN), as_json),
    )


def lines(found: Sequence[Training], most: int) -> Iterator[str]:
    """Say which trainings save most; of the others, what they save at most."""
    if found:
        yield tr("what each training changes; below 0 where it saves points")
    for one in found[:most]:
        yield str(one)
    if len(found) > most:
        yield tr("… {count} more, see --long", count=len(found) - most)
    if not found:
        yield tr("no training can save anything: nobody is one level below what a client asks for")
