"""The way up, on bounds whose highest point is known."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import pytest
from scipy.optimize import linprog

from ce_opt.teams.ascent import (
    COARSE,
    FINE,
    HIGHEST_PRICE,
    STRETCH,
    Ascent,
    Averaging,
    fresh_weight,
    moved,
)
from ce_opt.teams.bound import PRICE_BITS
from teams.small_prices import ONE
from teams.small_problems import ints

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
Piece = tuple[int, tuple[int, ...]]


class Roof:
    """The least of some planes, each a height (cost units) and a slope; a unit of work a look."""

    def __init__(self, pieces: Sequence[Piece], metric: Sequence[float] | None = None) -> None:
        self.height = ints([height for height, _ in pieces]) * ONE
        self.slope = np.array([slope for _, slope in pieces], dtype=np.int64)
        rows = self.slope.shape[1]
        self.metric = np.ones(rows) if metric is None else np.array(metric)
        self.work = 0.0

    def evaluate(self, price: IntArray, threads: Executor) -> tuple[int, FloatArray]:
        assert price.dtype == np.int64
        assert (price >= 0).all()
        self.work += 1.0
        value = self.height + self.slope @ price
        return int(value.min()), self.slope[value.argmin()].astype(np.float64)


@pytest.fixture(scope="module")
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


def never() -> bool:
    return False


def after_steps(count: int) -> Callable[[], bool]:
    """Say stop when asked for the next time after so many steps."""
    asked = iter([False] * count)
    return lambda: next(asked, True)


TENT: list[Piece] = [(100, (10,)), (400, (-5,))]
"""100 + 10 x or 400 − 5 x: highest at x = 20, where it is 300."""
ROOF: list[Piece] = [(100, (8, 1)), (600, (-3, 1)), (1000, (1, -6)), (120, (2, 5))]


def ascent_on(pieces: Sequence[Piece], thread: ThreadPoolExecutor, **more: object) -> Ascent:
    model = Roof(pieces, **more)  # type: ignore[arg-type]
    return Ascent(model, np.zeros(len(model.metric), dtype=np.int64), thread)


def top_of(pieces: Sequence[Piece]) -> float:
    """The highest point by linear programming: max z with z ≤ height + slope · x, x ≥ 0."""
    slope = np.array([piece[1] for piece in pieces], dtype=float)
    rows = np.hstack([-slope, np.ones((len(slope), 1))])
    bounds = [(0, None)] * slope.shape[1] + [(None, None)]
    cost = np.append(np.zeros(slope.shape[1]), -1.0)
    found = linprog(cost, rows, [piece[0] for piece in pieces], bounds=bounds)
    assert found.status == 0
    return -float(found.fun)


def test_it_climbs_to_the_top_of_a_tent(thread: ThreadPoolExecutor) -> None:
    ascent = ascent_on(TENT, thread)
    assert ascent.bound == 100 * ONE
    ascent.climb(350, 500, never)
    assert 294 <= ascent.bound / ONE <= 300
    assert ascent.price[0] / ONE == pytest.approx(20, rel=0.07)


@pytest.mark.parametrize("foot", [0, -100, 3])
def test_it_climbs_from_nothing_and_from_below(foot: int, thread: ThreadPoolExecutor) -> None:
    # Highest at x = 2,000, where it is 20,000 above the foot.
    ascent = ascent_on([(foot, (10,)), (30_000 + foot, (-5,))], thread)
    ascent.climb(25_000, 1000, never)
    assert 19_000 + foot <= ascent.bound / ONE <= 20_000 + foot


@pytest.mark.parametrize("seed", range(10))
def test_it_comes_near_the_top_of_any_roof(seed: int, thread: ThreadPoolExecutor) -> None:
    rng = np.random.default_rng(seed)
    pieces = [
        (int(rng.integers(0, 10_000)), tuple(rng.integers(-5, 6, 3).tolist())) for _ in range(8)
    ]
    pieces.append((10_000, (-1, -1, -1)))  # so that there is a top
    top = top_of(pieces)
    ascent = ascent_on(pieces, thread)
    start = ascent.bound / ONE
    ascent.climb(int(top) + 1000, 1000, never)
    assert ascent.bound / ONE <= top + 1e-6
    assert ascent.bound / ONE >= top - 0.1 * (top - start)


def test_rows_counted_in_other_units_are_climbed_alike(thread: ThreadPoolExecutor) -> None:
    # The second price counts in thousandths: its slope is a thousand times as steep.
    plain = [(height, (one, other)) for height, (one, other) in ROOF]
    steep = [(height, (one, 1000 * other)) for height, (one, other) in ROOF]
    straight, scaled = ascent_on(plain, thread), ascent_on(steep, thread, metric=[1, 1e-6])
    for ascent in (straight, scaled):
        ascent.climb(10**6, 300, never)
    top = top_of(ROOF)
    assert straight.bound / ONE == pytest.approx(top, rel=0.02)
    assert scaled.bound / ONE == pytest.approx(top, rel=0.02)


def test_bounds_only_rise_and_are_told(thread: ThreadPoolExecutor) -> None:
    ascent, told = ascent_on(ROOF, thread), list[int]()
    ascent.climb(10**6, 200, never, told.append)
    assert told == sorted(told)
    assert told[-1] == ascent.bound >> PRICE_BITS
    # The prices kept are those of the bound.
    assert ascent.model.evaluate(ascent.price, thread)[0] == ascent.bound


def test_it_takes_steps_until_its_work_is_spent(thread: ThreadPoolExecutor) -> None:
    ascent = ascent_on(ROOF, thread)
    assert ascent.climb(10**6, 7, never) == 7
    assert ascent.model.work == 1 + 7  # and one look at where it begins
    assert ascent.climb(10**6, 0, never) == 0


def test_it_stops_when_told(thread: ThreadPoolExecutor) -> None:
    assert ascent_on(ROOF, thread).climb(10**6, 99, lambda: True) == 0
    assert ascent_on(ROOF, thread).climb(10**6, 99, after_steps(3)) == 3


def test_it_ends_when_the_bound_has_reached_the_best_plan(thread: ThreadPoolExecutor) -> None:
    ascent = ascent_on(TENT, thread)
    ascent.climb(160, 10**4, never)
    assert 160 <= ascent.bound / ONE < 300
    assert ascent.climb(160, 10**4, never) == 0


def test_where_everybody_agrees_there_is_nothing_to_climb(thread: ThreadPoolExecutor) -> None:
    ascent = ascent_on([(50, (0, 0))], thread)
    assert ascent.converged
    assert ascent.climb(10**6, 99, never) == 0


def test_no_price_falls_below_nothing(thread: ThreadPoolExecutor) -> None:
    # Any price makes it worse; `Roof` checks that it is never asked for one below 0.
    ascent = ascent_on([(50, (-1, -3))], thread)
    ascent.climb(10**6, 10**4, never)
    assert ascent.converged
    assert ascent.bound == 50 * ONE
    assert ascent.price.tolist() == [0, 0]


def test_where_a_stretch_of_steps_brings_too_little_it_is_left(thread: ThreadPoolExecutor) -> None:
    # A ramp without end, which doubles the bound within a stretch but not more than a hundredfold.
    ramp: list[Piece] = [(10**6, (1,))]
    assert ascent_on(ramp, thread).climb(10**12, 1000, never, slow=100.0) == STRETCH
    assert ascent_on(ramp, thread).climb(10**12, 200, never, slow=1e-9) == 200


def test_equal_work_gives_equal_bounds(thread: ThreadPoolExecutor) -> None:
    first, again = (ascent_on(ROOF, thread) for _ in range(2))
    used = [ascent.climb(10**6, 60, never) for ascent in (first, again)]
    assert used[0] == used[1] == 60
    assert (first.bound, first.price.tolist()) == (again.bound, again.price.tolist())


def test_an_ascent_that_pauses_goes_on_as_if_it_had_not(thread: ThreadPoolExecutor) -> None:
    straight, pausing = (ascent_on(ROOF, thread) for _ in range(2))
    straight.climb(10**6, 1000, after_steps(40))
    for steps in (10, 25, 5):
        pausing.climb(10**6, 1000, after_steps(steps))
    assert (pausing.bound, pausing.price.tolist()) == (straight.bound, straight.price.tolist())


@pytest.mark.parametrize("limits", [COARSE, FINE], ids=["coarse", "fine"])
@pytest.mark.parametrize("seed", range(10))
def test_a_new_subgradient_weighs_so_much_that_the_direction_is_shortest(
    seed: int, limits: Averaging
) -> None:
    direction, slope = np.random.default_rng(seed).normal(size=(2, 3))
    slope += 1e-3 * seed * direction
    weight = fresh_weight(
        float(direction @ direction), float(direction @ slope), float(slope @ slope), limits
    )
    assert limits.least <= weight <= limits.largest

    def length(share: float) -> float:
        return float(np.linalg.norm((1 - share) * direction + share * slope))

    others = np.linspace(limits.least, limits.largest, 50)
    assert all(length(weight) <= length(share) + 1e-12 for share in others)


def test_a_subgradient_like_the_direction_may_weigh_anything() -> None:
    assert COARSE.least <= fresh_weight(4.0, 4.0, 4.0, COARSE) <= COARSE.largest


def test_prices_move_to_the_nearest_whole_number_within_their_range() -> None:
    price, way = ints([10, 10, 3, 2**49]), np.array([1.0, -0.2, -5.0, 2.0**50])
    # 10 + 2 · 1, 10 − 2 · 0.2 = 9.6, 3 − 10, and past the highest.
    assert moved(price, way, 2.0).tolist() == [12, 10, 0, int(HIGHEST_PRICE)]
    assert price.tolist() == [10, 10, 3, 2**49]
