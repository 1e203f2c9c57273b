"""Choices, against every choice there is."""

from __future__ import annotations

import itertools
import random

import pytest

from ce_opt.duties import choice as choosing
from ce_opt.duties.choice import Block, Choice, Opening, choose
from ce_opt.errors import ModelTooLarge


def cost_of(choice: Choice, options: tuple[int | None, ...]) -> int | None:
    """Cost of a choice by the formula; None where it is not allowed."""
    picked = {(item, option) for item, option in enumerate(options) if option is not None}
    if any(len(picked & set(picks)) > most for most, picks in choice.limits):
        return None
    opened = [bool(picked & set(opening.picks)) for opening in choice.openings]
    for opening in choice.openings:
        if len(picked & set(opening.picks)) > opening.room:
            return None
    if any(sum(opened[place] for place in group) > 1 for group in choice.exclusive):
        return None
    total = sum(choice.costs[item][option] for item, option in picked)
    total += sum(left for left, option in zip(choice.left, options, strict=True) if option is None)
    total += sum(one.fee for one, is_open in zip(choice.openings, opened, strict=True) if is_open)
    for block in choice.blocks:
        total += block.price * max(0, sum(opened[p] for p in block.openings) - block.usual)
    return total


def random_choice(chance: random.Random) -> Choice:
    """Four items, up to four options, limits, openings that exclude each other, a block."""
    costs = [
        {option: chance.randint(0, 9) for option in range(4) if chance.random() < 0.8}
        for _ in range(4)
    ]
    picks = [(item, option) for item, options in enumerate(costs) for option in options]
    openings = []
    for option in range(4):
        inside = tuple(pick for pick in picks if pick[1] == option)
        if inside:
            openings.append(Opening(chance.randint(0, 20), chance.randint(1, 3), inside))
    limits = [(1, tuple(chance.sample(picks, min(3, len(picks)))))] if picks else []
    places = tuple(range(len(openings)))
    blocks = [Block(1, chance.randint(0, 15), places)]
    left = [chance.randint(10, 60) for _ in range(4)]
    return Choice(costs, left, limits, openings, blocks, [places[:2]] if len(places) > 1 else [])


def test_no_choice_is_cheaper() -> None:
    chance = random.Random(7)
    for _ in range(25):
        choice = random_choice(chance)
        found = choose(choice, 1.0)
        ranges = [[None, *options] for options in choice.costs]
        costs = [cost_of(choice, options) for options in itertools.product(*ranges)]
        assert found.proven
        assert cost_of(choice, found.options) == min(cost for cost in costs if cost is not None)


def test_what_follows_from_the_rest_changes_nothing() -> None:
    # three items, room for two a day: two days are needed to leave none of them
    costs = [{0: 1, 1: 2} for _ in range(3)]
    openings = [Opening(10, 2, tuple((item, day) for item in range(3))) for day in range(2)]
    plain = Choice(costs, [100] * 3, openings=openings)
    told = Choice(costs, [100] * 3, openings=openings, least=[(2, (0, 1, 2), (0, 1))])
    found = [choose(choice, 1.0) for choice in (plain, told)]
    assert [cost_of(plain, one.options) for one in found] == [24, 24]


def test_a_choice_of_nothing_loads_no_solver_and_leaves_all() -> None:
    assert choose(Choice([{}, {}], [5, 5]), 1.0).options == (None, None)


def test_a_hint_and_another_run_give_the_same_cost() -> None:
    choice = random_choice(random.Random(3))
    found = choose(choice, 1.0)
    again = choose(choice, 1.0, found.options)
    assert cost_of(choice, again.options) == cost_of(choice, found.options)
    assert choose(choice, 1.0) == found


def test_a_row_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "LARGEST_ROW", 3)
    with pytest.raises(ModelTooLarge, match="too long"):
        choose(Choice([{0: 1}, {0: 1}, {0: 1}], [9] * 3, [(1, ((0, 0), (1, 0), (2, 0)))]), 1.0)
