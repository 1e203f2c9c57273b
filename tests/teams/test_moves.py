"""The parts of a move; whole moves are tested with the annealing."""

import pytest

from ce_opt.teams.chance import stream
from ce_opt.teams.insertion import Guidance, recreate_all
from ce_opt.teams.moves import LARGEST_RUIN, Move, arrange, recreate, restore, ruin, take_out
from ce_opt.teams.pool import Pool, fixed_loads, pool_cost
from ce_opt.teams.problem import UNSERVED
from ce_opt.teams.standing import Standing, standing_of
from ce_opt.teams.territory import Territory
from teams.small_problems import random_problem, whole

SEEDS = pytest.mark.parametrize("seed", range(12))


def crowded(seed: int) -> tuple[Pool, Standing, Move]:
    """A pool with many rivals, a plan that stands, and room for a move."""
    problem = random_problem(seed, clients=30, engineers=8, teams=30, must=0, tight=0.5)
    pool = whole(problem)
    return pool, standing_of(pool, recreate_all(pool)), Move.among(30)


@SEEDS
def test_a_ruin_takes_distinct_clients_and_no_more_than_it_may(seed: int) -> None:
    pool, standing, move = crowded(seed)
    for number in range(1, 40):
        count = ruin(
            pool, standing, move, stream(100 * seed + number), number, Territory.whole(pool)
        )
        chosen = move.clients[:count].tolist()
        assert 1 <= count <= LARGEST_RUIN
        assert len(set(chosen)) == count
        assert set(chosen) <= set(range(30))


@SEEDS
def test_what_a_ruin_takes_out_costs_the_difference_of_the_plans(seed: int) -> None:
    pool, standing, move = crowded(seed)
    before = pool_cost(pool, standing.chosen)
    count = ruin(pool, standing, move, stream(seed), 1, Territory.whole(pool))
    cost = take_out(pool, standing, move, count)
    rest = standing.chosen.copy()
    rest[move.clients[:count]] = UNSERVED
    left_out = int(pool.unserved[move.clients[:count]].sum())
    after = pool_cost(pool, rest)
    assert before is not None
    assert after is not None
    assert before - cost == after - left_out


@SEEDS
def test_arranging_keeps_each_client_with_its_former_entry(seed: int) -> None:
    pool, standing, move = crowded(seed)
    count = ruin(pool, standing, move, stream(seed), 1, Territory.whole(pool))
    take_out(pool, standing, move, count)
    clients = sorted(move.clients[:count].tolist())
    for draw in range(8):
        arrange(pool, move, count, stream(draw))
        assert sorted(move.clients[:count].tolist()) == clients
        assert move.former[:count].tolist() == standing.chosen[move.clients[:count]].tolist()


@SEEDS
@pytest.mark.parametrize("limit", [0.0, 1e15])
def test_a_move_that_is_restored_leaves_no_trace(seed: int, limit: float) -> None:
    pool, standing, move = crowded(seed)
    count = ruin(pool, standing, move, stream(seed), 1, Territory.whole(pool))
    take_out(pool, standing, move, count)
    state = stream(seed)
    placed, _ = recreate(
        pool, standing, move, count, limit, state, Guidance.none(pool), Territory.whole(pool)
    )
    restore(pool, standing, move, count, placed)
    load, plan_load = fixed_loads(pool, standing.chosen)
    assert (standing.load == load).all()
    assert (standing.plan_load == plan_load).all()
