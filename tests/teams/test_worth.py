"""What seats bring and take: the tallies of further limits beside the load."""

import itertools

import numpy as np

from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import EngineerLimit
from ce_opt.teams.worth import LOAD_MASK, NONE, Worth, within_tallies, worth_of
from every import every
from teams.small_problems import flat_limit, ints, problem_of, whole

HOURS, CLIENTS = 10, 2


def one_engineer(seats: int = 3, clients_limit: int = CLIENTS) -> Pool:
    """One engineer with 10 hours who may serve 2 clients; every seat takes 3 hours."""
    hours = flat_limit("hours", 3, HOURS, clients=seats, engineers=1)
    count = flat_limit("clients", 1, clients_limit, clients=seats, engineers=1)
    return whole(problem_of([{(0, -1): 1}] * seats, [9] * seats, 1, limits=[hours, count]))


def has_room(worth: Worth, tallied: int) -> bool:
    """Whether engineer 0 keeps all limits with this load and these tallies."""
    fits = (tallied & LOAD_MASK) <= worth.capacity[0]
    return bool(fits and within_tallies(worth.bases, 0, tallied))


def test_loads_add_up_below_the_tallies() -> None:
    worth = worth_of(one_engineer(), ints([1, 1, 1]))
    both = int(worth.tallied[0] + worth.tallied[1])
    assert both & LOAD_MASK == 6
    assert has_room(worth, both)


def test_a_third_client_is_one_too_many_though_the_hours_would_do() -> None:
    worth = worth_of(one_engineer(), ints([1, 1, 1]))
    assert int(worth.tallied.sum()) & LOAD_MASK == 9  # of 10 hours
    assert not has_room(worth, int(worth.tallied.sum()))


def test_a_limit_that_all_seats_together_keep_needs_no_tally() -> None:
    worth = worth_of(one_engineer(clients_limit=3), ints([1, 1, 1]))
    assert worth.tallied.tolist() == [3, 3, 3]
    assert has_room(worth, 9)
    assert not has_room(worth, 12)


def test_the_load_is_that_of_the_limit_with_a_cost() -> None:
    worth = worth_of(one_engineer(), ints([5, 6, 7]))
    assert worth.reward.tolist() == [5, 6, 7]
    assert worth.use.tolist() == [3, 3, 3]
    assert worth.capacity.tolist() == [HOURS]


def test_a_seat_that_alone_is_too_much_is_marked() -> None:
    use = ints([11, 3])
    hours = EngineerLimit.by_client("hours", use, use, ints([HOURS]))
    pool = whole(problem_of([{(0, -1): 1}] * 2, [9, 9], 1, limits=[hours]))
    assert worth_of(pool, ints([5, 5])).tallied.tolist() == [NONE, 3]


@every("seed", range(20))
def test_a_bundle_fits_where_it_keeps_every_limit(seed: int) -> None:
    # Four limits, six seats; whenever a bundle that fits takes one more seat the sum says whether
    # the larger one fits.
    rng = np.random.default_rng(seed)
    limits = [
        EngineerLimit.by_client(f"limit {place}", use, use, rng.integers(0, 9, 1))
        for place, use in enumerate(rng.integers(0, 5, (4, 6)))
    ]
    pool = whole(problem_of([{(0, -1): 1}] * 6, [9] * 6, 1, limits=limits))
    worth = worth_of(pool, ints([1] * 6))

    def fits(bundle: tuple[int, ...]) -> bool:
        return bool((pool.use[:, list(bundle)].sum(axis=1) <= pool.capacity[:, 0]).all())

    for size in range(1, 7):
        for bundle in itertools.combinations(range(6), size):
            if fits(bundle[:-1]) and (worth.tallied[list(bundle)] != NONE).all():
                assert has_room(worth, int(worth.tallied[list(bundle)].sum())) == fits(bundle)
    for seat in range(6):
        assert (worth.tallied[seat] == NONE) == (not fits((seat,)))


def test_without_any_limit_seats_use_nothing() -> None:
    worth = worth_of(whole(problem_of([{(0, -1): 1}] * 2, [9, 9], 1)), ints([5, 6]))
    assert worth.use.tolist() == worth.tallied.tolist() == [0, 0]
    assert worth.capacity.tolist() == [0]


def test_tallies_that_would_need_too_many_values_are_left_out() -> None:
    # Two limits with 2 · 10^6 values each: more than fit beside the load.
    limits = [flat_limit("hours", 1, 9, clients=3, engineers=1)]
    limits += [flat_limit(name, 10**6, 10**6, clients=3, engineers=1) for name in "xy"]
    worth = worth_of(
        whole(problem_of([{(0, -1): 1}] * 3, [9] * 3, 1, limits=limits)), ints([1] * 3)
    )
    assert worth.tallied.tolist() == [1, 1, 1]
    assert worth.bases.tolist() == [[0], [0], [0]]
