import dataclasses
import itertools

import numpy as np
import pytest

from ce_opt.errors import ModelTooLarge, UsageError
from ce_opt.teams.candidates import FORBIDDEN
from ce_opt.teams.problem import (
    LARGEST_SUM,
    UNSERVED,
    EngineerLimit,
    LoadCost,
    PlanLimit,
    TeamProblem,
)
from every import every
from teams.small_problems import (
    REFUSED,
    Shortlist,
    all_costs,
    column,
    every_choice,
    flat_limit,
    ints,
    people,
    plain_cost,
    plain_teams,
    problem_of,
    problem_with,
    random_problem,
)


def two_clients(**changes: object) -> TeamProblem:
    """Client 0 uses 7 as A and 3 as B, client 1 uses 4 and 2; engineer 0 has 10, the other 9.

    Candidates for A are 0, 1 and 0, for B they are 0, 1 and nobody: (0, 1) uses 1 + 0 handovers,
    (1, 0) 0 + 0 and (0, nobody) 2 + 0.
    """
    rows = {
        "limits": [EngineerLimit.by_client("hours", ints([7, 4]), ints([3, 2]), ints([10, 9]))],
        "load_cost": LoadCost(0, threshold=ints([[5, 6], [8, 8]]), slope=ints([[2, 10], [100, 0]])),
        "plan_limits": [PlanLimit("handovers", ints([1, 0, 2]), ints([0, 0, 0]), 2)],
    }
    teams = [{(0, 1): 11, (1, 0): 12}, {(0, -1): 20}]
    return problem_of(teams, [500, 900], 2, **(rows | changes))  # type: ignore[arg-type]


def chosen(problem: TeamProblem, *teams: tuple[int, int] | None) -> np.ndarray:
    """The columns of some teams, client after client; None for nobody."""
    return ints(
        [
            UNSERVED if team is None else column(problem, client, *team)
            for client, team in enumerate(teams)
        ]
    )


def test_load_is_what_both_seats_use() -> None:
    problem = two_clients()
    # Engineer 0: A of client 0 (7) and alone at client 1 (4); engineer 1: B of client 0 (3).
    load = problem.load(problem.limits[0], chosen(problem, (0, 1), (0, -1)))
    assert load.tolist() == [11, 3]
    assert problem.load(problem.limits[0], chosen(problem, (1, 0), None)).tolist() == [3, 7]


def test_an_empty_seat_loads_nobody() -> None:
    problem = two_clients()
    assert problem.load(problem.limits[0], chosen(problem, None, (0, -1))).tolist() == [4, 0]


def test_what_a_seat_uses_may_depend_on_who_holds_it() -> None:
    use_a, use_b = np.array([[7, 70], [4, 40]]), np.array([[3, 30], [2, 20]])
    limit = EngineerLimit("hours", use_a, use_b, ints([99, 99]))
    problem = two_clients(limits=[limit])
    # Client 0 with (0, 1): 7 and 30; with (1, 0): 70 and 3. Client 1 with (0, nobody): 4.
    assert problem.load(limit, chosen(problem, (0, 1), (0, -1))).tolist() == [7 + 4, 30]
    assert problem.load(limit, chosen(problem, (1, 0), (0, -1))).tolist() == [3 + 4, 70]


def test_a_limit_by_client_is_the_same_for_all_engineers() -> None:
    limit = EngineerLimit.by_client("hours", ints([7, 4]), ints([3, 2]), ints([10, 9, 8]))
    assert limit.use_a.tolist() == [[7, 7, 7], [4, 4, 4]]
    assert limit.use_b.tolist() == [[3, 3, 3], [2, 2, 2]]


def test_the_plan_uses_what_the_candidates_of_both_seats_use() -> None:
    limit = PlanLimit("handovers", ints([1, 5, 2]), ints([10, 70, 30]), 99)
    problem = two_clients(plan_limits=[limit])
    # (0, 1): 1 + 70; (1, 0): 5 + 10; (0, nobody): 2 + 30.
    assert problem.plan_load(limit, chosen(problem, (0, 1), (0, -1))) == 71 + 32
    assert problem.plan_load(limit, chosen(problem, (1, 0), None)) == 15


def test_cost_is_teams_and_unserved_clients_and_overload() -> None:
    problem = two_clients()
    # Loads 3 + 4 = 7 and 7: 12 + 20 + 2·(7 − 5) + 10·(7 − 6) = 46.
    assert problem.plan_cost(chosen(problem, (1, 0), (0, -1))) == 46
    # Loads 11 and 3: 11 + 20 + 2·(11 − 5) + 100·(11 − 8) = 343, whether it fits or not.
    assert problem.plan_cost(chosen(problem, (0, 1), (0, -1))) == 343
    # Loads 3 and 7: 12 + 900 + 10·(7 − 6) = 922.
    assert problem.plan_cost(chosen(problem, (1, 0), None)) == 922
    assert problem.plan_cost(chosen(problem, None, None)) == 1400


def test_without_a_load_cost_only_teams_cost() -> None:
    problem = two_clients(load_cost=None)
    assert problem.plan_cost(chosen(problem, (0, 1), (0, -1))) == 31


def test_each_broken_row_is_named() -> None:
    problem = two_clients(must=[1])
    # Engineer 0 would carry 11 of 10, and the handovers are 1 + 2 = 3 of 2.
    assert list(problem.broken(chosen(problem, (0, 1), (0, -1)))) == ["hours", "handovers"]
    assert list(problem.broken(chosen(problem, (1, 0), (0, -1)))) == []
    assert list(problem.broken(chosen(problem, (0, 1), None))) == ["service"]


def test_a_team_that_is_not_allowed_is_named() -> None:
    # Candidates for A are 0 and 1, for B they are 0 and 1: column 0 would be (0, 0).
    assert list(two_clients().broken(ints([0, UNSERVED]))) == ["team"]


def test_a_row_filled_to_the_brim_is_not_broken() -> None:
    for capacity, broken in (([11, 3], False), ([10, 3], True), ([11, 2], True)):
        limits = [EngineerLimit.by_client("hours", ints([7, 4]), ints([3, 2]), ints(capacity))]
        problem = two_clients(limits=limits)
        rows = list(problem.broken(chosen(problem, (0, 1), (0, -1))))
        assert ("hours" in rows) is broken
    for capacity, broken in ((3, False), (2, True)):
        limit = PlanLimit("handovers", ints([1, 0, 2]), ints([0, 0, 0]), capacity)
        rows = list(two_clients(plan_limits=[limit]).broken(chosen(two_clients(), (0, 1), (0, -1))))
        assert ("handovers" in rows) is broken


@pytest.mark.parametrize("seed", range(6))
def test_cost_and_rows_agree_with_plain_arithmetic_on_every_choice(seed: int) -> None:
    problem = random_problem(seed, clients=3)
    together = zip(*(part.tolist() for part in all_costs(problem)), strict=True)
    for choice, (cost, legal) in zip(every_choice(problem), together, strict=True):
        expected, columns = plain_cost(problem, choice), ints(choice)
        assert (expected is None) == any(problem.broken(columns)) == (not legal)
        if expected is not None:
            assert problem.plan_cost(columns) == cost == expected


@every("seed", range(20))
def test_every_column_has_the_cost_and_people_of_its_candidates(seed: int) -> None:
    problem = random_problem(seed, clients=6, engineers=5, teams=12)
    columns = np.arange(problem.start[-1])
    teams = [plain_teams(problem, client) for client in range(problem.clients)]
    pairs = [
        (client, a, b)
        for client in range(problem.clients)
        for (a, _), (b, _) in itertools.product(
            people(problem.a, client), people(problem.b, client)
        )
    ]
    assert list(zip(*(part.tolist() for part in problem.candidates_of(columns)), strict=True)) == (
        pairs
    )
    client, a, b = (ints(part) for part in zip(*pairs, strict=True))
    assert problem.columns_at(client, a, b).tolist() == columns.tolist()
    costs = {number: team[2] for own in teams for number, team in own.items()}
    assert problem.cost_of(columns).tolist() == [
        costs.get(number, int(FORBIDDEN)) for number in columns.tolist()
    ]
    for place, own in enumerate(teams):
        assert problem.columns_of(place).tolist() == list(own)


@pytest.mark.parametrize("seed", range(6))
def test_a_choice_names_its_people(seed: int) -> None:
    problem = random_problem(seed, clients=3)
    for choice in itertools.islice(every_choice(problem), 0, None, 11):
        expected = []
        for place, number in enumerate(choice):
            if number != UNSERVED:
                a, b, _ = plain_teams(problem, place)[number]
                expected.append((place, problem.a.engineer[a], problem.b.engineer[b]))
        found = zip(*problem.teams_of(ints(choice)), strict=True)
        assert list(found) == expected


def test_ties_have_columns_in_rising_order() -> None:
    # Client 1 begins after the 2 · 3 columns of client 0; its ties are (row 0, place 1), (1, 0).
    first = Shortlist(
        a=[(0, 0, 0), (0, 1, 0)],
        b=[(0, -1, 0), (0, 2, 0), (0, 3, 0)],
        table=[[1]],
        ties={(1, 3): 5},
    )
    second = Shortlist(
        a=[(0, 0, 0), (0, 1, 0)],
        b=[(0, 2, 0), (0, 3, 0)],
        table=[[1]],
        ties={(1, 2): -1, (0, 3): REFUSED},
    )
    assert problem_with([first, second], [9, 9], 4).tied.tolist() == [5, 6 + 1, 6 + 2]


def test_a_person_in_both_seats_is_no_team() -> None:
    # The table has a cost for everybody; 1 may be A or B.
    of_client = Shortlist(a=[(0, 0, 1), (0, 1, 2)], b=[(0, 1, 10), (0, 2, 20)], table=[[100]])
    problem = problem_with([of_client], [9], 3)
    # Columns: (0, 1), (0, 2), (1, 1), (1, 2).
    assert problem.cost_of(np.arange(4)).tolist() == [111, 121, FORBIDDEN, 122]
    assert problem.columns_of(0).tolist() == [0, 1, 3]


def test_costs_that_leave_exact_arithmetic_are_refused() -> None:
    limit = [flat_limit("hours", 1, 1, clients=2, engineers=1)]
    fits = problem_of([{(0, -1): 1}, {(0, -1): 1}], [1, 1], 1, limits=limit)
    half = LARGEST_SUM // 2
    too_dear = [
        {"unserved": ints([LARGEST_SUM, 1])},
        {"pairing": fits.pairing._replace(cost=ints([half, 1]))},
        {"a": fits.a._replace(cost=ints([1, -half]))},
        {"b": fits.b._replace(cost=ints([half, 1]))},
    ]
    for change in too_dear:
        with pytest.raises(ModelTooLarge):
            dataclasses.replace(fits, **change)


@pytest.mark.parametrize("seat", ["a", "b"])
def test_candidates_out_of_the_order_of_profiles_are_refused(seat: str) -> None:
    both = [(0, 0, 1), (1, 1, 1)]
    of_client = Shortlist(a=both, b=both, table=[[1, 2], [3, 4]])
    # The profiles are 0, 1 and again 0, 1: they fall from one client to the next alone.
    problem = problem_with([of_client] * 2, [9] * 2, 2)
    turned = getattr(problem, seat)._replace(profile=np.array([0, 1, 1, 0], dtype=np.int32))
    with pytest.raises(UsageError, match="sorted by profile"):
        dataclasses.replace(problem, **{seat: turned})


def test_pairs_that_are_forbidden_do_not_count_as_dear() -> None:
    of_client = Shortlist(
        a=[(0, 0, 1)], b=[(0, 1, 1), (1, 2, 1)], table=[[REFUSED, 5]], ties={(0, 2): REFUSED}
    )
    problem = problem_with([of_client] * 9, [7] * 9, 3)
    assert problem.columns_of(0).tolist() == []
