"""The clients' choices against looking at every team, and both ways against each other."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import pytest

from ce_opt.teams.choosers import AllTeams, Choice, ListedTeams, TeamChooser
from ce_opt.teams.pool import Pool, make_pool, seats_alone
from ce_opt.teams.problem import LARGEST_SUM, PlanLimit, TeamProblem
from every import every
from teams.small_prices import (
    ONE,
    plain_least,
    plain_otherwise,
    plain_reduced,
    plain_values,
    price_at_seats,
    random_seat_price,
)
from teams.small_problems import (
    Shortlist,
    columns_in,
    ints,
    plain_teams,
    problem_of,
    problem_with,
    random_problem,
    whole,
)

IntArray = npt.NDArray[np.int64]


@pytest.fixture(scope="module")
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as threads:
        yield threads


def many_teams(seed: int) -> TeamProblem:
    return random_problem(seed, clients=6, engineers=6, teams=20, unit=10, shared=0.7)


def choose(
    teams: TeamChooser, price: IntArray, threads: ThreadPoolExecutor | None = None
) -> Choice:
    """Let all clients choose, in this thread or in others."""
    if threads is None:
        teams.choose_all(price)
    else:
        for part in teams.begin(price, threads):
            part.result()
    return teams.choice()


def same_price(price: IntArray, pool: Pool, other: Pool) -> IntArray:
    """Prices of a pool's seats and plan limits for the seats of another."""
    of_seat = price_at_seats(pool, price)
    keys = zip(other.seat_client, other.seat_engineer, other.seat_kind, strict=True)
    return ints([*(of_seat(*map(int, key)) for key in keys), *price[len(pool.seat) :].tolist()])


def assert_choice(
    problem: TeamProblem, pool: Pool, price: IntArray, choice: Choice, columns: list[int]
) -> None:
    """What is chosen are teams of least reduced cost, with their seats and uses of the plan.

    `columns` are those of the teams chosen.
    """
    values = plain_values(problem, price_at_seats(pool, price), price[len(pool.seat) :])
    least, nobody = plain_least(problem, values), plain_otherwise(problem)
    assert choice.least.tolist() == least
    seats, used, served = [], [0] * len(problem.plan_limits), set()
    keys = list(zip(pool.seat_client, pool.seat_engineer, pool.seat_kind, strict=True))
    for client, reduced in enumerate(plain_reduced(problem, values)):
        teams = plain_teams(problem, client)
        for number in set(columns) & set(teams):
            assert reduced[number] == least[client] < nobody[client]
            served.add(client)
            at = teams[number][:2]
            for kind, candidates in enumerate((problem.a, problem.b)):
                engineer = int(candidates.engineer[at[kind]])
                if engineer >= 0:
                    seats.append(keys.index((client, engineer, kind)))
            for place, limit in enumerate(problem.plan_limits):
                used[place] += int(limit.use_a[at[0]] + limit.use_b[at[1]])
    assert len(served) == len(columns)
    assert all(least[client] == nobody[client] for client in set(range(problem.clients)) - served)
    assert sorted(choice.seats.tolist()) == sorted(seats)
    assert choice.plan_use.tolist() == used


@pytest.mark.parametrize("workers", [1, 2, 3])
@every("seed", range(40))
def test_among_all_teams_everybody_takes_one_of_the_cheapest(
    seed: int, workers: int, threads: ThreadPoolExecutor
) -> None:
    problem = many_teams(seed)
    pool, seats = seats_alone(problem)
    teams = AllTeams(problem, seats, workers)
    for largest in (1, 30 * ONE, 200 * ONE):
        price = random_seat_price(pool, seed, largest)
        choice = choose(teams, price, threads if workers > 1 else None)
        served = np.nonzero(teams.chosen_a >= 0)[0]
        columns = problem.columns_at(served, teams.chosen_a[served], teams.chosen_b[served])
        assert_choice(problem, pool, price, choice, columns.tolist())


@every("seed", range(40))
def test_among_listed_teams_everybody_takes_one_of_the_cheapest(
    seed: int, threads: ThreadPoolExecutor
) -> None:
    problem = many_teams(seed)
    pool = whole(problem)
    teams = ListedTeams(pool)
    for largest, way in ((1, None), (30 * ONE, threads), (200 * ONE, None)):
        price = random_seat_price(pool, seed, largest)
        choice = choose(teams, price, way)
        columns = pool.column[teams.chosen[teams.chosen >= 0]]
        assert_choice(problem, pool, price, choice, columns.tolist())


@every("seed", range(40))
def test_both_ways_agree_where_all_teams_are_listed(seed: int, threads: ThreadPoolExecutor) -> None:
    problem = many_teams(seed)
    alone, seats = seats_alone(problem)
    pool = whole(problem)
    price = random_seat_price(alone, seed, 10**9)
    one = choose(AllTeams(problem, seats, 1), price, threads)
    other = choose(ListedTeams(pool), same_price(price, alone, pool), threads)
    assert one.least.tolist() == other.least.tolist()
    # With prices up to a million cost units nobody is indifferent between two teams.
    assert one.plan_use.tolist() == other.plan_use.tolist()
    keys = [
        [(each.seat_engineer[s], each.seat_client[s], each.seat_kind[s]) for s in choice.seats]
        for each, choice in ((alone, one), (pool, other))
    ]
    assert sorted(keys[0]) == sorted(keys[1])


@pytest.mark.parametrize("seed", range(10))
def test_teams_that_are_not_listed_are_not_chosen(seed: int, threads: ThreadPoolExecutor) -> None:
    problem = many_teams(seed)
    columns = np.random.default_rng(seed).permutation(columns_in(problem))[::2]
    pool = make_pool(problem, columns)
    price = random_seat_price(pool, seed, 30 * ONE)
    values = plain_values(problem, price_at_seats(pool, price), price[len(pool.seat) :])
    nobody = plain_otherwise(problem)
    expected = [
        min([none, *(own[number] for number in own if number in columns)])
        for own, none in zip(plain_reduced(problem, values), nobody, strict=True)
    ]
    assert choose(ListedTeams(pool), price, threads).least.tolist() == expected


def test_choices_by_hand(threads: ThreadPoolExecutor) -> None:
    # Seats: A of 0, A of 1, B of 1. At these prices (0, 1) costs 5 + 10 + 4 = 19, (1, nobody)
    # 30 + 3; with 2 handovers for (0, 1) at a price of 10 it is 39 and 33.
    limit = PlanLimit("handovers", ints([1, 0]), ints([0, 1]), 3)
    problem = problem_of([{(0, 1): 5, (1, -1): 30}], [90], 2, plan_limits=[limit])
    pool, seats = seats_alone(problem)
    for teams in (AllTeams(problem, seats, 1), ListedTeams(whole(problem))):
        for amount, least, taken, used in ((0, 19, [0, 2], 2), (10, 33, [1], 0)):
            choice = choose(teams, ints([10, 3, 4, amount]) * ONE, threads)
            assert choice.least.tolist() == [least * ONE]
            assert sorted(choice.seats.tolist()) == taken
            assert choice.plan_use.tolist() == [used]
    assert len(pool.seat) == 3


def test_who_has_no_team_is_left_out_or_has_no_end_of_costs(threads: ThreadPoolExecutor) -> None:
    problem = problem_with([Shortlist(), Shortlist()], [9, 8], 1, must=[1])
    for teams in (AllTeams(problem, seats_alone(problem)[1], 2), ListedTeams(whole(problem))):
        choice = choose(teams, ints([]), threads)
        assert choice.least.tolist() == [9 * ONE, LARGEST_SUM]
        assert choice.seats.tolist() == choice.plan_use.tolist() == []
