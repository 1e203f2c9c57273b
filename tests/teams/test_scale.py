import numpy as np
import pytest

from ce_opt.teams.scale import LARGEST_TOTAL, Scale
from every import every


@pytest.mark.parametrize(
    ("hours", "units"),
    [
        ([12, 7.0], 1),
        ([12.5, 7], 10),
        ([12.25, 0.1], 100),
        ([0.125, 3], 1000),
        ([0.1 + 0.2], 10),  # 0.30000000000000004
        ([0.7 * 0.1, 4.35], 100),  # 0.06999999999999999
        ([1 - 0.7], 10),  # 0.30000000000000004
    ],
)
def test_hours_of_a_few_decimals_become_whole(hours: list[float], units: int) -> None:
    scale = Scale.of(1.0, np.array(hours))
    assert scale.hours == units
    exact = [round(value * units) for value in hours]
    assert scale.load(np.array(hours)).tolist() == exact
    assert scale.capacity(np.array(hours)).tolist() == exact


@every("seed", range(20))
def test_what_fits_in_units_fits_in_hours(seed: int) -> None:
    rng = np.random.default_rng(seed)
    used, there = rng.uniform(0, 50, 12), rng.uniform(0, 300, 12)
    scale = Scale.of(1.0, np.concatenate([used, there]))
    total = np.cumsum(scale.load(used))
    fits = total <= scale.capacity(there)
    assert fits.any()
    assert (np.cumsum(used)[fits] <= there[fits] + 1e-9).all()


def test_hours_just_off_a_whole_number_are_not_taken_for_it() -> None:
    # 20 clients of 10.00009 hours are 200.0018: more than the 0.0001 hours that the audit forgives.
    hours = np.array([10.00009, 200.0])
    scale = Scale.of(1.0, hours)
    assert 20 * scale.load(hours)[0] > scale.capacity(hours)[1]


def test_costs_are_rounded_down_and_floating_point_noise_is_forgiven() -> None:
    scale = Scale(points=1000, hours=1)
    assert scale.cost(np.array([1.9999, 0.3, -0.0015, 4.35])).tolist() == [1999, 300, -2, 4350]


@pytest.mark.parametrize("dearest", [1e3, 1e7, 1e10, 1e13])
def test_the_dearest_plan_stays_within_exact_whole_numbers(dearest: float) -> None:
    scale = Scale.of(dearest, np.array([1.0]))
    assert dearest * scale.points <= LARGEST_TOTAL
    assert scale.points >= 1
    assert 10 ** round(np.log10(scale.points)) == scale.points


def test_dear_seasons_have_a_coarser_scale() -> None:
    fine, coarse = (Scale.of(dearest, np.array([1.0])).points for dearest in (1e3, 1e12))
    assert fine > coarse
