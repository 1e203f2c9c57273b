"""Prices of seats taken over, looked up seat by seat."""

import numpy as np
import pytest

from ce_opt.teams.carried import carried
from ce_opt.teams.pool import make_pool
from teams.small_pools import half, seats_of, three_clients
from teams.small_problems import ints, random_problem, whole

SEEDS = range(12)


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
