import itertools

import numpy as np
import pytest

from ce_opt.teams.knapsack import Seats, best_bundle
from teams.small_problems import ints


def random_seats(
    seed: int, clients: int = 5
) -> tuple[Seats, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    rng = np.random.default_rng(seed)
    seats = Seats(
        rng.integers(-5, 30, clients),
        rng.integers(-5, 30, clients),
        rng.integers(0, 9, clients),
        rng.integers(0, 9, clients),
    )
    return seats, np.cumsum(rng.integers(0, 6, int(rng.integers(1, 20))))


def value_of(
    seats: Seats, cost: np.ndarray[tuple[int], np.dtype[np.int64]], taken: str
) -> int | None:
    """Value of taking seat A, B or none (-) of each client; None where it does not fit."""
    rewards = {"A": seats.reward_a, "B": seats.reward_b}
    weights = {"A": seats.weight_a, "B": seats.weight_b}
    load = sum(int(weights[seat][client]) for client, seat in enumerate(taken) if seat != "-")
    reward = sum(int(rewards[seat][client]) for client, seat in enumerate(taken) if seat != "-")
    return int(cost[load]) - reward if load < len(cost) else None


@pytest.mark.parametrize("seed", range(60))
def test_no_other_bundle_is_better(seed: int) -> None:
    seats, cost = random_seats(seed)
    values = [value_of(seats, cost, "".join(taken)) for taken in itertools.product("AB-", repeat=5)]
    assert best_bundle(seats, cost).value == min(value for value in values if value is not None)


@pytest.mark.parametrize("seed", range(60))
def test_the_bundle_has_the_value_it_claims(seed: int) -> None:
    seats, cost = random_seats(seed)
    bundle = best_bundle(seats, cost)
    assert not set(bundle.a) & set(bundle.b)
    taken = ["A" if c in bundle.a else "B" if c in bundle.b else "-" for c in range(5)]
    assert value_of(seats, cost, "".join(taken)) == bundle.value


def test_nothing_on_offer_is_an_empty_bundle() -> None:
    bundle = best_bundle(Seats(ints([0]), ints([-3]), ints([0]), ints([0])), ints([0, 4]))
    assert (bundle.value, bundle.a, bundle.b) == (0, [], [])
