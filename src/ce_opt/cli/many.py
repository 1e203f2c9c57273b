"""What the commands have in common that answer with many searches.

Options, the plan to compare with, the bar, and how an answer is told; one that Ctrl-C cut short is
told as far as it goes (`ce_opt.cli.asking`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from ce_opt.cli.app import answer, say
from ce_opt.cli.words import as_plain
from ce_opt.errors import Interrupted, UsageError
from ce_opt.language import marked, tr, tr_count

if TYPE_CHECKING:
    from ce_opt.season import Season
    from ce_opt.teams.budget import Budget
    from ce_opt.teams.stopper import Stopper
    from ce_opt.whatif.why_not import Baseline

__all__ = [
    "EXECUTOR",
    "SEARCHES",
    "SIDE_BY_SIDE",
    "STOPPING",
    "Asked",
    "asked",
    "not_planned",
    "tell",
]

EXECUTOR = Annotated[
    str, typer.Option(help="Where searches run: threads, processes or dask://HOST:PORT.")
]
SIDE_BY_SIDE = Annotated[int, typer.Option(min=1, max=64, help="Searches side by side.")]
SEARCHES, STOPPING = marked("searches"), marked("stopping, what is answered is kept")
COMPARED = marked("looking for the best plan to compare with")
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
    told: Callable[[Answer], None],
) -> None:
    """Read season and plan, take or find the best plan known, do the work under a bar, and tell.

    Raises
    ------
    UsageError : no plan of the season was found to compare with
    Interrupted : Ctrl-C came before anything was answered
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
            counting.announce(COMPARED)
            base = baseline(given, seats, budget, counting.stopper)
            if counting.stopper():
                raise Interrupted
            if base is None:
                raise UsageError(tr("no plan of the season was found to compare with: see repair"))
            return work(Asked(given, base, where, budget, counting.stopper, counting.show))

        told(counting.run(everything, lambda found: counting.done > 0))


def tell(found: object, lines: Iterable[str], as_json: bool) -> None:
    """Say an answer, to people or to machines."""
    if as_json:
        answer(as_plain(found))
        return
    for line in lines:
        say(line)


def not_planned(names: Sequence[str], most: int) -> Iterator[str]:
    """Name what was left out when the work was ended; nothing where nothing was."""
    shown, rest = ", ".join(names[:most]), len(names) - most
    if rest > 0:
        yield tr_count(
            rest,
            "not planned: {names} and {count} more, see --long",
            "not planned: {names} and {count} more, see --long",
            names=shown,
        )
    elif names:
        yield tr("not planned: {names}", names=shown)
