"""``ce-opt absence SEASON PLAN``: each engineer away, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ce_opt.cli.app import AS_JSON, command
from ce_opt.cli.check import SEASON
from ce_opt.cli.many import EXECUTOR, SIDE_BY_SIDE, asked, not_planned, tell
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, budget_of
from ce_opt.cli.why import LONG, SEATS
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.whatif.absence import Absence

SHOWN = 15
"""People said without --long."""


@command
def absence(
    season: SEASON,
    plan: SEATS,
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
    """Plan the season without each engineer: points lost, clients at risk."""
    from ce_opt.whatif.absence import absence as absences

    budget = budget_of(seconds, seed, 1, gap, work)
    asked(
        season,
        plan,
        budget,
        executor,
        workers,
        quiet,
        lambda it: absences(it.season, it.base, it.where, it.budget, it.stopper, it.on_done),
        lambda found: tell(found, lines(found, len(found) if long else SHOWN), as_json),
    )


def lines(found: Sequence[Absence], most: int) -> Iterator[str]:
    """Say whose absence costs most."""
    planned = [one for one in found if one.status != "stopped"]
    for one in planned[:most]:
        yield str(one)
    if len(planned) > most:
        yield tr("… {count} more, see --long", count=len(planned) - most)
    yield from not_planned([one.engineer for one in found if one.status == "stopped"], most)
