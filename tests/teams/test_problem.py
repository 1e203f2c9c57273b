import numpy as np
import pytest

from ce_opt.errors import ModelTooLarge, UsageError
from ce_opt.teams.problem import (
    LARGEST_SUM,
    UNSERVED,
    EngineerLimit,
    LoadCost,
    PlanLimit,
    TeamProblem,
)
from teams.small_problems import (
    every_choice,
    flat_limit,
    ints,
    plain_cost,
    problem_of,
    random_problem,
)


def two_clients(**changes: object) -> TeamProblem:
    """Client 0 uses 7 as A and 3 as B, client 1 uses 4 and 2; engineer 0 has 10, the other 9."""
    rows = {
        "limits": [EngineerLimit.by_client("hours", ints([7, 4]), ints([3, 2]), ints([10, 9]))],
        "load_cost": LoadCost(0, threshold=ints([[5, 6], [8, 8]]), slope=ints([[2, 10], [100, 0]])),
        "plan_limits": [PlanLimit("handovers", ints([1, 0, 2]), 2)],
    }
    teams = [{(0, 1): 11, (1, 0): 12}, {(0, -1): 20}]
    return problem_of(teams, [500, 900], 2, **(rows | changes))  # type: ignore[arg-type]


def test_load_is_what_both_seats_use() -> None:
    problem = two_clients()
    # Engineer 0: A of client 0 (7) and alone at client 1 (4); engineer 1: B of client 0 (3).
    assert problem.load(problem.limits[0], ints([0, 2])).tolist() == [11, 3]
    assert problem.load(problem.limits[0], ints([1, UNSERVED])).tolist() == [3, 7]


def test_an_empty_seat_loads_nobody() -> None:
    problem = two_clients()
    assert problem.load(problem.limits[0], ints([UNSERVED, 2])).tolist() == [4, 0]


def test_what_a_seat_uses_may_depend_on_who_holds_it() -> None:
    use_a, use_b = np.array([[7, 70], [4, 40]]), np.array([[3, 30], [2, 20]])
    limit = EngineerLimit("hours", use_a, use_b, ints([99, 99]))
    problem = two_clients(limits=[limit])
    # Client 0 with (0, 1): 7 and 30; with (1, 0): 70 and 3. Client 1 with (0, nobody): 4.
    assert problem.load(limit, ints([0, 2])).tolist() == [7 + 4, 30]
    assert problem.load(limit, ints([1, 2])).tolist() == [3 + 4, 70]


def test_a_limit_by_client_is_the_same_for_all_engineers() -> None:
    limit = EngineerLimit.by_client("hours", ints([7, 4]), ints([3, 2]), ints([10, 9, 8]))
    assert limit.use_a.tolist() == [[7, 7, 7], [4, 4, 4]]
    assert limit.use_b.tolist() == [[3, 3, 3], [2, 2, 2]]


def test_cost_is_teams_and_unserved_clients_and_overload() -> None:
    problem = two_clients()
    # Loads 3 + 4 = 7 and 7: 12 + 20 + 2·(7 − 5) + 10·(7 − 6) = 46.
    assert problem.plan_cost(ints([1, 2])) == 46
    # Loads 11 and 3: 11 + 20 + 2·(11 − 5) + 100·(11 − 8) = 343, whether it fits or not.
    assert problem.plan_cost(ints([0, 2])) == 343
    # Loads 3 and 7: 12 + 900 + 10·(7 − 6) = 922.
    assert problem.plan_cost(ints([1, UNSERVED])) == 922
    assert problem.plan_cost(ints([UNSERVED, UNSERVED])) == 1400


def test_without_a_load_cost_only_teams_cost() -> None:
    assert two_clients(load_cost=None).plan_cost(ints([0, 2])) == 31


def test_each_broken_row_is_named() -> None:
    problem = two_clients(must=[1])
    # Engineer 0 would carry 11 of 10, and the handovers are 1 + 2 = 3 of 2.
    assert list(problem.broken(ints([0, 2]))) == ["hours", "handovers"]
    assert list(problem.broken(ints([1, 2]))) == []
    assert list(problem.broken(ints([0, UNSERVED]))) == ["service"]


def test_a_row_filled_to_the_brim_is_not_broken() -> None:
    limits = [EngineerLimit.by_client("hours", ints([7, 4]), ints([3, 2]), ints([11, 3]))]
    assert "hours" not in list(two_clients(limits=limits).broken(ints([0, 2])))
    limits = [EngineerLimit.by_client("hours", ints([7, 4]), ints([3, 2]), ints([10, 3]))]
    assert "hours" in list(two_clients(limits=limits).broken(ints([0, 2])))


@pytest.mark.parametrize("seed", range(6))
def test_cost_and_rows_agree_with_plain_arithmetic_on_every_choice(seed: int) -> None:
    problem = random_problem(seed, clients=3)
    for choice in every_choice(problem):
        expected, columns = plain_cost(problem, choice), ints(choice)
        assert (expected is None) == any(problem.broken(columns))
        if expected is not None:
            assert problem.plan_cost(columns) == expected


def test_columns_know_their_client() -> None:
    problem = problem_of([{(0, 1): 1, (1, 0): 1}, {}, {(0, -1): 1}], [0, 0, 0], 2)
    assert problem.clients == 3
    assert problem.client.tolist() == [0, 0, 2]


def test_a_client_knows_its_columns() -> None:
    problem = problem_of([{(0, 1): 1, (1, 0): 2}, {}, {(0, -1): 3}], [0, 0, 0], 2)
    listed = [problem.cost[problem.columns_of(client)].tolist() for client in range(3)]
    assert listed == [[1, 2], [], [3]]


def test_a_problem_with_teams_left_out_is_not_complete() -> None:
    problem = two_clients()
    assert problem.complete
    cut = TeamProblem(**(vars(problem) | {"left_out": np.array([LARGEST_SUM, 30])}))
    assert not cut.complete


def test_costs_that_leave_exact_arithmetic_are_refused() -> None:
    limit = [flat_limit("hours", 1, 1, clients=2, engineers=1)]
    with pytest.raises(ModelTooLarge):
        problem_of([{(0, -1): LARGEST_SUM}, {(0, -1): 1}], [1, 1], 1, limits=limit)
    with pytest.raises(ModelTooLarge):
        problem_of([{(0, -1): 1}, {(0, -1): 1}], [LARGEST_SUM, 1], 1, limits=limit)


def test_one_person_in_both_seats_is_refused() -> None:
    with pytest.raises(UsageError, match="same engineer in both seats"):
        problem_of([{(1, 1): 5}], [9], 2)
