"""``ce-opt rule-prices SEASON PLAN``: what each rule that binds costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.many import EXECUTOR, SIDE_BY_SIDE, asked
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, budget_of
from ce_opt.cli.why import LONG, SEATS
from ce_opt.cli.words import as_plain
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
    found = asked(
        season,
        plan,
        budget,
        executor,
        workers,
        quiet,
        lambda it: priced(it.season, it.base, it.where, it.budget, it.stopper, it.on_done),
    )
    if as_json:
        answer(as_plain(found))
        return
    for line in lines(found, len(found) if long else SHOWN):
        say(line)


def lines(found: Sequence[RulePrice], most: int) -> Iterator[str]:
    """Say each price."""
    if found:
        yield tr("what one unit more of each rule changes; below 0 where it saves points")
    for one in found[:most]:
        yield str(one)
    if len(found) > most:
        yield tr("… {count} more, see --long", count=len(found) - most)
    if not found:
        yield tr("no rule binds")
