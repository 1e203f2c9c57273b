"""``ce-opt repair SEASON``: why there is no plan, and what would give one, in order of cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, WORKERS, budget_of
from ce_opt.cli.words import amount, as_plain

if TYPE_CHECKING:
    from ce_opt.whatif.repair import Fix, Repair


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
    from ce_opt.cli.progress import Solving
    from ce_opt.season import read_season
    from ce_opt.whatif.repair import repair as repaired

    given = read_season(season)
    budget = budget_of(seconds, seed, workers, gap, work)
    with Solving(seconds, quiet) as solving:
        found = solving.run(lambda: repaired(given, budget, solving.stopper))
    if as_json:
        answer(plain(found))
        return
    for line in lines(found):
        say(line)


def plain(found: Repair) -> dict[str, Any]:
    """Say it to machines."""
    together = [fix.sentence for fix in found.together]
    return {**as_plain(found), "together": together, "mended": found.mended}


def lines(found: Repair) -> Iterator[str]:
    """Say it, conflict by conflict."""
    if found.verdict == "feasible":
        yield "nothing to repair: all clients that must be served can be served"
        return
    if found.verdict == "unknown":
        yield "whether the season has a plan could not be told in time: give it more seconds"
        return
    for number, one in enumerate(found.rounds, 1):
        proven = "" if one.conflict.proven else " (not proven smallest in time)"
        yield (
            f"conflict {number}{proven}: these cannot be kept together, all but any one of them can"
        )
        for sentence in one.conflict.sentences:
            yield f"  {sentence}"
        yield "any one of these ends it" if one.fixes else "no single change was found that ends it"
        for fix in one.fixes:
            yield f"  {fix_words(fix)}"
    if len(found.rounds) > 1:
        mended = "give the season a plan" if found.mended else "are not enough"
        said = "; ".join(fix.sentence for fix in found.together)
        yield f"together these {mended}: {said}"


def fix_words(fix: Fix) -> str:
    """Say a fix and what its plan costs."""
    if fix.points is None:
        return f"{fix.sentence}: {NO_PLAN.get(fix.status, 'no plan was found with it in time')}"
    best = "" if fix.status == "optimal" else f", none is below {amount(fix.bound or 0.0)}"
    return (
        f"{fix.sentence}: a plan of {amount(fix.points)} points{best}, {fix.served} clients served"
    )


NO_PLAN = {"another conflict": "then another conflict is left"}
