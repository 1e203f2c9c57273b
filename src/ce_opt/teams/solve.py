"""From a TeamProblem to a plan with a proven bound, within a budget.

    first plan → ascent of the linear relaxation (bound, prices) → rounds of
        ascent of the decomposition (better bound, better prices)
        → ruin and recreate → neighbourhoods → core (improves, and proves where it can)

There is a plan from the first moment on, and every step may be the last. Effort is counted in
deterministic time: a run that ends by proof, gap, idleness or work gives the same plan every time;
only one that ends at the wall clock or at Ctrl-C may not, and says so (`Outcome.stopped_by`).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import cache

import numpy as np

from ce_opt.teams.annealing import WORK_PER_MOVE, Annealing, Schedule
from ce_opt.teams.budget import Budget, Outcome, Progress, Status
from ce_opt.teams.headcount import too_few_to_serve
from ce_opt.teams.improve import Improvement
from ce_opt.teams.insertion import Guidance, recreate_all
from ce_opt.teams.known_prices import KnownPrices
from ce_opt.teams.listing import cheapest_columns, columns_within
from ce_opt.teams.master import Master
from ce_opt.teams.pool import Pool, entries_of, fixed_loads, make_pool, pool_cost, renamed
from ce_opt.teams.prices import Prices
from ce_opt.teams.pricing import seat_values
from ce_opt.teams.problem import LARGEST_SUM, UNSERVED, IntArray, TeamProblem
from ce_opt.teams.rehearsal import crammed_problem, tiny_problem
from ce_opt.teams.run import Run
from ce_opt.teams.stopper import Stopper

__all__ = ["solve"]

FIRST_COLUMNS = 200
"""Columns per client that the first plan looks at."""
SQUEEZES, SQUEEZE_MOVES = 10, 500
"""Runs of moves that make room for whoever is asked for, and moves per client in each."""
SQUEEZE = 0.02
"""First temperature of these moves, as a share of the dearest client to leave out."""
MOST_PLACED = 200_000
"""Teams that CP-SAT may look at to place must-clients and clients that plan limits ask for; past
it, the cheapest ones, without a proof."""
REHEARSAL_WORK = 0.02
"""Deterministic time of the rehearsal: enough to meet every step."""
REHEARSAL_SECONDS = 3600.0
"""Wall-clock limit of the rehearsal: on a busy machine compiling may take minutes, and a rehearsal
that ends before its last step leaves the rest to the run's own clock."""
PLACING_SHARE = 0.8
"""Share of the work that CP-SAT may take to place them, where moves do not."""


def solve(
    problem: TeamProblem,
    budget: Budget,
    stopper: Stopper | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    start: IntArray | None = None,
    executor: Executor | None = None,
    known: KnownPrices | None = None,
) -> Outcome:
    """Find a plan and prove how good it is.

    Parameters
    ----------
    problem : the columns and rows
    budget : limits on time and work
    stopper : call its `stop` from another thread to keep the best plan so far
    on_progress : told each improvement
    start : [clients], columns of an older plan to begin with, or `UNSERVED`; what of it does not
        fit together any more is dealt out anew
    executor : where the parts of a large plan are improved; threads by default
    known : prices of an earlier run of this or a similar problem, to climb from
    """
    rehearse()
    run = Run(problem, budget, stopper or Stopper(), on_progress, known)
    return solved(run, start, executor)


@cache
def rehearse() -> None:
    """Go through all steps once, on tiny problems: what is compiled stays compiled."""
    budget = Budget(seconds=REHEARSAL_SECONDS, work=REHEARSAL_WORK, workers=1)
    for problem in (tiny_problem(), crammed_problem()):
        nobody = np.full(problem.clients, UNSERVED, dtype=np.int64)
        solved(Run(problem, budget, Stopper(), lambda progress: None), nobody, None)


def solved(run: Run, start: IntArray | None, executor: Executor | None) -> Outcome:
    """Go through all steps of a run."""
    verdict = first_plan(run, start)
    if verdict is not None or run.chosen is None:
        return run.outcome(verdict or "unknown")
    with ThreadPoolExecutor(run.budget.workers) as threads:  # a stopped run gets its bound as well
        improvement = Improvement(run, threads, executor)
        improvement.improve()
        if run.problem.plan_limits:
            run.marginal = improvement.climb.marginal()
        run.prices = improvement.climb.kept()
    return run.outcome()


def first_plan(run: Run, start: IntArray | None) -> Status | None:
    """Find any plan; return a status where that ends the run."""
    free = seat_values(run.problem, Prices.zero(run.problem))
    few, _ = cheapest_columns(run.problem, free, FIRST_COLUMNS)
    few = few[few >= 0]
    wanted = None
    if start is not None:
        few = np.union1d(few, start[start != UNSERVED])
    pool = make_pool(run.problem, few)
    if start is not None:
        wanted, run.warm = entries_of(pool, start), True
    chosen = recreate_all(pool, wanted)
    if pool_cost(pool, chosen) is None:
        chosen = squeezed_in(run, pool, chosen)
    if pool_cost(pool, chosen) is None:
        return place_asked(run)
    run.accept(renamed(chosen, pool.column), "first plan")
    return None


def squeezed_in(run: Run, pool: Pool, chosen: IntArray) -> IntArray:
    """Make room by fast moves for clients that must be served or that plan limits ask for.

    Till then they may be left out, at a high price, and no plan limit may be broken any further.
    """
    dear = pool.unserved + 2 * int(np.abs(pool.cost).max(initial=1))
    used = fixed_loads(pool, chosen)[1]
    gives = (pool.plan_use[used > pool.plan_capacity] < 0).any(axis=0)
    asked = pool.must | (np.bincount(pool.client[gives], minlength=len(pool.must)) > 0)
    soft = pool._replace(
        must=np.zeros_like(pool.must),
        unserved=np.where(asked, dear, 0),
        plan_capacity=np.maximum(pool.plan_capacity, used),
    )
    cost = pool_cost(soft, chosen)
    assert cost is not None
    annealing = Annealing(soft, chosen, cost, run.budget.seed)
    schedule = Schedule.of(int(pool.unserved.max(initial=1)), 1, SQUEEZE, SQUEEZE / 10)
    for part in range(SQUEEZES):
        if run.over() or pool_cost(pool, annealing.best) is not None:
            break
        least = np.maximum(pool.plan_capacity, annealing.standing.plan_load)
        annealing.pool = soft._replace(plan_capacity=least)
        moves = SQUEEZE_MOVES * len(chosen)
        annealing.run(moves, schedule.part(part, SQUEEZES), Guidance.none(pool))
        run.work += moves * WORK_PER_MOVE
    return recreate_all(pool, annealing.best)


def place_asked(run: Run) -> Status | None:
    """Place by CP-SAT clients that must be served or that plan limits ask for, no others.

    Returns a status where that ends the run; infeasible is a proof.
    """
    problem = run.problem
    if too_few_to_serve(run):
        run.stopped_by = "proof"
        return "infeasible"
    values = seat_values(problem, Prices.zero(problem))
    wanted = np.where(problem.asked, LARGEST_SUM, -LARGEST_SUM)
    columns = columns_within(problem, values, wanted, MOST_PLACED)
    complete = columns is not None
    if columns is None:
        cheapest, _ = cheapest_columns(problem, values, FIRST_COLUMNS)
        columns = cheapest[problem.asked].ravel()
        columns = columns[columns >= 0]
    pool = make_pool(problem, columns)
    hint = np.full(problem.clients, UNSERVED, dtype=np.int64)
    master = Master(pool, np.zeros(len(pool.seat), dtype=np.int64), hint)
    result = run.spend(master, PLACING_SHARE * run.work_left, any_plan=True)
    if result.verdict == "infeasible" and complete:
        run.stopped_by = "proof"
        return "infeasible"
    if result.chosen is None:
        run.over()  # say so if it was the planner or the clock that ended it
        return "unknown"
    run.accept(renamed(result.chosen, pool.column), "first plan")
    return None
