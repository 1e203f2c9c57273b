"""Where the weights of the criteria come from: one file for each way, and their mix.

    w = Σ_m s_m w^m / Σ_m s_m           s_m = ``importance.weighing.m``, w^m summing to 1

A single way is taken as it is. To add one: copy `given`, add it to `WEIGHERS` and its word to
`Weigher` in `ce_opt.season.importance_rules`.
"""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np

from ce_opt.importance.matrix import FloatArray, Matrix, PlainMatrix
from ce_opt.importance.weighing import ahp, critic, entropy, given
from ce_opt.season.importance_rules import Importance, Weigher

__all__ = ["WEIGHERS", "weigh", "weigh_of"]


class Weighing(Protocol):
    """One way of weighing, said twice: a module."""

    NAME: Weigher

    def weights(self, matrix: Matrix, rules: Importance) -> FloatArray:
        """Weight of every criterion, [criteria]."""

    def weights_of(self, matrix: PlainMatrix, rules: Importance) -> dict[str, float]:
        """Say the same in plain Python: criterion -> weight."""


WEIGHERS: tuple[Weighing, ...] = (given, ahp, entropy, critic)
"""Every way of weighing."""


def weigh(matrix: Matrix, rules: Importance) -> FloatArray:
    """Weight of every criterion, on any scale: [criteria]."""
    used = [weigher for weigher in WEIGHERS if rules.uses(weigher.NAME)]
    if len(used) == 1:
        return used[0].weights(matrix, rules)
    mix = np.zeros(len(matrix.criteria))
    for weigher in used:
        found = weigher.weights(matrix, rules)
        mix += rules.weighing[weigher.NAME] * found / found.sum()
    return np.asarray(mix / mix.sum())


def weigh_of(matrix: PlainMatrix, rules: Importance) -> dict[str, float]:
    """Say the same in plain Python: criterion -> weight."""
    used = [weigher for weigher in WEIGHERS if rules.uses(weigher.NAME)]
    if len(used) == 1:
        return used[0].weights_of(matrix, rules)
    mix = dict.fromkeys(matrix.columns, 0.0)
    for weigher in used:
        found = weigher.weights_of(matrix, rules)
        total = math.fsum(found.values())
        for name, weight in found.items():
            mix[name] += rules.weighing[weigher.NAME] * weight / total
    whole = math.fsum(mix.values())
    return {name: weight / whole for name, weight in mix.items()}
