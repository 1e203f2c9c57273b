"""``ce-opt repair SEASON``: why there is no plan, and what would give one, in order of cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ce_opt.cli.app import AS_JSON, command
from ce_opt.cli.check import SEASON
from ce_opt.cli.many import tell
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, WORKERS, budget_of
from ce_opt.cli.words import amount, as_plain
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.whatif.repair import Fix, Repair, Round

ANOTHER = "another conflict"
"""Status of a fix that leaves another conflict, as `ce_opt.whatif.repair` has it."""


@command
def repair(
    season: SEASON,
    seconds: SECONDS = 10.0,
    seed: SEED = 0,
    workers: WORKERS = 2,
    gap: GAP = 0.0,
    work: WORK = None,
    quiet: QUIET = False,
    as_json: AS_JSON = False,
) -> None:
    """Find the smallest conflict of a season without a plan, and fixes, each tried by planning."""
    from ce_opt.cli.asking import Asking
    from ce_opt.season import read_season
    from ce_opt.whatif.repair import repair as repaired

    given = read_season(season)
    budget = budget_of(seconds, seed, workers, gap, work)
    with Asking(seconds, quiet) as asking:
        found = asking.run(lambda: repaired(given, budget, asking.stopper), answered)
        tell(plain(found), lines(found), as_json)


def answered(found: Repair) -> bool:
    """Whether it was told by then that there is a plan, or that there is none."""
    return found.verdict != "unknown"


def plain(found: Repair) -> dict[str, Any]:
    """Say it to machines."""
    together = [fix.sentence for fix in found.together]
    return {**as_plain(found), "together": together, "mended": found.mended}


def lines(found: Repair) -> Iterator[str]:
    """Say it, conflict by conflict."""
    if found.verdict == "feasible":
        yield tr("nothing to repair: all clients that must be served can be served")
        return
    if found.verdict == "unknown":
        yield tr("whether the season has a plan could not be told in time: give it more seconds")
        return
    for number, one in enumerate(found.rounds, 1):
        yield from round_lines(number, one)
    if found.verdict == "infeasible" and not found.rounds:
        yield tr("no plan exists: the clients that must be served cannot all be served")
    if len(found.rounds) > 1:
        fixes = "; ".join(fix.sentence for fix in found.together)
        if found.mended:
            yield tr("together these give the season a plan: {fixes}", fixes=fixes)
        else:
            yield tr("together these are not enough: {fixes}", fixes=fixes)


def round_lines(number: int, one: Round) -> Iterator[str]:
    """Say a conflict, and its fixes."""
    if one.conflict.proven:
        yield tr(
            "conflict {number}: these cannot be kept together, all but any one of them can",
            number=number,
        )
    else:
        yield tr(
            "conflict {number} (not proven smallest in time): these cannot be kept together, all "
            "but any one of them can",
            number=number,
        )
    for sentence in one.conflict.sentences:
        yield f"  {sentence}"
    if one.fixes:
        yield tr("any one of these ends it")
    elif not one.untried:
        yield tr("no single change was found that ends it")
    for fix in one.fixes:
        yield f"  {fix_words(fix)}"
    if one.untried:
        yield tr("other changes that may end it were not tried")


def fix_words(fix: Fix) -> str:
    """Say a fix and what its plan costs."""
    if fix.points is None:
        if fix.status == ANOTHER:
            return tr("{fix}: then another conflict is left", fix=fix.sentence)
        return tr("{fix}: no plan was found with it in time", fix=fix.sentence)
    said = {"fix": fix.sentence, "points": amount(fix.points), "served": fix.served}
    if fix.status == "optimal":
        return tr("{fix}: a plan of {points} points, {served} clients served", **said)
    return tr(
        "{fix}: a plan of {points} points, none is below {bound}, {served} clients served",
        bound=amount(fix.bound or 0.0),
        **said,
    )
