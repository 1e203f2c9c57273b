"""``ce-opt frontier SEASON PLAN``: the next client, the next engineer, served against points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.many import EXECUTOR, SIDE_BY_SIDE, asked
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, budget_of
from ce_opt.cli.why import LONG, SEATS
from ce_opt.cli.words import amount, as_plain, price_words

if TYPE_CHECKING:
    from ce_opt.whatif.frontier import Frontier

SHOWN = 10
"""Clients and engineers said without --long."""


@command
def frontier(
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
    """Price the next client and one more engineer; clients served against points."""
    from ce_opt.whatif.frontier import frontier as drawn

    budget = budget_of(seconds, seed, 1, gap, work)
    found = asked(
        season,
        plan,
        budget,
        executor,
        workers,
        quiet,
        lambda it: drawn(it.season, it.base, it.where, it.budget, it.stopper, it.on_done),
    )
    if as_json:
        answer(as_plain(found))
        return
    for line in lines(found, long):
        say(line)


def lines(found: Frontier, long: bool) -> Iterator[str]:
    """Say all three."""
    most = max(len(found.clients), len(found.engineers)) if long else SHOWN
    yield "the next client" if found.clients else "every client that may be served is served"
    for client in found.clients[:most]:
        said = price_words(client.cost) if client.cost else client.status
        yield f"  serve {client.client}: {said}"
    yield "one more engineer"
    for one in found.engineers[:most]:
        said = f"{price_words(one.cost)}, {one.served} clients served" if one.cost else "no plan"
        yield f"  {one.specialty} in {one.district}: {said}"
    yield "clients served against points, by the weight of unserved_importance"
    yield f"  {'weight':>8} {'served':>6} {'importance left out':>20} {'other points':>13}  status"
    for trade in found.trades:
        left_out = amount(trade.unserved_importance) if trade.weight else "–"
        yield (
            f"  {trade.weight:>8g} {trade.served:>6} {left_out:>20} "
            f"{trade.other_points:>13,.2f}  {trade.status}"
        )
