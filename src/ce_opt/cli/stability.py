"""``ce-opt stability SEASON PLAN``: how far each weight may go before a seat flips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ce_opt.cli.app import AS_JSON, command
from ce_opt.cli.check import SEASON
from ce_opt.cli.many import STOPPING, tell
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, WORKERS, budget_of
from ce_opt.cli.why import SEATS
from ce_opt.language import marked, tr

if TYPE_CHECKING:
    from ce_opt.whatif.stability import Interval

WEIGHTS = marked("weights")


@command
def stability(
    season: SEASON,
    plan: SEATS,
    seconds: SECONDS = 10.0,
    seed: SEED = 0,
    workers: WORKERS = 2,
    gap: GAP = 0.0,
    work: WORK = None,
    quiet: QUIET = False,
    as_json: AS_JSON = False,
) -> None:
    """Find the interval of each weight in which the plan's seats stay, and what flips first."""
    from ce_opt.cli.bar import Counting
    from ce_opt.season import read_season
    from ce_opt.whatif.seats import read_seats
    from ce_opt.whatif.stability import stability as stable
    from ce_opt.whatif.stability import weights_of

    given = read_season(season)
    seats = read_seats(plan, given)
    budget = budget_of(seconds, seed, workers, gap, work)
    with Counting(WEIGHTS, STOPPING, quiet) as counting:
        found = counting.run(
            lambda: stable(given, seats, budget, counting.stopper, on_done=counting.show), bool
        )
        tell(found, lines(found, weights_of(given)), as_json)


def lines(found: Sequence[Interval], asked: Sequence[str]) -> Iterator[str]:
    """Say every interval and the first seats that flip at its ends; which weights are missing.

    Parameters
    ----------
    found : intervals of the weights that are done
    asked : names of all weights
    """
    for one in found:
        yield str(one)
        for said in one.sentences:
            yield f"  {said}"
    done = {one.name for one in found}
    missing = [name for name in asked if name not in done]
    if missing:
        yield tr("not looked at: {weights}", weights=", ".join(missing))
