"""A single way of weighing, and a mix of them."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.importance.weighing import WEIGHERS, weigh, weigh_of
from ce_opt.season.importance_rules import Importance
from importance.reference import matrices

MATRIX, PLAIN, _ = matrices([[1, 10, 9], [2, 20, 6], [3, 30, 3]])
NAMES = ["a", "b", "c"]


def test_given_weights_are_taken_as_they_are() -> None:
    rules = Importance(criteria=NAMES, weights={"a": 3, "b": 1})
    assert weigh(MATRIX, rules).tolist() == [3, 1, 0]
    assert weigh_of(PLAIN, rules) == {"a": 3, "b": 1, "c": 0}


def test_a_mix_has_the_stated_share_of_each() -> None:
    # critic gives 1/4, 1/4, 1/2 (see test_critic), the given weights are 3/4, 1/4, 0.
    # With shares 1 : 3 that is (3/4 + 3 · 1/4) / 4 = 0.375, 0.25 and (3 · 1/2) / 4 = 0.375.
    rules = Importance(
        criteria=NAMES, weights={"a": 3, "b": 1}, weighing={"given": 1, "critic": 3, "ahp": 0}
    )
    assert weigh(MATRIX, rules) == pytest.approx([0.375, 0.25, 0.375])
    assert weigh_of(PLAIN, rules) == pytest.approx({"a": 0.375, "b": 0.25, "c": 0.375})


def test_listed_without_weights_all_weigh_alike() -> None:
    assert weigh(MATRIX, Importance(criteria=NAMES)).tolist() == [1, 1, 1]


def test_every_word_of_the_rule_book_has_its_file() -> None:
    kind = Importance.model_fields["weighing"].annotation
    assert {weigher.NAME for weigher in WEIGHERS} == set(np.ravel(kind.__args__[0].__args__))
