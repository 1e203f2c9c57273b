"""The linear relaxation's vertex: against a second LP solver."""

import numpy as np
import pytest
from scipy.optimize import linprog

from ce_opt.teams.vertex import vertex
from teams.small_problems import crammed, whole


@pytest.mark.parametrize("seed", range(20))
def test_prices_of_the_vertex_prove_the_value_that_another_solver_finds(seed: int) -> None:
    problem = crammed(seed)
    pool = whole(problem)
    found = vertex(pool)
    use = pool.use[0][pool.seat_a]
    shares = np.zeros((problem.clients, len(pool.cost)))
    shares[pool.client, np.arange(len(pool.cost))] = 1
    loads = np.zeros((problem.engineers, len(pool.cost)))
    loads[pool.a, np.arange(len(pool.cost))] = use
    other = linprog(
        pool.cost, loads, pool.capacity[0], shares, np.ones(problem.clients), method="highs"
    )
    assert (found is None) == (other.status == 2)
    if found is not None:
        # Weak duality: least reduced costs less the price of all capacity bound every solution.
        reduced = pool.cost + found.price[pool.a] * use
        least = np.minimum.reduceat(reduced, pool.start[:-1]).sum()
        assert least - found.price @ pool.capacity[0] == pytest.approx(other.fun)
        assert (pool.client[found.chosen] == np.arange(problem.clients)).all()
