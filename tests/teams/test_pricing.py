"""Pricing against looking at every pair of candidates."""

import dataclasses

import numpy as np
import numpy.typing as npt
import pytest

from ce_opt.teams import pricing as module
from ce_opt.teams.prices import Prices
from ce_opt.teams.pricing import (
    NOBODY_FITS,
    SeatValues,
    seat_values,
    widest_table,
)
from ce_opt.teams.problem import LARGEST_SUM, EngineerLimit, PlanLimit, TeamProblem
from every import every
from teams.small_prices import (
    ONE,
    plain_least,
    plain_otherwise,
    plain_reduced,
    plain_values,
    price_at_limits,
    random_prices,
)
from teams.small_problems import (
    REFUSED,
    Shortlist,
    column,
    ints,
    problem_of,
    problem_with,
    random_problem,
    shortlist_of,
)
from teams.uncompiled import uncompile

IntArray = npt.NDArray[np.int64]


def many_teams(seed: int, shared: float = 0.8) -> TeamProblem:
    return random_problem(seed, clients=4, engineers=6, teams=25, unit=100, shared=shared)


def least_of(
    problem: TeamProblem, values: SeatValues, clients: tuple[int, int] | None = None
) -> tuple[list[int], list[int]]:
    """(least, column or −1) of every client; those not asked for have −7 and −7."""
    low, high = clients or (0, problem.clients)
    least, at_a, at_b = (np.full(problem.clients, -7, dtype=np.int64) for _ in range(3))
    least[low:high] = plain_otherwise(problem)[low:high]
    room, pairing = widest_table(problem), problem.pairing
    module.least_teams((low, high), room, problem.a, problem.b, pairing, values, least, at_a, at_b)
    assert ((at_a == NOBODY_FITS) == (at_b == NOBODY_FITS)).all()
    chosen = np.where(at_a == NOBODY_FITS, -1, -7)
    found = np.nonzero(at_a >= 0)[0]
    chosen[found] = problem.columns_at(found, at_a[found], at_b[found])
    return least.tolist(), chosen.tolist()


def assert_least(problem: TeamProblem, values: SeatValues) -> None:
    """The team found is one of least reduced cost, or none undercuts leaving the client out."""
    least, chosen = least_of(problem, values)
    assert least == plain_least(problem, values)
    nobody, teams = plain_otherwise(problem), plain_reduced(problem, values)
    for client, number in enumerate(chosen):
        if number == -1:
            assert least[client] == nobody[client]
        else:
            assert teams[client][number] == least[client] < nobody[client]


def values_of(problem: TeamProblem) -> SeatValues:
    """Values without prices."""
    return plain_values(problem, lambda client, engineer, kind: 0, [0] * len(problem.plan_limits))


def test_a_seat_costs_the_price_of_what_it_uses() -> None:
    hours = EngineerLimit("hours", np.array([[7, 70]]), np.array([[3, 30]]), ints([10, 10]))
    seats = EngineerLimit.by_client("seats", ints([1]), ints([1]), ints([2, 2]))
    of_client = Shortlist(
        a=[(0, 0, 11), (0, 1, 12)], b=[(0, -1, 5), (0, 0, 13), (0, 1, 14)], table=[[1]]
    )
    problem = problem_with([of_client], [50], 2, limits=[hours, seats])
    values = seat_values(problem, Prices((ints([2, 5]), ints([100, 0])), ()))
    # 11 + 7·2 + 1·100, 12 + 70·5; nobody 5, 13 + 3·2 + 1·100, 14 + 30·5; costs times 1024.
    assert values.a.tolist() == [11 * ONE + 114, 12 * ONE + 350]
    assert values.b.tolist() == [5 * ONE, 13 * ONE + 106, 14 * ONE + 150]


def test_plan_limits_with_a_price_make_candidates_dearer() -> None:
    limits = [
        PlanLimit("x", ints([1, 0, 2]), ints([3]), 2),
        PlanLimit("y", ints([0, 1, 1]), ints([0]), 2),
    ]
    teams = [{(0, -1): 3, (1, -1): 2, (2, -1): 1}]
    problem = problem_of(teams, [50], 3, plan_limits=limits)
    assert seat_values(problem, Prices((), (0, 0))).a.tolist() == [0, 0, 0]
    values = seat_values(problem, Prices((), (10 * ONE, 7 * ONE)))
    assert values.a.tolist() == [10 * ONE, 7 * ONE, (20 + 7) * ONE]
    assert values.b.tolist() == [30 * ONE]
    # 3 + 10 + 30, 2 + 7 + 30, 1 + 27 + 30: the second team.
    assert least_of(problem, values) == ([39 * ONE], [column(problem, 0, 1, -1)])


@every("seed", range(20))
def test_values_agree_with_plain_arithmetic(seed: int) -> None:
    problem = many_teams(seed)
    prices = random_prices(problem, seed)
    expected = plain_values(problem, price_at_limits(problem, prices), prices.plan_limits)
    values = seat_values(problem, prices)
    assert values.a.tolist() == expected.a.tolist()
    assert values.b.tolist() == expected.b.tolist()


@every("seed", range(150))
def test_the_least_team_is_that_of_all_pairs(seed: int) -> None:
    problem = many_teams(seed)
    prices = random_prices(problem, seed, 30 * ONE)
    assert_least(problem, seat_values(problem, prices))


@every("seed", range(150))
def test_it_is_also_where_many_candidates_have_equal_values(seed: int) -> None:
    # Values of a few units only, and the table costs no more: most pairs have an equal.
    problem = random_problem(seed, clients=4, engineers=5, teams=20, shared=1.0)
    rng = np.random.default_rng(seed)
    pairing = problem.pairing
    few = np.where(pairing.cost >= REFUSED, REFUSED, pairing.cost % 3)
    tied = np.where(pairing.tied_cost >= REFUSED, REFUSED, pairing.tied_cost % 5 - 2)
    a, b = (
        seats._replace(cost=rng.integers(0, 3, len(seats.cost))) for seats in (problem.a, problem.b)
    )
    changed = dataclasses.replace(
        problem,
        a=a,
        b=b,
        unserved=rng.integers(2, 9, problem.clients),
        pairing=pairing._replace(cost=few, tied_cost=tied),
    )
    assert_least(changed, values_of(changed))


def one_client(ties: dict[tuple[int, int], int]) -> TeamProblem:
    """Two profiles for either seat; 0 and 1 are the best for A, 1 and 2 for B.

    Without ties: (0, 1) = 1 + 1 + 0, (0, 2) = 1 + 2 + 0, (1, 2) = 2 + 2 + 0, (3, 1) = 9 + 1 + 4, …
    """
    of_client = Shortlist(
        a=[(0, 0, 1), (0, 1, 2), (1, 3, 9)],
        b=[(0, 1, 1), (0, 2, 2), (1, 3, 8)],
        table=[[0, 4], [4, 1]],
        ties=ties,
    )
    return problem_with([of_client], [1000], 4)


@pytest.mark.parametrize(
    ("ties", "expected", "team"),
    [
        ({}, 1 + 1, (0, 1)),
        # The best pair has a tie and is dearer, or forbidden: the next one is (0, 2).
        ({(0, 1): 50}, 1 + 2, (0, 2)),
        ({(0, 1): REFUSED}, 1 + 2, (0, 2)),
        # So is the next one: then it is (1, 2).
        ({(0, 1): 50, (0, 2): 40}, 2 + 2, (1, 2)),
        ({(0, 1): REFUSED, (0, 2): REFUSED, (1, 2): REFUSED}, 1 + 8 + 4, (0, 3)),
        # All of them are tied: the least of 1 + 1 + 50, 1 + 2 + 20 and 2 + 2 + 9, below (0, 3).
        ({(0, 1): 50, (0, 2): 20, (1, 2): 8}, 2 + 2 + 8, (1, 2)),
        # A tie that costs nothing changes nothing; a little dearer, it still is the best.
        ({(0, 1): 0}, 1 + 1, (0, 1)),
        ({(0, 1): 0, (0, 2): -1}, 1 + 1, None),
        # However cheap, one person does not hold both seats.
        ({(1, 1): -50}, 1 + 1, (0, 1)),
        # A pair far behind comes first by its tie.
        ({(3, 1): -13}, 9 + 1 + 4 - 13, (3, 1)),
        ({(0, 1): 9, (3, 1): -12, (0, 2): REFUSED}, 9 + 1 + 4 - 12, (3, 1)),
    ],
)
def test_ties_make_pairs_dearer_or_cheaper_or_forbid_them(
    ties: dict[tuple[int, int], int], expected: int, team: tuple[int, int] | None
) -> None:
    problem = one_client(ties)
    least, chosen = least_of(problem, values_of(problem))
    assert least == [expected * ONE]
    if team is not None:
        assert chosen == [column(problem, 0, *team)]


@pytest.mark.parametrize(
    ("second_a", "second_b", "expected"),
    [
        (5, 7, 1 + 5),  # somebody else for A is nearer
        (7, 5, 1 + 5),  # for B
        (None, 7, 1 + 7),  # there is nobody else for A
        (7, None, 1 + 7),
        (None, None, 1000),  # nor for B
    ],
)
def test_who_is_the_best_for_both_seats_holds_one_of_them(
    second_a: int | None, second_b: int | None, expected: int
) -> None:
    # 0 costs 1 in either seat; the next ones are 1 for A and 2 for B.
    of_client = Shortlist(
        a=[(0, 0, 1)] + ([] if second_a is None else [(0, 1, second_a)]),
        b=[(0, 0, 1)] + ([] if second_b is None else [(0, 2, second_b)]),
        table=[[0]],
    )
    problem = problem_with([of_client], [1000], 3)
    assert least_of(problem, values_of(problem))[0] == [expected * ONE]


@pytest.mark.parametrize("seed", range(12))
def test_it_stays_within_its_arrays(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    uncompile(monkeypatch, module)
    problem = random_problem(seed, engineers=6, teams=12, shared=0.4, alone=True)
    assert_least(problem, seat_values(problem, random_prices(problem, seed, 30 * ONE)))


@pytest.mark.parametrize("seat", ["a", "b"])
def test_candidates_for_one_seat_alone_make_no_team(
    seat: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # More profiles than any table has rows or columns.
    uncompile(monkeypatch, module)
    seats = [(profile, profile, 1) for profile in range(3)]
    alone = Shortlist(a=seats, table=[[]] * 3) if seat == "a" else Shortlist(b=seats)
    problem = problem_with([alone, shortlist_of({(0, 1): 5})], [9, 9], 3)
    assert least_of(problem, values_of(problem)) == ([9 * ONE, 5 * ONE], [-1, 0])


def test_a_client_without_teams_is_left_out() -> None:
    problem = problem_of([{}, {(0, -1): 5}, {}], [9, 9, 9], 1, must=[2])
    assert least_of(problem, values_of(problem)) == ([9 * ONE, 5 * ONE, LARGEST_SUM], [-1, 0, -1])


def test_a_team_has_to_be_cheaper_than_leaving_the_client_out() -> None:
    for unserved, expected in ((5, (5, -1)), (6, (5, 0)), (4, (4, -1))):
        problem = problem_of([{(0, -1): 5}], [unserved], 1)
        least, chosen = least_of(problem, values_of(problem))
        assert (least[0], chosen[0]) == (expected[0] * ONE, expected[1])


@pytest.mark.parametrize("seed", range(10))
def test_clients_can_be_looked_at_some_at_a_time(seed: int) -> None:
    problem = many_teams(seed)
    values = seat_values(problem, random_prices(problem, seed))
    least, chosen = least_of(problem, values)
    for part in ((0, 2), (1, 4), (3, 3)):
        some = range(*part)
        assert least_of(problem, values, part) == (
            [least[client] if client in some else -7 for client in range(4)],
            [chosen[client] if client in some else -7 for client in range(4)],
        )


def test_the_widest_table_is_that_of_any_client() -> None:
    wide = Shortlist(a=[(0, 0, 0)], b=[(2, 1, 0)], table=[[0, 0, 0]])
    high = Shortlist(a=[(4, 0, 0)], b=[(0, 1, 0)], table=[[0]] * 5)
    assert widest_table(problem_with([wide, Shortlist(), high], [9] * 3, 2)) == (5, 3)
