"""``ce-opt frontier SEASON PLAN``: the next client, the next engineer, served against points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ce_opt.cli.app import AS_JSON, command
from ce_opt.cli.check import SEASON
from ce_opt.cli.many import EXECUTOR, SIDE_BY_SIDE, asked, not_planned, tell
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, budget_of
from ce_opt.cli.why import LONG, SEATS
from ce_opt.cli.wide import right
from ce_opt.cli.words import amount, price_words
from ce_opt.display import status_words
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.whatif.frontier import Frontier, NextClient, NextEngineer

STOPPED = "stopped"
"""Status of what was left out, as `ce_opt.whatif.many` has it."""
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
    asked(
        season,
        plan,
        budget,
        executor,
        workers,
        quiet,
        lambda it: drawn(it.season, it.base, it.where, it.budget, it.stopper, it.on_done),
        lambda found: tell(found, lines(found, long), as_json),
    )


def lines(found: Frontier, long: bool) -> Iterator[str]:
    """Say all three."""
    most = max(len(found.clients), len(found.engineers)) if long else SHOWN
    yield from client_lines(found.clients, most)
    yield tr("one more engineer")
    planned = [one for one in found.engineers if one.status != STOPPED]
    for one in planned[:most]:
        yield "  " + engineer_words(one)
    if len(planned) > most:
        yield "  " + tr("… {count} more, see --long", count=len(planned) - most)
    left_out = [
        tr("{specialty} in {district}", specialty=one.specialty, district=one.district)
        for one in found.engineers
        if one.status == STOPPED
    ]
    yield from (f"  {said}" for said in not_planned(left_out, most))
    yield tr("clients served against points, by the weight of unserved_importance")
    heads = (
        right(tr("weight"), 8),
        right(tr("served"), 6),
        right(tr("importance left out"), 20),
        right(tr("other points"), 13),
    )
    yield "  " + " ".join([*heads, "", tr("status")])
    for trade in found.trades:
        importance = amount(trade.unserved_importance) if trade.weight else "–"
        proven = trade.status == "optimal" or not trade.gap
        status = status_words("optimal") if proven else tr("gap {gap:.2%}", gap=trade.gap)
        yield (
            f"  {trade.weight:>8g} {trade.served:>6} {importance:>20} "
            f"{trade.other_points:>13,.2f}  {status}"
        )


def client_lines(clients: Sequence[NextClient], most: int) -> Iterator[str]:
    """Say what serving each client left out would cost."""
    planned = [one for one in clients if one.status != STOPPED]
    if clients:
        yield tr("the next client")
    else:
        yield tr("every client that may be served is served")
    for client in planned[:most]:
        said = price_words(client.cost) if client.cost else status_words(client.status)
        yield "  " + tr("serve {client}: {price}", client=client.client, price=said)
    if len(planned) > most:
        yield "  " + tr("… {count} more, see --long", count=len(planned) - most)
    left_out = [one.client for one in clients if one.status == STOPPED]
    yield from (f"  {said}" for said in not_planned(left_out, most))


def engineer_words(one: NextEngineer) -> str:
    """Say what one more engineer would bring."""
    place = {"specialty": one.specialty, "district": one.district}
    if one.cost is None:
        status = status_words(one.status)
        return tr("{specialty} in {district}: no plan, {status}", status=status, **place)
    return tr(
        "{specialty} in {district}: {price}, {served} clients served",
        price=price_words(one.cost),
        served=one.served,
        **place,
    )
