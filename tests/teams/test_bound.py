"""What a bound says about teams, against every plan of small problems."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from ce_opt.teams.bound import PRICE_BITS, ProvenBound, shifted
from ce_opt.teams.choosers import AllTeams
from ce_opt.teams.decomposition import Decomposition
from ce_opt.teams.pool import seats_alone
from ce_opt.teams.problem import LARGEST_SUM, UNSERVED, TeamProblem
from every import every
from teams.small_prices import (
    ONE,
    plain_otherwise,
    plain_reduced,
    plain_values,
    price_at_seats,
    random_seat_price,
)
from teams.small_problems import ints, legal_plans, random_problem


@pytest.fixture(scope="module")
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


def bound_at(
    problem: TeamProblem, seed: int, largest: int, thread: ThreadPoolExecutor
) -> tuple[ProvenBound, list[dict[int, int]]]:
    """A bound at random prices of the seats, and the reduced cost of every choice of a client."""
    pool, seats = seats_alone(problem)
    teams = AllTeams(problem, seats, 1)
    price = random_seat_price(pool, seed, largest)
    value, _ = Decomposition(pool, teams, 1).evaluate(price, thread)
    values = plain_values(problem, price_at_seats(pool, price), price[len(pool.seat) :])
    choices = [
        own | {UNSERVED: none}
        for own, none in zip(plain_reduced(problem, values), plain_otherwise(problem), strict=True)
    ]
    return ProvenBound(value >> PRICE_BITS, price, teams.choice().least), choices


@every("seed", range(40))
def test_a_plan_at_most_as_dear_as_the_best_known_uses_teams_within_the_limit(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, clients=3)
    plans = legal_plans(problem)
    for largest in (1, 3 * ONE, 20 * ONE):
        bound, choices = bound_at(problem, seed, largest, thread)
        for best_known in sorted(set(plans.values()))[:4]:
            limit = bound.limit(best_known)
            for choice, cost in plans.items():
                if cost <= best_known:
                    reduced = [own[one] for own, one in zip(choices, choice, strict=True)]
                    assert (ints(reduced) <= limit).all()


@every("seed", range(40))
def test_a_plan_with_a_team_costs_at_least_the_bound_and_the_excess_of_the_team(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    problem = random_problem(seed, clients=3)
    bound, choices = bound_at(problem, seed, 10 * ONE, thread)
    for choice, cost in legal_plans(problem).items():
        for client, one in enumerate(choice):
            excess = choices[client][one] - int(bound.least[client])
            assert cost * ONE >= bound.bound * ONE + excess


def test_the_limit_is_the_least_and_what_the_best_known_plan_leaves_open() -> None:
    # The bound is 10 + 20; with a plan of 33 a team may be up to 3 dearer than the cheapest.
    bound = ProvenBound(30, ints([]), ints([10, 20]) * ONE)
    assert bound.room(33) == 3 * ONE
    assert bound.limit(33).tolist() == [13 * ONE, 23 * ONE]
    assert bound.limit(30).tolist() == [10 * ONE, 20 * ONE]
    # Where the plan is cheaper than the bound says there is nothing to look for.
    assert bound.room(29) == -ONE


def test_shifting_keeps_the_mark_for_none() -> None:
    assert shifted(ints([3, LARGEST_SUM])).tolist() == [3 * 1024, LARGEST_SUM]
