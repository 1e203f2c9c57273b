"""Cures by hand, and against brute force."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from ce_opt.escalation.cures import cures, held, needed, pupils_of
from ce_opt.escalation.ground import Ground
from ce_opt.escalation.problems import Problem
from escalation.seasons import GROUPS, ground, season

C3 = Problem("C3", "power", 4, 24_000, 1.2, "", "")
C1 = Problem("C1", "power", 5, 24_000, 0.6, "E1", "E2")


def test_whom_to_train_by_hand() -> None:
    # C3 has the support group alone: without E5 there is E6, who holds no power.
    (cure,) = cures(ground(), "E5", [C3], {"E5"})
    assert (cure.engineer, cure.held, cure.reached, cure.levels) == ("E6", 0, 4, 4)
    assert cure.sentence == ("train E6 in power from 0 to 4: C3 would have somebody without E5")


def test_the_fewest_levels_win() -> None:
    # Without E5, power 5 at C1: E3 of the own group holds 4.
    (cure,) = cures(ground(), "E5", [C1], {"E5"})
    assert (cure.engineer, cure.levels) == ("E3", 1)


def test_one_person_for_all_or_several_whichever_is_cheaper() -> None:
    # Both problems: E6 alone could learn 5 levels; E3 (1) for C1 and E6 (4) for C3 also sum to 5:
    # one person is preferred.
    (cure,) = cures(ground(), "E5", [C1, C3], {"E5"})
    assert (cure.engineer, cure.levels, cure.clients) == ("E6", 5, ("C1", "C3"))


def test_a_shortfall_that_is_allowed_is_not_learnt() -> None:
    (cure,) = cures(ground(season(most_shortfall=1)), "E5", [C3], {"E5"})
    assert cure.reached == 3


def test_nobody_who_may_learn() -> None:
    alone = ground(groups=GROUPS[~GROUPS["role"].str.startswith("support")])
    (cure,) = cures(alone, "", [C3], ())
    assert cure.engineer == ""
    assert "put somebody who knows it into the support group" in cure.sentence


def total(
    stage: Ground, dead: list[Problem], people: tuple[str, ...], away: set[str]
) -> int | None:
    """Fewest levels that some people must learn to mend all of it; None where they cannot."""
    pupils = pupils_of(stage, dead, away)
    paid = dict.fromkeys(people, 0)
    for problem in sorted(dead, key=lambda it: -it.level):
        able = [name for name in people if problem in pupils.get(name, ())]
        if not able:
            return None
        price = {name: needed(stage, problem) - held(stage, name, [problem]) for name in able}
        name = min(able, key=lambda who: max(0, price[who] - paid[who]))
        paid[name] = max(paid[name], price[name])
    return sum(paid.values())


@pytest.mark.parametrize("seed", range(8))
def test_no_single_person_is_cheaper_and_everything_is_mended(seed: int) -> None:
    rng = np.random.default_rng(seed)
    stage = ground()
    dead = [
        C3._replace(level=int(rng.integers(4, 6))),
        C1,
    ]
    found = list(cures(stage, "E5", dead, {"E5"}))
    assert sorted(client for cure in found for client in cure.clients) == ["C1", "C3"]
    paid = sum(cure.levels for cure in found)
    pupils = sorted(pupils_of(stage, dead, {"E5"}))
    ways = [(name,) for name in pupils] + list(combinations(pupils, 2))
    best = min(cost for way in ways if (cost := total(stage, dead, way, {"E5"})) is not None)
    assert paid == best
