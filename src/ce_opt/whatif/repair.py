"""Repair: why a season has no plan, and what would give it one, in order of cost.

    round 1   the smallest conflict, and its fixes, each tried by planning the season with it
    round 2   … the same with the cheapest fix made, where another conflict is left

The cost of a fix is the points of the best plan found with it: what its makers argue about in the
end. Letting a client go costs its importance, a longer trip costs hours on the road.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ce_opt.display import page, status_words
from ce_opt.errors import Interrupted
from ce_opt.language import tr
from ce_opt.pipeline import NoPlan, plan_season
from ce_opt.season import Season
from ce_opt.season.change import Change
from ce_opt.teams.budget import Budget
from ce_opt.teams.rules import service
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.conflict import Conflict, conflict_of
from ce_opt.whatif.feasibility import Feasibility
from ce_opt.whatif.fixes import Proposal, proposals
from ce_opt.whatif.promises import FORBIDDEN, REQUIRED, Promise

__all__ = ["Fix", "Repair", "Round", "repair"]

ROUNDS = 50
"""Conflicts that are resolved one after the other at most."""
ANOTHER = "another conflict"
"""Status of a fix that ends its conflict and leaves another."""
GIVEN_UP = (service.NAME, REQUIRED, FORBIDDEN)
"""Promises that people made: of fixes of unknown cost, those that ease a limit come first."""
Verdict = Literal["feasible", "infeasible", "unknown"]


@dataclass(frozen=True)
class Fix:
    """A way out of a conflict.

    Attributes
    ----------
    promise : what is given up or eased
    sentence : what to do
    changes : the same as changes of the season
    points, bound, served : of the best plan found with it; None where another conflict is left, or
        no plan was found in time
    status : of that plan; ``another conflict`` or ``unknown`` where there is none
    """

    promise: Promise
    sentence: str
    changes: tuple[Change, ...]
    status: str
    points: float | None = None
    bound: float | None = None
    served: int | None = None


@dataclass(frozen=True)
class Round:
    """A conflict and its fixes, the cheapest first.

    Attributes
    ----------
    conflict, fixes : what cannot be kept together, and each change that ends it
    untried : there may be more fixes, for the work was ended before they were tried
    """

    conflict: Conflict
    fixes: tuple[Fix, ...]
    untried: bool = False


@dataclass(frozen=True)
class Repair:
    """What was found.

    Attributes
    ----------
    verdict : whether the season has a plan; both answers are proven, unknown is none
    rounds : conflicts in the order in which they were found, each with the cheapest fix of those
        before it made; empty where the season has a plan
    """

    verdict: Verdict
    rounds: tuple[Round, ...] = ()

    @property
    def together(self) -> tuple[Fix, ...]:
        """The cheapest fix of each round: together they give the season a plan."""
        return tuple(one.fixes[0] for one in self.rounds if one.fixes)

    @property
    def mended(self) -> bool:
        """Whether a plan was found with these fixes."""
        last = self.rounds[-1].fixes if self.rounds else ()
        return bool(last) and last[0].points is not None

    def _repr_html_(self) -> str:
        """Show a notebook each conflict and its fixes, the cheapest first."""
        said = []
        for one in self.rounds:
            said += [tr("conflict: {sentence}", sentence=it) for it in one.conflict.sentences]
            said += [
                tr("fix: {fix} ({status})", fix=fix.sentence, status=status_words(fix.status))
                for fix in one.fixes
            ]
        return page(tr("Repair"), {tr("verdict"): status_words(self.verdict)}, said)


def repair(season: Season, budget: Budget | None = None, stopper: Stopper | None = None) -> Repair:
    """Find why a season has no plan, and what would give it one.

    Parameters
    ----------
    season : a checked season
    budget : for planning the season with each fix; also the work of each proof
    stopper : call its `stop` from another thread to end with what is known
    """
    budget, stopper = budget or Budget(seconds=10), stopper or Stopper()
    rounds: list[Round] = []
    for _ in range(ROUNDS):
        feasibility = Feasibility(season, budget.total_work, stopper)
        verdict = feasibility.check(feasibility.promises)
        conflict = conflict_of(feasibility, stopper) if verdict == "infeasible" else None
        if conflict is None or stopper():
            first: Verdict = "infeasible" if rounds else verdict
            return Repair(first, tuple(rounds))
        fixes = in_order(fixed(season, feasibility, conflict, budget, stopper))
        rounds.append(Round(conflict, fixes, untried=stopper()))
        if not fixes or fixes[0].status != ANOTHER:
            break
        season = season.with_changes(*fixes[0].changes)
    return Repair("infeasible", tuple(rounds))


def fixed(
    season: Season,
    feasibility: Feasibility,
    conflict: Conflict,
    budget: Budget,
    stopper: Stopper,
) -> Iterator[tuple[int, Fix]]:
    """Try every proposal by planning; the number says in which order it was made.

    Once stopped, the fix that was being tried and those after it are left out.
    """
    for place, proposal in enumerate(proposals(feasibility, conflict)):
        try:
            fix = tried(season, proposal, budget, stopper)
        except Interrupted:
            return
        if stopper():
            return
        yield place, fix


def tried(season: Season, proposal: Proposal, budget: Budget, stopper: Stopper) -> Fix:
    """Plan the season with a fix."""
    fix = Fix(proposal.promise, proposal.sentence, proposal.changes, ANOTHER)
    if not proposal.whole:
        return fix
    found = plan_season(season.with_changes(*proposal.changes), budget, stopper)
    if isinstance(found, NoPlan):
        return replace(fix, status=found.status)
    summary = found.summary
    return replace(
        fix,
        status=summary.status,
        points=summary.points,
        bound=summary.bound,
        served=summary.served,
    )


def in_order(found: Iterator[tuple[int, Fix]]) -> tuple[Fix, ...]:
    """Sort fixes by points; where another conflict is left, those that give least up first."""
    ranked = sorted(
        found,
        key=lambda item: (
            item[1].points is None,
            item[1].status == "unknown",
            item[1].points or 0.0,
            item[1].promise.kind in GIVEN_UP,
            item[0],
        ),
    )
    return tuple(fix for _, fix in ranked)
