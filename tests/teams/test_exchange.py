"""Cyclic exchanges: what a descent says of itself, and that nothing simple improves on it."""

from collections.abc import Iterator
from itertools import permutations, product

import numpy as np
import pytest

from ce_opt.teams.charge import Charge
from ce_opt.teams.compiled import compiled
from ce_opt.teams.exchange import Marks, Way, descend, give
from ce_opt.teams.oscillation import Oscillation
from ce_opt.teams.pool import Pool, fixed_loads
from ce_opt.teams.problem import EngineerLimit, IntArray
from ce_opt.teams.standing import Standing
from teams.giving_way import paired, paired_with_starts
from teams.small_problems import (
    columns_of,
    crammed,
    flat_limit,
    ints,
    problem_of,
    whole,
)


@compiled
def descended(
    pool: Pool, standing: Standing, charge: Charge, way: Way, marks: Marks, place: int
) -> tuple[int, int]:
    return descend(pool, standing, charge, way, marks, place)


@compiled
def given(
    pool: Pool, standing: Standing, charge: Charge, marks: Marks, client: int, entry: int
) -> int:
    return give(pool, standing, charge, marks, client, entry)


def chain_over(pool: Pool, chosen: IntArray, price: float = 3.0) -> Oscillation:
    return Oscillation(pool, np.full(pool.capacity.shape[1], price), chosen, 1)


def descend_from(chain: Oscillation, place: int = 0) -> int:
    """Descend; return the change of cost, which is also added to the chain's."""
    change, steps = descended(
        chain.pool, chain.standing, chain.charge, chain.way, chain.marks, place
    )
    assert steps > 0
    chain.cost += change
    return change


def plain_cost_of(chain: Oscillation, chosen: list[int]) -> int | None:
    """Cost of a choice, None where it breaks what does not give way: straight from the words."""
    pool, charge = chain.pool, chain.charge
    load, plan_load = fixed_loads(pool, ints(chosen))
    if (load > pool.capacity).any() or (plan_load > pool.plan_capacity).any():
        return None
    cost = sum(int(pool.cost[entry]) for entry in chosen)
    for engineer, used in enumerate(load[pool.load_limit].tolist()):
        cost += int(charge.base[engineer]) - int(charge.price[engineer]) * used
        for kink, slope in zip(charge.kink[:, engineer], charge.slope[:, engineer], strict=True):
            cost += int(slope) * max(0, used - int(kink))
    return cost


def shifts_and_swaps(pool: Pool, chosen: list[int]) -> Iterator[list[int]]:
    """Every choice in which one client, or two who trade engineers, have another team of one."""
    holder = [int(pool.a[entry]) for entry in chosen]
    entries = [range(pool.start[c], pool.start[c + 1]) for c in range(len(chosen))]
    for client, options in enumerate(entries):
        for entry in options:
            yield [*chosen[:client], entry, *chosen[client + 1 :]]
    for one, other in permutations(range(len(chosen)), 2):
        for first, second in product(entries[one], entries[other]):
            if pool.a[first] == holder[other] and pool.a[second] == holder[one]:
                swapped = list(chosen)
                swapped[one], swapped[other] = first, second
                yield swapped


def test_three_clients_who_go_round() -> None:
    # Each is with the wrong one of three engineers, who have time for one each: client 0 wants the
    # second, 1 the third, 2 the first. Whoever moves alone, or trades, leaves somebody with two
    # clients or gains nothing: 9 + 9 + 9 becomes 1 + 1 + 1 only if all three move.
    wanted = [1, 2, 0]
    teams = [{(e, -1): 1 if e == wanted[c] else 9 for e in range(3)} for c in range(3)]
    hours = flat_limit("hours", 5, 5, 3, 3)
    pool = whole(problem_of(teams, [0] * 3, 3, must=range(3), limits=[hours]))
    start = [next(e for e in range(3 * c, 3 * c + 3) if pool.a[e] == c) for c in range(3)]
    chain = chain_over(pool, ints(start), price=100.0)
    assert descend_from(chain) == chain.scale * (3 - 27)
    assert chain.pool.a[chain.standing.chosen].tolist() == wanted


@pytest.mark.parametrize("seed", range(25))
def test_no_shift_and_no_swap_improves_what_a_descent_leaves(seed: int) -> None:
    pool = whole(crammed(seed, clients=9, engineers=4))
    chain = chain_over(pool, pool.start[:-1].copy())
    before = chain.cost
    assert descend_from(chain, seed % 9) <= 0
    left = chain.standing.chosen.tolist()
    assert chain.cost == plain_cost_of(chain, left)
    assert chain.cost <= before
    others = [plain_cost_of(chain, other) for other in shifts_and_swaps(chain.pool, left)]
    assert len(others) > 100
    assert all(cost is None or cost >= chain.cost for cost in others)


def test_descents_of_teams_of_two_keep_what_does_not_give_way() -> None:
    descents = 0
    for _, problem, pool, start in paired_with_starts(range(40)):
        chain = chain_over(pool, start)
        change = descend_from(chain)
        descents += change < 0
        left = chain.standing.chosen.tolist()
        assert plain_cost_of(chain, left) == chain.cost
        assert len(columns_of(chain.pool, chain.standing.chosen)) == problem.clients
    assert descents > 5


def test_a_seat_that_somebody_holds_is_not_given_to_nobody() -> None:
    # The client may have (0, 1) for 10 or 0 alone for 15. Seat B uses no hours, so that to leave it
    # empty helps nobody. Position −1 would be engineer 2, who has 10 hours left at 3 each: a search
    # that took "nobody" for a place would see a gain of what 6 of these hours are worth.
    teams = [{(0, 1): 10, (0, -1): 15, (2, -1): 1000}]
    use = np.full((1, 3), 6)
    hours = EngineerLimit("hours", use, np.zeros_like(use), np.full(3, 10))
    pool = whole(problem_of(teams, [0], 3, must=[0], limits=[hours]))
    start = int(np.nonzero(pool.b == 1)[0][0])
    chain = chain_over(pool, ints([start]))
    assert descend_from(chain) == 0
    assert chain.best is not None
    assert chain.best.tolist() == [start]


def test_a_second_descent_finds_nothing_and_looks_at_seats_alone() -> None:
    pool = whole(crammed(3, clients=9, engineers=4))
    chain = chain_over(pool, pool.start[:-1].copy())
    descend_from(chain)
    change, steps = descended(chain.pool, chain.standing, chain.charge, chain.way, chain.marks, 0)
    assert (change, steps) == (0, 9)


def test_what_a_client_is_given_changes_cost_loads_and_marks() -> None:
    rng = np.random.default_rng(5)
    problem = paired(2)
    pool = whole(problem)
    chosen = rng.integers(pool.start[:-1], pool.start[1:])
    soft = pool._replace(
        capacity=np.full_like(pool.capacity, 2**40), plan_capacity=pool.plan_capacity + 2**40
    )
    chain = chain_over(soft, chosen)
    for _ in range(200):
        client = int(rng.integers(problem.clients))
        entry = int(rng.integers(chain.pool.start[client], chain.pool.start[client + 1]))
        people = {
            int(person)
            for one in (entry, chain.standing.chosen[client])
            for person in (chain.pool.a[one], chain.pool.b[one])
            if person >= 0
        }
        clock = int(chain.marks.clock[0])
        chain.cost += given(chain.pool, chain.standing, chain.charge, chain.marks, client, entry)
        assert chain.cost == plain_cost_of(chain, chain.standing.chosen.tolist())
        assert {e for e in range(problem.engineers) if chain.marks.changed[e] > clock} == people
    load, plan_load = fixed_loads(chain.pool, chain.standing.chosen)
    assert (chain.standing.load == load).all()
    assert (chain.standing.plan_load == plan_load).all()
