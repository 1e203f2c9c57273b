"""``ce-opt rule-prices SEASON PLAN``: what each rule that binds costs."""

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
    from ce_opt.whatif.rule_prices import RulePrice

SHOWN = 20
"""Rules said without --long."""


@command
def rule_prices(
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
    """Say how often each rule binds, and what one unit of relaxing it saves."""
    from ce_opt.whatif.rule_prices import rule_prices as priced

    budget = budget_of(seconds, seed, 1, gap, work)
    asked(
        season,
        plan,
        budget,
        executor,
        workers,
        quiet,
        lambda it: priced(it.season, it.base, it.where, it.budget, it.stopper, it.on_done),
        lambda found: tell(found, lines(found, len(found) if long else SHOWN), as_json),
    )


def lines(found: Sequence[RulePrice], most: int) -> Iterator[str]:
    """Say each price."""
    planned = [one for one in found if one.status != "stopped"]
    if planned:
        yield tr("what one unit more of each rule changes; below 0 where it saves points")
    for one in planned[:most]:
        yield str(one)
    if len(planned) > most:
        yield tr("… {count} more, see --long", count=len(planned) - most)
    left_out = [one.about for one in found if one.status == "stopped"]
    yield from not_planned(left_out, most)
    if not found:
        yield tr("no rule binds")
