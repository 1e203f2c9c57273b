"""Rank reversal: a case by hand, and every case against the definition."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from ce_opt.importance.ranking import selected
from ce_opt.importance.reversal import reversals, score
from ce_opt.season.importance_rules import CRITERIA, Importance
from importance.reference import rule_book


def test_the_order_of_two_may_hang_on_a_third() -> None:
    # stability A 4, B 0, C 10, D 0; complaints A 1, B 3, C 0, D 0.
    #   all:       A (0.4 + 1/3) / 2 = 0.367, B 0.5, C 0.5, D 0
    #   without C: A (1 + 1/3) / 2 = 0.667, B 0.5         A passes B
    #   without B: A (0.4 + 1) / 2 = 0.7, C 0.5           A passes C
    rules = Importance(criteria=["stability", "complaints"])
    given = np.array([[4.0, 1.0], [0.0, 3.0], [10.0, 0.0], [0.0, 0.0]])
    by_b, by_c = reversals(given, rules, top=1)
    assert (by_b.left_out, by_b.pair, by_b.moved) == (1, (2, 0), (0, 2))
    assert (by_c.left_out, by_c.pair, by_c.moved) == (2, (1, 0), (0, 1))
    assert by_b.flip == ((0,), (2,))
    assert by_c.flip == ((0,), (1,))


@pytest.mark.parametrize("seed", range(15))
def test_exactly_the_reversals_of_the_definition_are_found(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rules = rule_book(seed)
    given = rng.integers(1, 9, (7, len(CRITERIA))).astype(float)
    before = score(given, rules)
    found = {each.left_out: each for each in reversals(given, rules, top=3)}
    for client in range(7):
        rest = [place for place in range(7) if place != client]
        after = dict(zip(rest, score(given[rest], rules).tolist(), strict=True))
        turned = {
            (one, other)
            for pair in combinations(rest, 2)
            for one, other in (pair, pair[::-1])
            if before[one] > before[other] and after[one] < after[other]
        }
        assert (client in found) == bool(turned)
        if turned:
            assert set(found[client].moved) == {place for pair in turned for place in pair}
            assert found[client].pair in turned
            best = max(before[one] for one, _ in turned)
            assert before[found[client].pair[0]] == best
            old, new = (
                {rest[place] for place in np.flatnonzero(selected(values, 3))}
                for values in (before[rest], np.array([after[place] for place in rest]))
            )
            assert set(found[client].flip.enters) == new - old
            assert set(found[client].flip.leaves) == old - new


def test_with_fixed_ends_of_scale_leaving_out_a_middle_client_changes_nothing() -> None:
    given = np.array([[0.0, 5.0], [10.0, 0.0], [5.0, 10.0], [3.0, 3.0], [6.0, 6.0]])
    found = reversals(given, Importance(criteria=["stability", "complaints"]), top=2)
    assert not {3, 4} & {each.left_out for each in found}


def test_one_or_two_clients_have_nothing_to_reverse() -> None:
    rules = Importance(criteria=["stability", "complaints"])
    assert reversals(np.array([[1.0, 2.0]]), rules, top=1) == []
    assert reversals(np.array([[1.0, 2.0], [2.0, 1.0]]), rules, top=1) == []
