"""VIKOR's conditions of acceptance, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.importance.compromise import acceptance
from importance.reference import RULES, case, matrices, published


def test_a_clear_first_is_accepted() -> None:
    # Q = 1, 0, 1 (Opricovic and Tzeng 2004): advantage 1, needed 1 / (3 − 1); least S and R too.
    matrix, _, _ = matrices([[1, 3000], [2, 3750], [5, 4500]], [-1, 1])
    found = acceptance(matrix, np.array([0.5, 0.5]), RULES)
    assert found is not None
    assert (found.first, found.compromise) == ((1,), (1,))
    assert (found.advantage, found.needed) == pytest.approx((1.0, 0.5))
    assert found.enough
    assert found.stable


def test_without_the_advantage_all_that_are_near_are_a_compromise() -> None:
    # One criterion, 10, 9, 8 and 0: Q = 0, 0.1, 0.2, 1; needed 1/3, so three are first together.
    matrix, _, _ = matrices([[10], [9], [8], [0]])
    found = acceptance(matrix, np.ones(1), RULES)
    assert found is not None
    assert (found.advantage, found.needed) == pytest.approx((0.1, 1 / 3))
    assert not found.enough
    assert found.compromise == (0, 1, 2)


def test_clients_that_are_level_are_first_together() -> None:
    matrix, _, _ = matrices([[5], [9], [9]])
    found = acceptance(matrix, np.ones(1), RULES)
    assert found is not None
    assert (found.first, found.advantage, found.compromise) == ((1, 2), 0.0, (1, 2))


@published
@pytest.mark.parametrize(
    ("name", "first", "compromise"),
    [
        # From the published Q, S and R with 1 / (6 − 1) = 0.2: A5 leads by 0.473 and 0.533 …
        ("vikor_opricovic_2007_w1", (4,), (4,)),
        ("vikor_opricovic_2007_w2", (4,), (4,)),
        # … by 0.106 only over A3, and A6 is 0.150 behind; then A3, A5 and A6 within 0.027.
        ("vikor_opricovic_2007_w3", (4,), (2, 4, 5)),
        ("vikor_opricovic_2007_w4", (2,), (2, 4, 5)),
    ],
)
def test_the_published_hydropower_schemes(
    name: str, first: tuple[int, ...], compromise: tuple[int, ...]
) -> None:
    given = case(name)
    matrix, _, _ = matrices(given["matrix"], given["types"])
    found = acceptance(matrix, np.array(given["weights"]), RULES)
    assert found is not None
    assert (found.first, found.compromise) == (first, compromise)


def test_a_single_client_is_not_compared() -> None:
    assert acceptance(matrices([[1, 2]])[0], np.ones(2), RULES) is None
