"""How far pairwise comparisons contradict each other, and which one to think over.

    CI = (λ_max − n) / (n − 1),   CR = CI / RI(n)           n criteria; CR = 0 for n ≤ 2

λ_max is the principal eigenvalue of the judgements, RI the mean CI of random judgements, from the
table that ``importance.random_index`` names. A CR above 0.1 is too much. The most inconsistent
judgement is the one that, changed alone, can bring CR down farthest; what would mend it is the
value of Saaty's scale (1/9 … 1 … 9) nearest to the one said that brings CR to 0.1 or below, or
where none does, the value with the least CR. All of these ratios are worked out, not estimated.

Source: Saaty (1980), The Analytic Hierarchy Process; random indices of Saaty (2005), Theory and
Applications of the Analytic Network Process, and of Donegan and Dodd (1991), Mathematical and
Computer Modelling 15(10).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ce_opt.importance.matrix import FloatArray
from ce_opt.importance.weighing.ahp import judgements
from ce_opt.season.importance_rules import Importance, RandomIndex

__all__ = ["ENOUGH", "Mend", "consistency_ratio", "mend"]

ENOUGH = 0.1
"""Consistency ratio up to which judgements are taken as they are."""

RANDOM_INDEX: Mapping[RandomIndex, tuple[float, ...]] = {
    "saaty": (
        *(0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45),
        *(1.49, 1.52, 1.54, 1.56, 1.58, 1.59),
    ),
    "donegan_dodd": (
        *(0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733),
        *(1.4055, 1.4213, 1.4497, 1.4643, 1.4822, 1.4969),
    ),
}
"""Name of the table -> random index of 3 to 15 criteria."""

SCALE = np.array([*(1.0 / step for step in range(9, 1, -1)), *range(1, 10)])
"""Saaty's scale."""


@dataclass(frozen=True)
class Mend:
    """The judgement that is most at odds with the others, and a better value for it.

    Attributes
    ----------
    one, other : the criteria that it compares
    said, better : how many times as important `one` is as `other`
    ratio : consistency ratio with the better value in place of the other
    """

    one: str
    other: str
    said: float
    better: float
    ratio: float


def consistency_ratio(rules: Importance) -> float:
    """Consistency ratio of the rule book's comparisons."""
    return float(ratios(judgements(rules)[None], rules.random_index)[0])


def ratios(matrices: FloatArray, table: RandomIndex) -> FloatArray:
    """Consistency ratio of many matrices of judgements: [matrices]."""
    size = matrices.shape[-1]
    if size < 3:
        return np.zeros(len(matrices))
    largest = np.linalg.eigvals(matrices).real.max(axis=-1)
    index = (largest - size) / (size - 1)
    return np.asarray(np.maximum(index / RANDOM_INDEX[table][size - 3], 0.0))


def mend(rules: Importance) -> Mend:
    """Find the most inconsistent judgement of three criteria or more, and its better value."""
    matrix = judgements(rules)
    pairs = list(combinations(range(len(matrix)), 2))
    tried = np.repeat(matrix[None], len(pairs) * len(SCALE), axis=0)
    for place, (one, other) in enumerate(pairs):
        block = slice(place * len(SCALE), (place + 1) * len(SCALE))
        tried[block, one, other], tried[block, other, one] = SCALE, 1.0 / SCALE
    found = ratios(tried, rules.random_index).reshape(len(pairs), len(SCALE))
    pair = int(np.argmin(found.min(axis=1).round(9)))
    one, other = pairs[pair]
    step = nearest_step(found[pair], float(matrix[one, other]))
    said, better, ratio = matrix[one, other], SCALE[step], found[pair, step]
    names = rules.considered
    if not rules.said(names[one], names[other]):  # name the pair as the rule book does
        one, other, said, better = other, one, 1.0 / said, 1.0 / better
    return Mend(names[one], names[other], float(said), float(better), float(ratio))


def nearest_step(found: FloatArray, said: float) -> int:
    """Step of the scale nearest to what was said that is enough; the best where none is."""
    if found.min() > ENOUGH:
        return int(np.argmin(found))
    distance = np.abs(np.log(SCALE) - np.log(said))
    return int(np.argmin(np.where(found <= ENOUGH, distance, np.inf)))
