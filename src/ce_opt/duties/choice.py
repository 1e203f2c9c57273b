"""Choose one option for each item, with openings that are paid for once: CP-SAT.

    min  Σ_i,o cost[i,o] x[i,o]  +  Σ_i left[i] u[i]  +  Σ_k fee[k] y[k]  +  Σ_b price[b] over[b]
    Σ_o x[i,o] + u[i] = 1              an option, or left
    Σ x ≤ most                         rows of `limits`
    x ≤ y[k], Σ x ≤ room[k] · y[k]     what needs opening k, and how much of it there is room for
    Σ y ≤ 1                            openings that exclude each other
    Σ y − over[b] ≤ usual[b]           more openings than usual in a block
    Σ y + Σ u ≥ least                  openings that are needed to leave nothing

Meetings, handovers and visits are all chosen by this; what an item, an option or an opening is does
not matter here. All numbers are whole. Leaving every item is always allowed, so there always is an
answer; it is proven the best unless the work limit is spent. One thread and a seed: the same model
gives the same answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ce_opt.errors import ModelTooLarge
from ce_opt.language import tr

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar

__all__ = ["Block", "Choice", "Chosen", "Opening", "choose"]

LARGEST_ROW = 2**30
"""Σ|coefficient| of any row given to CP-SAT 9.15 (see google/or-tools#5293)."""

Pick = tuple[int, int]
"""(item, option)."""


@dataclass(frozen=True)
class Opening:
    """Something that is paid for once: its fee, how many picks it has room for, and which."""

    fee: int
    room: int
    picks: tuple[Pick, ...]


@dataclass(frozen=True)
class Block:
    """Openings of which more than a usual number cost a price each."""

    usual: int
    price: int
    openings: tuple[int, ...]


@dataclass
class Choice:
    """What is to be chosen.

    Attributes
    ----------
    costs : per item, option -> cost
    left : per item, cost of choosing none
    limits : (most, picks)
    openings, blocks : see there
    exclusive : openings of which one at most is open
    least : (number, items, openings): so many of these openings are needed to leave none of these
        items; it follows from the rest, and spares the proof
    """

    costs: list[dict[int, int]]
    left: list[int]
    limits: list[tuple[int, tuple[Pick, ...]]] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    exclusive: list[tuple[int, ...]] = field(default_factory=list)
    least: list[tuple[int, tuple[int, ...], tuple[int, ...]]] = field(default_factory=list)


@dataclass(frozen=True)
class Chosen:
    """The answer: an option or None for each item, and whether it is proven to be the best."""

    options: tuple[int | None, ...]
    proven: bool


def choose(choice: Choice, work: float, hint: Sequence[int | None] = ()) -> Chosen:
    """Choose options.

    Parameters
    ----------
    choice : what is to be chosen
    work : deterministic limit, CP-SAT's unit (about a second)
    hint : options to try first

    Raises
    ------
    ModelTooLarge
        where a row would leave the range that is proven safe
    """
    if not any(choice.costs):
        return Chosen((None,) * len(choice.costs), proven=True)
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    take = [{option: model.new_bool_var("") for option in options} for options in choice.costs]
    state_choice(model, choice, take)
    for item, option in enumerate(hint):
        for other, variable in take[item].items():
            model.add_hint(variable, other == option)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.linearization_level = 2  # a third of the time: the LP proves most choices
    solver.parameters.max_deterministic_time = work
    solver.parameters.catch_sigint_signal = False
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Chosen((None,) * len(take), proven=False)
    found = tuple(
        next((option for option, variable in options.items() if solver.value(variable)), None)
        for options in take
    )
    return Chosen(found, proven=status == cp_model.OPTIMAL)


def state_choice(model: CpModel, choice: Choice, take: Sequence[dict[int, IntVar]]) -> None:
    """State rows and objective; `take` holds a Boolean per item and option."""
    from ortools.sat.python.cp_model import LinearExpr

    leave = [model.new_bool_var("") for _ in take]
    for options, left in zip(take, leave, strict=True):
        model.add_exactly_one([*options.values(), left])
    for most, picks in choice.limits:
        checked(most + len(picks))
        model.add(sum(take[item][option] for item, option in picks) <= most)
    terms = [
        (variable, choice.costs[item][option])
        for item, options in enumerate(take)
        for option, variable in options.items()
    ]
    terms += zip(leave, choice.left, strict=True)
    terms += add_openings(model, choice, take, leave)
    variables, prices = [one for one, _ in terms], [price for _, price in terms]
    model.minimize(LinearExpr.weighted_sum(variables, prices))


def add_openings(
    model: CpModel,
    choice: Choice,
    take: Sequence[dict[int, IntVar]],
    leave: Sequence[IntVar],
) -> list[tuple[IntVar, int]]:
    """Add openings, what excludes them and what they cost: (variable, price)."""
    opened = [model.new_bool_var("") for _ in choice.openings]
    for opening, variable in zip(choice.openings, opened, strict=True):
        picks = [take[item][option] for item, option in opening.picks]
        for pick in picks:
            model.add_implication(pick, variable)
        if opening.room < len(picks):
            checked(opening.room + len(picks))
            model.add(sum(picks) <= opening.room * variable)
    for group in choice.exclusive:
        model.add_at_most_one([opened[place] for place in group])
    for number, items, openings in choice.least:
        checked(number + len(items) + len(openings))
        needed = [*(leave[item] for item in items), *(opened[place] for place in openings)]
        model.add(sum(needed) >= number)
    prices = [(variable, one.fee) for variable, one in zip(opened, choice.openings, strict=True)]
    for block in choice.blocks:
        over = model.new_int_var(0, len(block.openings), "")
        checked(block.usual + 2 * len(block.openings))
        model.add(sum(opened[place] for place in block.openings) - over <= block.usual)
        prices.append((over, block.price))
    return prices


def checked(size: int) -> None:
    """Refuse a row that is too long for the solver to be exact."""
    if size > LARGEST_ROW:
        raise ModelTooLarge(
            tr("a row of {size} picks is too long for the calendar's solver", size=size)
        )
