"""``ce-opt stability SEASON PLAN``: how far each weight may go before a seat flips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, WORKERS, budget_of
from ce_opt.cli.why import SEATS
from ce_opt.cli.words import as_plain, counted

if TYPE_CHECKING:
    from ce_opt.whatif.stability import End, Interval


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
    from ce_opt.cli.progress import Solving
    from ce_opt.season import read_season
    from ce_opt.whatif.seats import read_seats
    from ce_opt.whatif.stability import stability as stable

    given = read_season(season)
    seats = read_seats(plan, given)
    budget = budget_of(seconds, seed, workers, gap, work)
    with Solving(seconds, quiet) as solving:
        found = solving.run(lambda: stable(given, seats, budget, solving.stopper))
    if as_json:
        answer(as_plain(found))
        return
    for line in lines(found):
        say(line)


def lines(found: Sequence[Interval]) -> Iterator[str]:
    """Say every interval and the first seats that flip at its ends."""
    for one in found:
        yield f"{one.name} {one.weight:g}: from {one.low.weight:.4g} to {one.high.weight:.4g}"
        for side, end in (("below", one.low), ("above", one.high)):
            if end.flips:
                yield f"  {side}: {flips(end)}{'' if end.proven else ' (not proven)'}"


def flips(end: End) -> str:
    """Name the first seat that flips, and count the others."""
    first = end.flips[0]
    rest = len(end.flips) - 1
    more = f" and {counted(rest, 'seat', 'seats')} more" if rest else ""
    before, after = first.before or "nobody", first.after or "nobody"
    return f"{first.seat} of {first.client}: {before} → {after}{more}"
