"""The true price lies between the bounds, whatever plans were found."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.whatif.price import Standing, price


def test_two_proven_plans_give_an_exact_price() -> None:
    found = price(Standing(137.5, 137.5), Standing(100.0, 100.0))
    assert (found.found, found.least, found.most, found.exact) == (37.5, 37.5, 37.5, True)


def test_what_the_gaps_leave_open_is_said() -> None:
    # With: from 120 to 140; without: from 90 to 100.
    found = price(Standing(140.0, 120.0), Standing(100.0, 90.0))
    assert (found.found, found.least, found.most, found.exact) == (40.0, 20.0, 50.0, False)


def test_a_restriction_never_saves_points() -> None:
    # A plan with the wish that is better than that without it is a better plan without it as well.
    found = price(Standing(95.0, 80.0), Standing(100.0, 85.0), only_restricts=True)
    assert (found.found, found.least, found.most) == (0.0, 0.0, 10.0)
    eased = price(Standing(95.0, 80.0), Standing(100.0, 85.0))
    assert (eased.found, eased.least, eased.most) == (-5.0, -20.0, 10.0)


def test_the_true_price_lies_between_the_bounds() -> None:
    rng = np.random.default_rng(2)
    for _ in range(300):
        without, extra = rng.uniform(-50, 200), rng.uniform(0, 60)
        slack = rng.uniform(0, 20, 4) * (rng.random(4) < 0.7)
        with_ = Standing(without + extra + slack[0], without + extra - slack[1])
        base = Standing(without + slack[2], without - slack[3])
        for restricts in (False, True):
            found = price(with_, base, only_restricts=restricts)
            assert found.least - 1e-9 <= extra <= found.most + 1e-9
            assert found.least <= found.found <= found.most + 1e-9
            if found.exact:
                assert found.found == pytest.approx(extra)
