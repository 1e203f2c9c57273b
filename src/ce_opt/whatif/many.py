"""Many searches side by side: each a season changed by name, planned to a deterministic limit.

A task is plain data, so that it goes to other processes and machines; its result is plain data as
well. One thread searches each, so that threads, processes and a cluster say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ce_opt.errors import CeOptError, Interrupted
from ce_opt.language import Language, speak, spoken
from ce_opt.pipeline import NoPlan, plan_season
from ce_opt.season import Season
from ce_opt.teams.budget import Budget
from ce_opt.teams.stopper import Stopper
from ce_opt.teams.terms import ALL_TERMS
from ce_opt.whatif.price import Standing
from ce_opt.whatif.scenarios import Scenario
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.stop_sign import NAP_SECONDS, obeyed, stop_sign

__all__ = [
    "FAILED",
    "FIGURES",
    "STOPPED",
    "Result",
    "Task",
    "each",
    "in_order",
    "run_scenario",
    "standing_of",
    "status_of",
]

FIGURES = ("status", "points", "bound", "gap", "served", "clients", "left_out", *ALL_TERMS)
"""What a result says of a plan; ``left_out`` names the clients without a team."""
FAILED = "failed"
STOPPED = "stopped"
"""Status of what was not planned, for the work was ended before, or while it was searched."""
PROOFS = ("optimal", "infeasible")
"""Status of a search that was done, whatever was said to it meanwhile."""
Result = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """A scenario to be planned.

    Attributes
    ----------
    season : as it is
    scenario : its changes
    budget : limits of the search
    start : teams to begin with
    language : of what is said of it, by a process or machine that may speak another
    """

    season: Season
    scenario: Scenario
    budget: Budget
    start: Seats | None = None
    language: Language = field(default_factory=spoken)


def run_scenario(task: Task, sign: Path | None = None) -> Result:
    """Plan one scenario; what cannot be planned is a result with its reason.

    Once the sign is there (`stop_sign`), the search ends; what is not proven by then is stopped.
    """
    if task.language != spoken():  # in a process of its own
        speak(task.language)
    name = {"scenario": task.scenario.name}
    try:
        with obeyed(sign) as stopper:
            season = task.season.with_changes(*task.scenario.changes)
            found = plan_season(season, task.budget, stopper, start=task.start)
    except Interrupted:
        return name | {"status": STOPPED, "reason": ""}
    except CeOptError as error:
        return name | {"status": FAILED, "reason": " ".join(str(error).split("\n"))}
    status = found.status if isinstance(found, NoPlan) else found.summary.status
    if stopper() and status not in PROOFS:
        return name | {"status": STOPPED, "reason": ""}
    if isinstance(found, NoPlan):
        reason = "; ".join((found.sentence, *found.reasons))
        return name | {"status": status, "reason": reason}
    summary = asdict(found.summary) | {"left_out": " ".join(found.unserved["client"])}
    figures = {key: summary[key] for key in FIGURES if key in summary}
    return {**name, **figures, **summary["terms"], "reason": ""}


def each(
    executor: Executor, tasks: Mapping[int, Task], stopper: Stopper | None = None
) -> Iterator[tuple[int, Result, bool]]:
    """Give the results as they come: number of the task, result, whether the run itself ended well.

    Once stopped, running searches end, and they and those that have not begun are left out. A task
    that the executor lost, or that broke down, is a failed result with what was said of it.
    """
    stopper = stopper or Stopper()
    if stopper():
        return
    with stop_sign(stopper) as sign:
        yield from results(executor, tasks, stopper, sign.file)


def results(
    executor: Executor, tasks: Mapping[int, Task], stopper: Stopper, sign: Path
) -> Iterator[tuple[int, Result, bool]]:
    """Give what was searched to its end, as it comes."""
    waiting = {executor.submit(run_scenario, task, sign): place for place, task in tasks.items()}
    for future in done_one_by_one(waiting, stopper):
        place, error = waiting[future], future.exception()
        if error is None:
            result = future.result()
            if result["status"] != STOPPED:
                yield place, result, True
        elif not stopper():  # an executor that is stopped as well loses what it has
            reason = f"{type(error).__name__}: {error}"
            name = tasks[place].scenario.name
            yield place, {"scenario": name, "status": FAILED, "reason": reason}, False


def done_one_by_one(
    waiting: Mapping[Future[Result], int], stopper: Stopper
) -> Iterator[Future[Result]]:
    """Give futures as they end; once stopped, those that run are waited for."""
    left = set(waiting)
    while left:
        done, left = wait(left, NAP_SECONDS, FIRST_COMPLETED)
        ended = (future for future in done if not future.cancelled())
        yield from sorted(ended, key=waiting.__getitem__)
        if stopper():
            left = {future for future in left if not future.cancel()}


def in_order(
    executor: Executor,
    tasks: Sequence[Task],
    stopper: Stopper | None = None,
    on_done: Callable[[int, int], None] = lambda done, total: None,
) -> list[Result | None]:
    """Give all results in the order of the tasks; None for those that were left out."""
    results: list[Result | None] = [None] * len(tasks)
    on_done(0, len(tasks))
    for done, (place, result, _) in enumerate(each(executor, dict(enumerate(tasks)), stopper), 1):
        results[place] = result
        on_done(done, len(tasks))
    return results


def standing_of(result: Result | None) -> Standing | None:
    """Points and bound of a result; None where there is no plan."""
    if result is None or "points" not in result:
        return None
    return Standing(float(result["points"]), float(result["bound"]))


def status_of(result: Result | None) -> str:
    """Status of a result; what was left out is stopped."""
    return STOPPED if result is None else str(result["status"])
