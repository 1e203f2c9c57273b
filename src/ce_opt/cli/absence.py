"""``ce-opt absence SEASON PLAN``: each engineer away, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.many import EXECUTOR, SIDE_BY_SIDE, asked
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, budget_of
from ce_opt.cli.why import LONG, SEATS
from ce_opt.cli.words import as_plain, price_words
from ce_opt.display import status_words
from ce_opt.language import tr, tr_count

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
    found = asked(
        season,
        plan,
        budget,
        executor,
        workers,
        quiet,
        lambda it: absences(it.season, it.base, it.where, it.budget, it.stopper, it.on_done),
    )
    if as_json:
        answer(as_plain(found))
        return
    for line in lines(found, len(found) if long else SHOWN):
        say(line)


def lines(found: Sequence[Absence], most: int) -> Iterator[str]:
    """Say whose absence costs most."""
    for one in found[:most]:
        yield line(one)
    if len(found) > most:
        yield tr("… {count} more, see --long", count=len(found) - most)


def line(one: Absence) -> str:
    """Say what the absence of one engineer means."""
    who = tr_count(
        one.seats, "{engineer} ({count} seat)", "{engineer} ({count} seats)", engineer=one.engineer
    )
    if one.cost is None:
        status = status_words(one.status)
        return tr("{who}: {status}: {reason}", who=who, status=status, reason=one.reason)
    price = price_words(one.cost)
    if not one.at_risk:
        return tr("{who} away: {price}", who=who, price=price)
    risk = ", ".join(one.at_risk)
    return tr("{who} away: {price}; at risk: {clients}", who=who, price=price, clients=risk)
