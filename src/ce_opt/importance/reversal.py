"""Rank reversal: whether the order of two clients hangs on a third one.

Each client is left out in turn and the others are scored anew: with minima, maxima, sums, medians
and weights of the season without it. Two of the others change order where one was strictly above
and is strictly below then.

Source: Belton and Gear (1983), On a short-coming of Saaty's method of analytic hierarchies, Omega
11(3); García-Cascales and Lamata (2012), On rank reversal and TOPSIS method, Mathematical and
Computer Modelling 56(5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ce_opt.importance.matrix import FloatArray, Matrix
from ce_opt.importance.ranking import Flip, flip, selected, settled
from ce_opt.importance.scores import scores
from ce_opt.importance.weighing import weigh
from ce_opt.season.importance_rules import Importance

__all__ = ["Reversal", "reversals"]


@dataclass(frozen=True)
class Reversal:
    """What happens to the others' order where one client is left out; clients by position.

    Attributes
    ----------
    left_out : the client
    moved : the others that change order with at least one of the others
    pair : of the pairs that change order, the one whose first was highest: (first, second) before
    flip : who enters and who leaves the first `top` of those that remain
    """

    left_out: int
    moved: tuple[int, ...]
    pair: tuple[int, int]
    flip: Flip


def reversals(given: FloatArray, rules: Importance, top: int) -> list[Reversal]:
    """Leave out each client in turn.

    Parameters
    ----------
    given : values of table clients, [clients, criteria that count], NaN where one is missing
    """
    before = score(given, rules)
    return [
        found
        for client in range(len(given))
        for found in without(client, before, given, rules, top)
    ]


def score(given: FloatArray, rules: Importance) -> FloatArray:
    """Score clients from the values of the table: [clients]."""
    matrix = Matrix.of(given, rules)
    return settled(scores(matrix, weigh(matrix, rules), rules))


def without(
    client: int, before: FloatArray, given: FloatArray, rules: Importance, top: int
) -> Iterator[Reversal]:
    """Leave out one client: a reversal, or nothing."""
    rest = np.delete(np.arange(len(given)), client)
    if len(rest) < 2:
        return
    old, new = before[rest], score(given[rest], rules)
    order = np.lexsort((-new, -old))
    lined = new[order]
    highest_after = np.append(np.maximum.accumulate(lined[::-1])[::-1][1:], -np.inf)
    lowest_before = np.append(np.inf, np.minimum.accumulate(lined)[:-1])
    moved = (highest_after > lined) | (lowest_before < lined)
    if moved.any():
        first = int(np.argmax(highest_after > lined))
        second = first + 1 + int(np.argmax(lined[first + 1 :]))
        change = flip(selected(old, top), selected(new, top))
        yield Reversal(
            client,
            tuple(sorted(rest[order[moved]].tolist())),
            (int(rest[order[first]]), int(rest[order[second]])),
            Flip(*(tuple(rest[list(side)].tolist()) for side in change)),
        )
