"""Pools against the problems that they are laid out from."""

import dataclasses
import itertools

import numpy as np
import numpy.typing as npt
import pytest

from ce_opt.teams.pool import (
    Pool,
    entries_of,
    fixed_loads,
    make_pool,
    pool_cost,
    renamed,
    reordered,
    seats_alone,
    sub_pool,
)
from ce_opt.teams.problem import UNSERVED, PlanLimit, TeamProblem
from ce_opt.teams.seats import NO_SEAT
from every import every
from teams.small_pools import half, seats_of, some_columns, three_clients
from teams.small_problems import (
    Choice,
    column,
    columns_of,
    every_choice,
    ints,
    legal_plans,
    people,
    plain_cost,
    plain_teams,
    problem_of,
    random_problem,
    whole,
)

SEEDS = range(12)


def test_entries_are_sorted_by_client_and_cost() -> None:
    problem = three_clients()
    teams = [(2, 1, -1), (0, 0, 1), (0, 1, 0)]
    pool = make_pool(problem, ints([column(problem, *team) for team in teams]))
    assert pool.column.tolist() == [column(problem, *teams[place]) for place in (2, 1, 0)]
    assert pool.client.tolist() == [0, 0, 2]
    assert pool.start.tolist() == [0, 2, 2, 3]
    assert pool.cost.tolist() == [11, 12, 30]
    assert pool.plan_use.tolist() == [[0, 1, 0]]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_pool_has_the_columns_asked_for_with_their_people(seed: int) -> None:
    problem = random_problem(seed, clients=6)
    pool = half(problem, seed)
    assert sorted(pool.column.tolist()) == sorted(some_columns(problem, seed))
    limit = problem.plan_limits[0]
    for entry, (client, number) in enumerate(zip(pool.client, pool.column.tolist(), strict=True)):
        at_a, at_b, cost = plain_teams(problem, client)[number]
        assert pool.cost[entry] == cost
        assert (pool.a[entry], pool.b[entry]) == (
            problem.a.engineer[at_a],
            problem.b.engineer[at_b],
        )
        assert pool.plan_use[0, entry] == limit.use_a[at_a] + limit.use_b[at_b]
    order = list(zip(pool.client.tolist(), pool.cost.tolist(), strict=True))
    assert order == sorted(order)
    for client, (low, high) in enumerate(itertools.pairwise(pool.start.tolist())):
        assert (pool.client[low:high] == client).all()
    assert pool.start[-1] == len(pool.column)


@pytest.mark.parametrize("seed", SEEDS)
def test_seats_alone_are_those_of_all_candidates(seed: int) -> None:
    problem = random_problem(seed, clients=6)
    pool, seats = seats_alone(problem)
    expected = set()
    for kind, (candidates, of) in enumerate(((problem.a, seats.of_a), (problem.b, seats.of_b))):
        for client in range(problem.clients):
            for at, engineer in people(candidates, client):
                if engineer == -1:
                    assert of[at] == NO_SEAT
                else:
                    assert seats_of(pool)[of[at]] == (engineer, client, kind)
                    expected.add((engineer, client, kind))
    assert seats_of(pool) == sorted(expected)
    assert [parts.tolist() for parts in seats[:3]] == [
        parts.tolist() for parts in (pool.seat_engineer, pool.seat_client, pool.seat_kind)
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_seats_alone_have_the_rows_of_a_pool_and_no_entries(seed: int) -> None:
    problem = random_problem(seed, clients=6)
    pool, full = seats_alone(problem)[0], whole(problem)
    assert len(pool.column) == len(pool.cost) == len(pool.seat_a) == 0
    assert pool.start.tolist() == [0] * 7
    assert pool.plan_use.shape == (1, 0)
    for name in ("unserved", "must", "capacity", "threshold", "slope", "plan_capacity"):
        assert getattr(pool, name).tolist() == getattr(full, name).tolist()
    assert pool.load_limit == full.load_limit
    # Every seat of a team is a candidate's, and uses the same.
    use = dict(zip(seats_of(pool), pool.use.T.tolist(), strict=True))
    assert use.items() >= dict(zip(seats_of(full), full.use.T.tolist(), strict=True)).items()
    for engineer, (low, high) in enumerate(itertools.pairwise(pool.seat_start.tolist())):
        assert (pool.seat_engineer[low:high] == engineer).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_entries_of_columns_and_columns_of_entries(seed: int) -> None:
    problem = random_problem(seed, clients=6)
    pool = half(problem, seed)
    rng = np.random.default_rng(seed)
    chosen = [
        int(rng.choice([UNSERVED, *range(low, high)]))
        for low, high in itertools.pairwise(pool.start.tolist())
    ]
    columns = renamed(ints(chosen), pool.column)
    assert columns.tolist() == columns_of(pool, chosen)
    assert entries_of(pool, columns).tolist() == chosen


@pytest.mark.parametrize("seed", SEEDS)
def test_entries_in_another_order_are_the_same_entries(seed: int) -> None:
    pool = half(random_problem(seed, clients=6), seed)
    rng = np.random.default_rng(seed)
    cost = rng.integers(0, 50, len(pool.cost))
    order = np.lexsort((cost, pool.client))
    other = reordered(pool, order, cost)
    assert other.start.tolist() == pool.start.tolist()
    assert other.client.tolist() == pool.client[order].tolist() == pool.client.tolist()
    columns = pool.column.tolist()
    for entry, number in enumerate(other.column.tolist()):
        was = columns.index(number)
        assert other.cost[entry] == cost[was]
        for name in ("a", "b", "seat_a", "seat_b"):
            assert getattr(other, name)[entry] == getattr(pool, name)[was]
        assert other.plan_use[:, entry].tolist() == pool.plan_use[:, was].tolist()
    ranked = list(zip(other.client.tolist(), other.cost.tolist(), strict=True))
    assert ranked == sorted(ranked)


def test_entries_of_a_pool_without_columns() -> None:
    pool = make_pool(three_clients(), ints([]))
    assert entries_of(pool, ints([UNSERVED] * 3)).tolist() == [UNSERVED] * 3


def test_loads_by_hand() -> None:
    # Client 0 has (1, 0), client 1 (0, nobody): engineer 0 carries 3 + 4, engineer 1 carries 7.
    load, plan_load = fixed_loads(whole(three_clients()), ints([0, 2, UNSERVED]))
    assert load.tolist() == [[7, 7]]
    # (1, 0) uses 0 handovers, (0, nobody) uses 2.
    assert plan_load.tolist() == [2]


def entries_in(pool: Pool, choice: Choice) -> npt.NDArray[np.int64]:
    """A choice of columns as a choice of entries, looked up one by one."""
    columns = pool.column.tolist()
    return ints([UNSERVED if each == UNSERVED else columns.index(each) for each in choice])


@pytest.mark.parametrize("seed", SEEDS)
def test_loads_are_those_of_the_problem(seed: int) -> None:
    problem = random_problem(seed, clients=3)
    pool = whole(problem)
    for choice in itertools.islice(every_choice(problem), 0, None, 7):
        load, plan_load = fixed_loads(pool, entries_in(pool, choice))
        for mine, limit in zip(load, problem.limits, strict=True):
            assert mine.tolist() == problem.load(limit, ints(choice)).tolist()
        assert plan_load.tolist() == [problem.plan_load(problem.plan_limits[0], ints(choice))]


def test_cost_by_hand() -> None:
    pool = whole(three_clients())
    # Loads 7 and 7: 11 + 20 + 70 unserved + 2·(7 − 5) + 10·(7 − 6) = 115.
    assert pool_cost(pool, ints([0, 2, UNSERVED])) == 115
    # With client 2 engineer 1 carries 8: 11 + 20 + 30 + 4 + 20 = 85.
    assert pool_cost(pool, ints([0, 2, 3])) == 85
    # Engineer 0 would carry 7 + 4 = 11 of 10; client 1 has to be served.
    assert pool_cost(pool, ints([1, 2, 3])) is None
    assert pool_cost(pool, ints([0, UNSERVED, 3])) is None


@pytest.mark.parametrize("seed", SEEDS)
def test_cost_of_every_choice_is_the_cost_of_the_plan_or_none_where_a_row_breaks(
    seed: int,
) -> None:
    problem = random_problem(seed, clients=3)
    pool = whole(problem)
    for choice in every_choice(problem):
        assert pool_cost(pool, entries_in(pool, choice)) == plain_cost(problem, choice)


def test_without_limits_and_load_cost_only_teams_cost() -> None:
    pool = whole(problem_of([{(0, 1): 5, (1, -1): 7}, {(0, -1): 2}], [9, 30], 2))
    assert pool_cost(pool, ints([0, 2])) == 5 + 2
    assert pool_cost(pool, ints([UNSERVED, 2])) == 9 + 2


def test_a_pool_without_columns_leaves_everybody_out() -> None:
    pool = make_pool(three_clients(), ints([]))
    load, plan_load = fixed_loads(pool, ints([UNSERVED] * 3))
    assert (load.tolist(), plan_load.tolist()) == ([[0, 0]], [0])
    free = pool._replace(must=np.zeros(3, dtype=bool))
    assert pool_cost(free, ints([UNSERVED] * 3)) == 500 + 900 + 70


def some_plan(problem: TeamProblem, pool: Pool, seed: int) -> list[int]:
    """A random choice of entries that breaks nothing."""
    plans = list(legal_plans(problem))
    return entries_in(pool, plans[np.random.default_rng(seed).integers(len(plans))]).tolist()


def part_of(pool: Pool, clients: list[int], chosen: list[int]) -> tuple[Pool, int]:
    """The sub-pool of some clients with all their entries, and the cost of all others."""
    entries = np.nonzero(np.isin(pool.client, clients))[0]
    others = [UNSERVED if client in clients else entry for client, entry in enumerate(chosen)]
    cost = pool_cost(pool, ints(others))
    assert cost is not None
    left_out = int(pool.unserved[clients].sum())
    return sub_pool(pool, ints(clients), entries, ints(chosen)), cost - left_out


def put_back(
    sub: Pool, clients: list[int], choice: tuple[int, ...], chosen: list[int]
) -> npt.NDArray[np.int64]:
    """The whole choice with that of the sub-pool in its place."""
    full = list(chosen)
    for client, entry in zip(clients, choice, strict=True):
        full[client] = UNSERVED if entry == UNSERVED else int(sub.column[entry])
    return ints(full)


def choices_of(pool: Pool) -> list[tuple[int, ...]]:
    bounds = itertools.pairwise(pool.start.tolist())
    return list(itertools.product(*([UNSERVED, *range(low, high)] for low, high in bounds)))


@pytest.mark.parametrize("clients", [[0], [1, 3], [0, 2, 3], [0, 1, 2, 3]])
@every("seed", range(6))
def test_cost_of_a_part_and_of_the_others_is_the_cost_of_all(seed: int, clients: list[int]) -> None:
    problem = random_problem(seed, must=0)
    pool = whole(problem)
    chosen = some_plan(problem, pool, seed)
    sub, others = part_of(pool, clients, chosen)
    for choice in choices_of(sub):
        part = pool_cost(sub, ints(choice))
        full = pool_cost(pool, put_back(sub, clients, choice, chosen))
        assert full == (None if part is None else others + part)


@pytest.mark.parametrize("seed", range(6))
def test_a_part_of_a_part_is_a_part(seed: int) -> None:
    problem = random_problem(seed, must=0)
    pool = whole(problem)
    chosen = some_plan(problem, pool, seed)
    outer, others = part_of(pool, [0, 1, 3], chosen)
    place = {int(entry): position for position, entry in enumerate(outer.column)}
    inside = [place.get(chosen[client], UNSERVED) for client in (0, 1, 3)]
    inner, rest = part_of(outer, [0, 2], inside)
    for choice in choices_of(inner):
        full = list(chosen)
        for client, entry in zip((0, 3), choice, strict=True):
            known = UNSERVED if entry == UNSERVED else inner.column[entry]
            full[client] = UNSERVED if entry == UNSERVED else int(outer.column[known])
        part = pool_cost(inner, ints(choice))
        assert pool_cost(pool, ints(full)) == (None if part is None else others + rest + part)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_part_keeps_the_entries_asked_for_and_their_seats(seed: int) -> None:
    problem = random_problem(seed, clients=6, must=0.5)
    pool = whole(problem)
    entries = np.nonzero(np.isin(pool.client, [1, 4, 5]))[0][::2]
    sub = sub_pool(pool, ints([1, 4, 5]), entries, ints([UNSERVED] * 6))
    assert sub.column.tolist() == entries.tolist()
    assert ints([1, 4, 5])[sub.client].tolist() == pool.client[entries].tolist()
    assert sub.must.tolist() == pool.must[[1, 4, 5]].tolist()
    for mine, theirs in ((sub.seat_a, pool.seat_a), (sub.seat_b, pool.seat_b)):
        known = np.append(sub.seat, NO_SEAT)
        assert known[mine].tolist() == theirs[entries].tolist()
    assert sorted(set(seats_of(sub))) == seats_of(sub)
    for engineer, (low, high) in enumerate(itertools.pairwise(sub.seat_start.tolist())):
        assert (sub.seat_engineer[low:high] == engineer).all()
    kept = [(e, [1, 4, 5][c], kind) for e, c, kind in seats_of(sub)]
    assert [seats_of(pool)[seat] for seat in sub.seat] == kept


def test_whatever_a_pool_is_made_from_it_lies_as_the_loops_are_compiled() -> None:
    # Arrays that lie column by column would have all loops compiled once more, in the run's time.
    problem = random_problem(1)
    ones = np.ones(len(problem.a.engineer), dtype=np.int64)
    of_all = PlanLimit("of all", ones, np.ones(len(problem.b.engineer), dtype=np.int64), 99)
    twice = dataclasses.replace(problem, limits=problem.limits * 2, plan_limits=(of_all, of_all))
    pool = whole(twice)
    assert min(len(pool.use), len(pool.plan_use)) > 1
    nobody = ints([UNSERVED] * problem.clients)
    part = sub_pool(pool, np.arange(problem.clients), np.arange(len(pool.column)), nobody)
    turned = reordered(pool, np.arange(len(pool.column)), pool.cost)
    for made in (pool, part, turned):
        arrays = [value for value in made if isinstance(value, np.ndarray)]
        assert all(array.flags.c_contiguous for array in arrays)


def test_a_part_must_serve_whom_the_whole_must_serve() -> None:
    pool = whole(three_clients())
    sub = sub_pool(pool, ints([1, 2]), ints([2, 3]), ints([0, 2, 3]))
    assert pool_cost(sub, ints([UNSERVED, 1])) is None
    # Client 0 leaves 10 − 3 and 9 − 7 hours; from 2 (5 − 3) and 0 on they cost 2 and 10:
    # 20 + 30 + 2·(4 − 2) + 10·1 = 64.
    assert pool_cost(sub, ints([0, 1])) == 64
