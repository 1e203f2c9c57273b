"""Prices by name: found again in a season with other people, positions and scales."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.known_prices import KnownPrices
from ce_opt.teams.price_list import PriceList
from ce_opt.teams.problem import EngineerLimit, PlanLimit, TeamProblem
from ce_opt.teams.scale import Scale
from teams.small_problems import ints, problem_of

ONE = 1 << PRICE_BITS
NOTHING = np.zeros((1, 2), dtype=np.int64)


def problem(limits: tuple[str, ...], plan_limits: tuple[str, ...]) -> TeamProblem:
    """One client and two engineers, under limits of some names."""
    bare = problem_of([{(0, -1): 1, (1, -1): 1}], [9], 2)
    return replace(
        bare,
        limits=tuple(EngineerLimit(name, NOTHING, NOTHING, ints([5, 5])) for name in limits),
        plan_limits=tuple(PlanLimit(name, ints([1, 1]), ints([0]), 3) for name in plan_limits),
    )


# 10 units a point and 4 an hour: a row's price of 50 units for a unit of load is 50 · 4 / 10 = 20
# points for an hour; a client counts as 1, so 50 units are 5 points.
OLD = problem(("care_hours", "max_a"), ("max_handovers",))
KNOWN = KnownPrices(
    rows=ints([50, 0, 50, 10, 70]) * ONE,
    plan=ints([80]) * ONE,
    engineer=np.array([0, 1], dtype=np.int32),
    client=np.array([0, 0], dtype=np.int32),
    kind=np.array([0, 1], dtype=np.int8),
    price=ints([30, 45]) * ONE,
)
LIST = PriceList.of(KNOWN, OLD, (["Ann", "Bo"], ["bank"]), Scale(points=10, hours=4))


def test_prices_are_counted_in_points_for_an_hour_or_a_client() -> None:
    assert LIST.limits["care_hours"].tolist() == [20.0, 0.0]
    assert LIST.limits["max_a"].tolist() == [5.0, 1.0]
    assert LIST.plan_limits == {"max_handovers": (7.0, 8.0)}
    assert LIST.price.tolist() == [3.0, 4.5]


def test_the_same_problem_gets_its_prices_back() -> None:
    known = LIST.known(OLD, (["Ann", "Bo"], ["bank"]), Scale(points=10, hours=4))
    for before, after in zip(KNOWN, known, strict=True):
        assert before.tolist() == after.tolist()


def test_people_are_found_by_name_in_a_season_with_other_scales() -> None:
    # Bo left, Cy came, the order is another one. 100 units a point and 1 an hour: Ann's 20 points
    # for an hour are 20 · 100 / 1 = 2000; her seat A at the bank 3 · 100; seats of Bo are gone.
    new = problem(("max_a", "care_hours", "max_clients"), ("most_served", "max_handovers"))
    known = LIST.known(new, (["Cy", "Ann"], ["port", "bank"]), Scale(points=100, hours=1))
    assert known.rows.tolist() == (ints([0, 500, 0, 2000, 0, 0, 0, 700]) * ONE).tolist()
    assert known.plan.tolist() == (ints([0, 800]) * ONE).tolist()
    assert (known.engineer.tolist(), known.client.tolist(), known.kind.tolist()) == ([1], [1], [0])
    assert known.price.tolist() == [300 * ONE]
