"""Lists of cheap teams against sorting all of them."""

from collections.abc import Sequence

import numpy as np
import pytest

from ce_opt.teams import listing as module
from ce_opt.teams.listing import cheapest_columns, columns_within
from ce_opt.teams.pricing import SeatValues, seat_values
from ce_opt.teams.problem import LARGEST_SUM, TeamProblem
from every import every
from teams.small_prices import ONE, plain_reduced, random_prices
from teams.small_problems import (
    REFUSED,
    Shortlist,
    column,
    columns_in,
    ints,
    problem_of,
    problem_with,
    random_problem,
)
from teams.uncompiled import uncompile

SEEDS = range(25)


def many_teams(seed: int) -> TeamProblem:
    return random_problem(seed, clients=5, engineers=6, teams=25, unit=100, shared=0.8)


def coarse_values(problem: TeamProblem, seed: int) -> SeatValues:
    """Values of which many are equal, some below 0."""
    rng = np.random.default_rng(seed)
    return SeatValues(
        *(rng.integers(-1, 3, len(seats.cost)) * 40 * ONE for seats in (problem.a, problem.b))
    )


def values_at(problem: TeamProblem, seed: int, coarse: bool) -> SeatValues:
    if coarse:
        return coarse_values(problem, seed)
    return seat_values(problem, random_prices(problem, seed, 30 * ONE))


@pytest.mark.parametrize("coarse", [False, True])
@pytest.mark.parametrize("count", [1, 2, 6, 40])
@every("seed", SEEDS)
def test_the_cheapest_columns_are_those_of_least_reduced_cost(
    seed: int, count: int, coarse: bool
) -> None:
    problem = many_teams(seed)
    values = values_at(problem, seed, coarse)
    columns, least = cheapest_columns(problem, values, count)
    assert columns.shape == least.shape == (problem.clients, count)
    for client, reduced in enumerate(plain_reduced(problem, values)):
        found = columns[client][columns[client] >= 0].tolist()
        assert len(set(found)) == len(found) == min(count, len(reduced))
        expected = sorted(reduced.values())[:count]
        assert [reduced[number] for number in found] == expected
        assert least[client].tolist() == expected + [LARGEST_SUM] * (count - len(found))
        assert columns[client].tolist() == found + [-1] * (count - len(found))


@pytest.mark.parametrize("coarse", [False, True])
@every("seed", SEEDS)
def test_the_columns_within_a_limit_are_all_that_are_and_no_other(seed: int, coarse: bool) -> None:
    problem = many_teams(seed)
    values = values_at(problem, seed, coarse)
    reduced = plain_reduced(problem, values)
    rng = np.random.default_rng(seed)
    # A limit is the reduced cost of some team, so that it is met exactly; or there is none at all.
    limit = [int(rng.choice([*own.values(), -LARGEST_SUM, LARGEST_SUM])) for own in reduced]
    assert_within(problem, values, limit, reduced)


@pytest.mark.parametrize("beyond", [0, 1, -1])
@every("seed", SEEDS)
def test_at_the_cheapest_team_of_every_client_the_limit_is_exact(seed: int, beyond: int) -> None:
    problem = many_teams(seed)
    values = values_at(problem, seed, coarse=False)
    reduced = plain_reduced(problem, values)
    limit = [min(own.values(), default=0) + beyond for own in reduced]
    assert_within(problem, values, limit, reduced)


def assert_within(
    problem: TeamProblem, values: SeatValues, limit: Sequence[int], reduced: list[dict[int, int]]
) -> None:
    """Hold the columns against all of them; as many as there are fit, not one less."""
    expected = [
        number
        for own, most in zip(reduced, limit, strict=True)
        for number, value in own.items()
        if value <= most
    ]
    count = len(expected)
    for most in (count, count + 1, 1000):
        found = columns_within(problem, values, ints(limit), most)
        assert found is not None
        assert found.tolist() == expected
    for most in {max(0, count - 1), count // 2} - {count}:
        assert columns_within(problem, values, ints(limit), most) is None


@pytest.mark.parametrize("seed", range(12))
def test_it_stays_within_its_arrays(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    uncompile(monkeypatch, module)
    problem = random_problem(seed, engineers=6, teams=12, shared=0.4, alone=True)
    values = values_at(problem, seed, coarse=False)
    reduced = plain_reduced(problem, values)
    _, least = cheapest_columns(problem, values, 3)
    for own, found in zip(reduced, least.tolist(), strict=True):
        assert found == (sorted(own.values()) + [LARGEST_SUM] * 3)[:3]
    limit = [sorted(own.values())[len(own) // 2] if own else 0 for own in reduced]
    assert_within(problem, values, limit, reduced)


def test_with_no_limit_at_all_every_allowed_column_is_within() -> None:
    problem = many_teams(4)
    values, limit = values_at(problem, 4, coarse=False), ints([LARGEST_SUM] * 5)
    found = columns_within(problem, values, limit, 1000)
    assert found is not None
    assert found.tolist() == columns_in(problem)


def by_hand() -> tuple[TeamProblem, SeatValues]:
    """One client; A: 0 and 1 alike, B: 1 and 2 alike, all pairs 10; (0, 2) is tied."""
    of_client = Shortlist(
        a=[(0, 0, 1), (0, 1, 2)],
        b=[(0, 1, 3), (0, 2, 5), (1, 3, 0)],
        table=[[10, REFUSED]],
        ties={(0, 2): -4},
    )
    problem = problem_with([Shortlist(), of_client], [9, 9], 4)
    return problem, SeatValues(problem.a.cost * ONE, problem.b.cost * ONE)


def test_a_list_by_hand() -> None:
    # (0, 1) = 1 + 3 + 10, (0, 2) = 1 + 5 + 10 − 4, (1, 2) = 2 + 5 + 10; (1, 1) is one person, and 3
    # may not.
    problem, values = by_hand()
    columns, reduced = cheapest_columns(problem, values, 4)
    teams = [(0, 2), (0, 1), (1, 2)]
    assert columns[1].tolist() == [*(column(problem, 1, *team) for team in teams), -1]
    assert reduced[1].tolist() == [12 * ONE, 14 * ONE, 17 * ONE, LARGEST_SUM]
    assert columns[0].tolist() == [-1] * 4
    for limit, expected in ((11, []), (12, [(0, 2)]), (16, [(0, 1), (0, 2)])):
        found = columns_within(problem, values, ints([99, limit]) * ONE, 9)
        assert found is not None
        assert found.tolist() == sorted(column(problem, 1, *team) for team in expected)


def test_a_client_without_columns_has_none_to_offer() -> None:
    problem = problem_of([{}, {(0, -1): 5}], [9, 9], 1)
    values = SeatValues(ints([0]), ints([0]))
    columns, reduced = cheapest_columns(problem, values, 2)
    assert columns.tolist() == [[-1, -1], [0, -1]]
    assert reduced.tolist() == [[LARGEST_SUM] * 2, [5 * ONE, LARGEST_SUM]]
    empty = problem_of([{}], [9], 1)
    found = columns_within(empty, SeatValues(ints([]), ints([])), ints([LARGEST_SUM]), 0)
    assert found is not None
    assert found.tolist() == []
