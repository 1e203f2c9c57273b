"""Times of a tour, against every order of its visits."""

from __future__ import annotations

import itertools
import random

import pytest

from ce_opt.duties.tour import NEVER, first_from, misfits, room, rooms, tour_times

GRID, MINUTES, MOVE = 15, 60, 15


def starts(*times: str) -> int:
    """Starts as bits."""
    places = (int(time[:2]) * 4 + int(time[3:]) // 15 for time in times)
    return sum(1 << place for place in places)


def every_order(masks: list[int]) -> tuple[int, int]:
    """(most visits that fit, least end of so many), by trying all orders of all subsets."""
    best = (0, 0)
    for size in range(1, len(masks) + 1):
        for order in itertools.permutations(masks, size):
            end = -MOVE
            for mask in order:
                fitting = [15 * i for i in range(96) if mask >> i & 1 and 15 * i >= end + MOVE]
                if not fitting:
                    break
                end = fitting[0] + MINUTES
            else:
                best = min(best, (-size, end))
    return -best[0], best[1]


def test_the_most_visits_are_found_and_end_as_soon_as_can_be() -> None:
    chance = random.Random(1)
    for _ in range(150):
        masks = [
            sum(1 << place for place in chance.sample(range(36, 66), chance.randint(1, 6)))
            for _ in range(chance.randint(1, 5))
        ]
        found = tour_times(masks, MINUTES, MOVE, GRID)
        most, end = every_order(masks)
        assert len(found) == most
        assert max(found.values()) + MINUTES == end
        times = sorted(found.values())
        assert all(b - a >= MINUTES + MOVE for a, b in itertools.pairwise(times))
        assert all(masks[visit] >> (start // GRID) & 1 for visit, start in found.items())


def test_first_start_at_or_after_a_time() -> None:
    suits = starts("09:15", "14:00")
    assert first_from(suits, 0, GRID) == first_from(suits, 555, GRID) == 555
    assert first_from(suits, 556, GRID) == 840
    assert first_from(suits, 841, GRID) == NEVER


def test_what_does_not_fit_together_is_narrowed_down() -> None:
    # two visits that can begin at 9:15 alone, and one that can be at any time
    masks = [starts("09:15"), starts("11:00", "14:00"), starts("09:15")]
    assert misfits(masks, MINUTES, MOVE, GRID) == [0, 2]


def test_room_counts_visits_one_after_the_other() -> None:
    # 9:15, 10:30, then 13:30, 14:45, 16:00
    morning = starts("09:15", "09:30", "10:30", "11:00")
    afternoon = starts("13:30", "14:45", "16:00")
    assert room(morning, MINUTES, MOVE, GRID) == 2
    assert room(morning | afternoon, MINUTES, MOVE, GRID) == 5
    assert room(0, MINUTES, MOVE, GRID) == 0


@pytest.mark.parametrize("seed", range(3))
def test_no_tour_holds_more_than_its_rooms_say(seed: int) -> None:
    chance = random.Random(seed)
    masks = [
        sum(1 << place for place in range(low, low + chance.randint(1, 9)))
        for low in (chance.randint(36, 60) for _ in range(6))
    ]
    for visits, fitting in rooms(masks, MINUTES, MOVE, GRID):
        held = tour_times([masks[visit] for visit in visits], MINUTES, MOVE, GRID)
        assert len(held) <= fitting
