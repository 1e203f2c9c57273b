"""The best way of sharing a cluster, by CP-SAT: over, then top, then cost, each with its proof.

    x[task, person] ∈ {0, 1},  one person a task,  load = Σ work · x
    over ≥ load − free,  top ≥ load,  uneven ≥ load − average

Each stage keeps what the ones before it have reached, and starts from the best that is known. Sums
of a row stay below 2^30, where the solver's proofs were found to hold; a larger cluster is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ce_opt.escalation.sharing.descent import descend
from ce_opt.escalation.sharing.floor import Floor
from ce_opt.escalation.sharing.sharing import Sharing, Value, value_of

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

__all__ = ["SAFE", "Found", "fits", "solve"]

SAFE = 2**28
"""Work in all; a row has it twice at most, and a person's free hours."""
MOST_CHOICES = 1500
"""Pairs of a task and a person up to which CP-SAT is asked."""
WORK_LIMITS = {"over": 1.0, "top": 0.3, "cost": 0.1}
"""Deterministic time of each stage."""


class Found(NamedTuple):
    """A way of sharing, whether none is better, and what none undercuts."""

    chosen: list[int]
    proven: bool
    floor: Floor


def fits(sharing: Sharing) -> bool:
    """Whether a cluster is small enough."""
    choices = sum(len(people) for people in sharing.people if len(people) > 1)
    asking = sum(max(map(abs, cost)) for cost in sharing.cost)
    return choices <= MOST_CHOICES and sum(sharing.work) <= SAFE and asking <= SAFE


def solve(sharing: Sharing, start: Sequence[int], floor: Floor) -> Found:
    """Better a way of sharing to the best there is.

    Parameters
    ----------
    sharing : a cluster that `fits`
    start : person of each task
    floor : bounds; a stage whose bound is reached is not solved again
    """
    chosen, proven = list(start), True
    for stage in WORK_LIMITS:
        reached = value_of(sharing, chosen)
        if stage in floor._fields and getattr(reached, stage) <= getattr(floor, stage):
            continue
        found, sure = solved(sharing, chosen, stage)
        proven &= sure
        if value_of(sharing, found) < reached:
            chosen = bettered(sharing, found)
        if proven and stage in floor._fields:  # what the stages before reached is proven as well
            floor = floor._replace(**{stage: getattr(value_of(sharing, chosen), stage)})
    return Found(chosen, proven, floor)


def bettered(sharing: Sharing, chosen: list[int]) -> list[int]:
    """Move tasks as far as that helps, which is quicker than the next stage."""
    found = descend(sharing, chosen, value_of(sharing, chosen).top)
    return min(chosen, found, key=lambda way: value_of(sharing, way))


def solved(sharing: Sharing, start: Sequence[int], stage: str) -> tuple[list[int], bool]:
    """Solve one stage; whether its value is proven to be the least."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    choices = choices_of(model, sharing, start)
    goal = goal_of(model, sharing, choices, stage, value_of(sharing, start))
    model.minimize(goal)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = WORK_LIMITS[stage]
    solver.parameters.catch_sigint_signal = False
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return list(start), False
    found = [
        next(person for person, literal in literals.items() if solver.boolean_value(literal))
        for literals in choices
    ]
    return found, bool(status == cp_model.OPTIMAL)


def choices_of(
    model: cp_model.CpModel, sharing: Sharing, start: Sequence[int]
) -> list[dict[int, cp_model.IntVar]]:
    """Make a literal for each task and person, one of which holds for each task."""
    found = []
    for task, people in enumerate(sharing.people):
        literals = {person: model.new_bool_var("") for person in people}
        model.add_exactly_one(literals.values())
        for person, literal in literals.items():
            model.add_hint(literal, person == start[task])
        found.append(literals)
    return found


def goal_of(
    model: cp_model.CpModel,
    sharing: Sharing,
    choices: list[dict[int, cp_model.IntVar]],
    stage: str,
    reached: Value,
) -> cp_model.LinearExprT:
    """Tie loads to choices, keep what earlier stages reached, and give what is to be least."""
    total = sum(sharing.work)
    overs, unevens = [], []
    top = model.new_int_var(0, total if stage == "over" else reached.top, "")
    for person, free in enumerate(sharing.free):
        load = sum(
            work * literals[person]
            for work, literals in zip(sharing.work, choices, strict=True)
            if person in literals
        )
        over, uneven = (model.new_int_var(0, total, "") for _ in range(2))
        model.add(load - over <= min(free, total))
        model.add(load - uneven <= sharing.average)
        model.add(load <= top)
        overs.append(over)
        unevens.append(uneven)
    if stage == "over":
        return sum(overs)
    model.add(sum(overs) <= reached.over)
    if stage == "top":
        return top
    asking = (
        price[person] * literal
        for price, literals in zip(sharing.price, choices, strict=True)
        for person, literal in literals.items()
    )
    return sum(unevens) + sum(asking)
