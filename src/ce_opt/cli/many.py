"""What the commands have in common that answer with many searches: options, baseline, bar."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from ce_opt.errors import UsageError
from ce_opt.language import marked, tr

if TYPE_CHECKING:
    from ce_opt.season import Season
    from ce_opt.teams.budget import Budget
    from ce_opt.teams.stopper import Stopper
    from ce_opt.whatif.why_not import Baseline

__all__ = ["EXECUTOR", "SEARCHES", "SIDE_BY_SIDE", "STOPPING", "Asked", "asked"]

EXECUTOR = Annotated[
    str, typer.Option(help="Where searches run: threads, processes or dask://HOST:PORT.")
]
SIDE_BY_SIDE = Annotated[int, typer.Option(min=1, max=64, help="Searches side by side.")]
SEARCHES, STOPPING = marked("searches"), marked("stopping after running searches")
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Asked:
    """What a question with many searches is answered with.

    Attributes
    ----------
    season : the season
    base : the best plan known
    where : the executor
    budget : limits of each search
    stopper : stopped by Ctrl-C
    on_done : moves the bar
    """

    season: Season
    base: Baseline
    where: Executor
    budget: Budget
    stopper: Stopper
    on_done: Callable[[int, int], None]


def asked(
    season: Path,
    plan: Path,
    budget: Budget,
    executor: str,
    workers: int,
    quiet: bool,
    work: Callable[[Asked], Answer],
) -> Answer:
    """Read season and plan, take or find the best plan known, and do the work under a bar.

    Raises
    ------
    UsageError : no plan of the season was found to compare with
    """
    from ce_opt.cli.bar import Counting
    from ce_opt.season import read_season
    from ce_opt.teams.executors import executor_named
    from ce_opt.whatif.seats import read_seats
    from ce_opt.whatif.why_not import baseline

    given = read_season(season)
    seats = read_seats(plan, given)
    with ExitStack() as stack:
        where = stack.enter_context(executor_named(executor, workers))
        counting = stack.enter_context(Counting(SEARCHES, STOPPING, quiet))

        def everything() -> Answer:
            base = baseline(given, seats, budget, counting.stopper)
            if base is None:
                raise UsageError(tr("no plan of the season was found to compare with: see repair"))
            return work(Asked(given, base, where, budget, counting.stopper, counting.show))

        return counting.run(everything)
