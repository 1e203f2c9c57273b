"""Pools against the problems that they are laid out from."""

import itertools

import numpy as np
import numpy.typing as npt
import pytest

from ce_opt.teams.pool import NO_SEAT, Pool, carried, fixed_loads, make_pool, pool_cost, sub_pool
from ce_opt.teams.problem import UNSERVED, EngineerLimit, LoadCost, PlanLimit, TeamProblem
from teams.small_problems import every_choice, ints, plain_cost, problem_of, random_problem

SEEDS = range(12)


def whole(problem: TeamProblem) -> Pool:
    return make_pool(problem, np.arange(len(problem.cost)))


def half(problem: TeamProblem, seed: int) -> Pool:
    """A pool of a random half of the columns, in random order."""
    columns = np.random.default_rng(seed).permutation(len(problem.cost))
    return make_pool(problem, columns[: len(columns) // 2])


def columns_of(pool: Pool, choice: tuple[int, ...]) -> list[int]:
    """A choice of entries as a choice of columns."""
    return [UNSERVED if entry == UNSERVED else int(pool.column[entry]) for entry in choice]


def seats_of(pool: Pool) -> list[tuple[int, int, int]]:
    """(engineer, client, kind) of every seat."""
    rows = zip(pool.seat_engineer, pool.seat_client, pool.seat_kind, strict=True)
    return [(int(engineer), int(client), int(kind)) for engineer, client, kind in rows]


def three_clients() -> TeamProblem:
    """Engineer 0 has 10 hours, engineer 1 has 9; from 5 (6) hours on each costs 2 (10)."""
    limit = EngineerLimit.by_client("hours", ints([7, 4, 1]), ints([3, 2, 1]), ints([10, 9]))
    return problem_of(
        [{(0, 1): 12, (1, 0): 11}, {(0, -1): 20}, {(1, -1): 30}],
        [500, 900, 70],
        2,
        must=[1],
        limits=[limit],
        load_cost=LoadCost(0, threshold=ints([[5, 6]]), slope=ints([[2, 10]])),
        plan_limits=[PlanLimit("handovers", ints([1, 0, 2, 0]), 2)],
    )


def test_entries_are_sorted_by_client_and_cost() -> None:
    pool = make_pool(three_clients(), ints([3, 0, 1]))
    assert pool.column.tolist() == [1, 0, 3]
    assert pool.client.tolist() == [0, 0, 2]
    assert pool.start.tolist() == [0, 2, 2, 3]
    assert pool.cost.tolist() == [11, 12, 30]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_pool_has_the_columns_asked_for_with_their_people(seed: int) -> None:
    problem = random_problem(seed, clients=6)
    pool = half(problem, seed)
    asked = np.random.default_rng(seed).permutation(len(problem.cost))[: len(problem.cost) // 2]
    assert sorted(pool.column.tolist()) == sorted(asked.tolist())
    for name in ("client", "a", "b", "cost"):
        assert getattr(pool, name).tolist() == getattr(problem, name)[pool.column].tolist()
    order = list(zip(pool.client.tolist(), pool.cost.tolist(), strict=True))
    assert order == sorted(order)
    for client, (low, high) in enumerate(itertools.pairwise(pool.start.tolist())):
        assert (pool.client[low:high] == client).all()
    assert pool.start[-1] == len(pool.column)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seat_is_an_engineer_in_a_seat_of_a_client(seed: int) -> None:
    pool = half(random_problem(seed, clients=6), seed)
    seats = seats_of(pool)
    assert seats == sorted(set(seats))
    used = set()
    for entry, client in enumerate(pool.client.tolist()):
        a, b = int(pool.a[entry]), int(pool.b[entry])
        assert seats[pool.seat_a[entry]] == (a, client, 0)
        used.add((a, client, 0))
        if b == -1:
            assert pool.seat_b[entry] == NO_SEAT
        else:
            assert seats[pool.seat_b[entry]] == (b, client, 1)
            used.add((b, client, 1))
    assert set(seats) == used
    for engineer, (low, high) in enumerate(itertools.pairwise(pool.seat_start.tolist())):
        assert (pool.seat_engineer[low:high] == engineer).all()
    assert pool.seat_start[-1] == len(seats)


def test_a_seat_uses_what_the_limit_says_of_client_and_engineer() -> None:
    use_a, use_b = np.array([[7, 70], [4, 40]]), np.array([[3, 30], [2, 20]])
    limit = EngineerLimit("hours", use_a, use_b, ints([99, 99]))
    pool = whole(problem_of([{(0, 1): 1}, {(1, 0): 1, (1, -1): 1}], [9, 9], 2, limits=[limit]))
    # By engineer, client, kind: 0 is A of client 0 and B of client 1; 1 is B of 0 and A of 1.
    assert seats_of(pool) == [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]
    assert pool.use.tolist() == [[7, 2, 30, 40]]


def test_loads_by_hand() -> None:
    # Client 0 has (1, 0), client 1 (0, nobody): engineer 0 carries 3 + 4, engineer 1 carries 7.
    load, plan_load = fixed_loads(whole(three_clients()), ints([0, 2, UNSERVED]))
    assert load.tolist() == [[7, 7]]
    # Column 1 uses 0 handovers, column 2 uses 2.
    assert plan_load.tolist() == [2]


@pytest.mark.parametrize("seed", SEEDS)
def test_loads_are_those_of_the_problem(seed: int) -> None:
    problem = random_problem(seed, clients=3)
    pool = whole(problem)
    for choice in itertools.islice(every_choice(problem), 0, None, 7):
        columns = ints(columns_of(pool, choice))
        load, plan_load = fixed_loads(pool, ints(choice))
        for mine, limit in zip(load, problem.limits, strict=True):
            assert mine.tolist() == problem.load(limit, columns).tolist()
        used = sum(int(problem.plan_limits[0].use[column]) for column in columns if column >= 0)
        assert plan_load.tolist() == [used]


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
        columns = columns_of(pool, choice)
        cost = pool_cost(pool, ints(choice))
        assert cost == plain_cost(problem, columns)
        if cost is not None:
            assert cost == problem.plan_cost(ints(columns))


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
    choices = list(every_choice(problem))
    for place in np.random.default_rng(seed).permutation(len(choices)).tolist():
        if plain_cost(problem, columns_of(pool, choices[place])) is not None:
            return list(choices[place])
    raise AssertionError("leaving everybody out breaks nothing")


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
@pytest.mark.parametrize("seed", range(6))
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


def test_a_part_must_serve_whom_the_whole_must_serve() -> None:
    pool = whole(three_clients())
    sub = sub_pool(pool, ints([1, 2]), ints([2, 3]), ints([0, 2, 3]))
    assert pool_cost(sub, ints([UNSERVED, 1])) is None
    # Client 0 leaves 10 − 3 and 9 − 7 hours; from 2 (5 − 3) and 0 on they cost 2 and 10:
    # 20 + 30 + 2·(4 − 2) + 10·1 = 64.
    assert pool_cost(sub, ints([0, 1])) == 64


@pytest.mark.parametrize("seed", SEEDS)
def test_prices_stay_with_their_seats_and_new_seats_have_none(seed: int) -> None:
    problem = random_problem(seed, clients=6)
    former, later = half(problem, seed), half(problem, seed + 1)
    price = np.random.default_rng(seed).integers(1, 100, len(former.seat))
    known = dict(zip(seats_of(former), price.tolist(), strict=True))
    expected = [known.get(seat, 0) for seat in seats_of(later)]
    assert carried(price, former, later).tolist() == expected
    assert carried(price, former, former).tolist() == price.tolist()


def test_prices_of_no_seats_are_none_for_all() -> None:
    problem = three_clients()
    empty, full = make_pool(problem, ints([])), whole(problem)
    assert carried(ints([]), empty, full).tolist() == [0] * len(full.seat)
    assert carried(ints([4] * len(full.seat)), full, empty).tolist() == []
