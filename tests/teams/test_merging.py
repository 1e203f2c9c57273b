"""Merged states against all states that can be reached."""

import itertools

import numpy as np
import pytest

from ce_opt.teams import merging as module
from ce_opt.teams.worth import LOAD_BITS, NONE
from every import every
from teams.small_problems import ints
from teams.uncompiled import uncompile


def undominated(states: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """(load, reward) of those that no other one beats, by rising load."""
    return sorted(
        (load, reward)
        for load, reward in states
        if not any(
            other <= load and more >= reward and (other, more) != (load, reward)
            for other, more in states
        )
    )


@every("seed", range(200))
def test_a_group_leaves_what_no_choice_of_at_most_one_of_its_seats_beats(seed: int) -> None:
    rng = np.random.default_rng(seed)
    pairs = rng.integers(0, 12, (int(rng.integers(1, 7)), 2)).tolist()
    former = undominated({(load, reward) for load, reward in pairs})
    seats = rng.integers(-2, 9, (int(rng.integers(1, 3)), 2)).tolist()
    capacity = int(rng.integers(11, 17))
    reached = set(former)
    for (gain, use), (load, reward) in itertools.product(seats, former):
        if gain > 0 and use >= 0 and load + use <= capacity:
            reached.add((load + use, reward + gain))
    assert grouped(former, seats, capacity) == undominated(reached)


def grouped(
    former: list[tuple[int, int]], seats: list[tuple[int, int]], capacity: int
) -> list[tuple[int, int]]:
    """(load, reward) of the states left of some and a group of (reward, use); −1 is too much."""
    load, reward, parent, last = (np.full(40, -7, dtype=np.int64) for _ in range(4))
    current = np.full((3, 40), -7, dtype=np.int64)
    for state, (hours, gain) in enumerate(former):
        load[state], reward[state], current[1, state] = hours, gain, state
    # The group's seats are 2 and, where it has two, 3.
    rewards = ints([99, 99, *(gain for gain, _ in seats), 99])
    tallied = ints([0, 0, *(use if use >= 0 else NONE for _, use in seats), 0])
    row, count, size = module.with_group(
        (load, reward, parent, last, len(former)),
        (current, 1, len(former)),
        (2, 2 + len(seats), rewards, tallied),
        (0, capacity, np.zeros((0, 1), dtype=np.int64)),
    )
    for state in range(len(former), size):  # a new state is an older one and a seat of the group
        gain, use = seats[last[state] - 2]
        assert parent[state] < len(former)
        assert load[state] == load[parent[state]] + use
        assert reward[state] == reward[parent[state]] + gain
    assert (load[size:] == -7).all()
    left = current[row, :count]
    return list(zip(load[left].tolist(), reward[left].tolist(), strict=True))


def test_states_of_other_tallies_do_not_beat_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    # One further limit, of which each seat uses one: two may be taken. From (nothing) and (2 h,
    # reward 9, one of the limit) a seat of 1 h and reward 5 makes (1 h, 5, one) and (3 h, 14, two).
    uncompile(monkeypatch, module)
    load, reward, parent, last = (np.zeros(9, dtype=np.int64) for _ in range(4))
    one, two = 1 << LOAD_BITS, 2 << LOAD_BITS
    load[1], reward[1] = 2 + one, 9
    current = np.zeros((3, 9), dtype=np.int64)
    current[0, 1] = 1
    row, count, _ = module.with_group(
        (load, reward, parent, last, 2),
        (current, 0, 2),
        (0, 1, ints([5]), ints([1 + one])),
        (0, 10, ints([[6]])),
    )
    left = current[row, :count]
    assert list(zip(load[left].tolist(), reward[left].tolist(), strict=True)) == [
        (0, 0),
        (1 + one, 5),
        (2 + one, 9),
        (3 + two, 14),
    ]
