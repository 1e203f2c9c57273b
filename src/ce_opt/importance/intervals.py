"""How far each weight may go before another client is selected.

    w_k = t,   w_j = (1 − t) · w_j⁰ / (1 − w_k⁰)   for j ≠ k          0 ≤ t ≤ 1

The weight of one criterion moves, the others keep their proportions (where they have none, they
share the rest alike). The interval is the t around today's weight with the same selected set.

With ``weighted_sum`` a score is linear in t, and the interval is exact: its ends are the nearest t
at which a selected client and one that is not are level. With the other methods t goes outwards in
steps of 1/200 until the set changes, and the change is then narrowed down by bisection: an end is a
t at which the set was seen to be the same, less than 1e-9 from one at which it was seen to change.

Source: Triantaphyllou and Sánchez (1997), A sensitivity analysis approach for some deterministic
multi-criteria decision-making methods, Decision Sciences 28(1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ce_opt.importance import weighted_sum
from ce_opt.importance.matrix import BoolArray, FloatArray, Matrix
from ce_opt.importance.ranking import Flip, flip, selected, settled
from ce_opt.importance.scores import scores
from ce_opt.season.importance_rules import Importance

__all__ = ["WeightInterval", "moved_weights", "weight_intervals"]

STEPS = 200
CLOSE = 1e-9
"""Distance from an end of the range, or between two weights, that counts as none."""

PUSH = 1e-6
"""How far past an end one looks who flips."""


@dataclass(frozen=True)
class WeightInterval:
    """Where the weight of a criterion may lie with the same clients selected.

    Attributes
    ----------
    criterion : whose weight moves
    weight : today's, as a share of all weights
    low, high : ends of the interval, shares
    below, above : who flips first past either end; none where the range ends first
    """

    criterion: str
    weight: float
    low: float
    high: float
    below: Flip | None
    above: Flip | None


def moved_weights(weights: FloatArray, place: int, share: float) -> FloatArray:
    """Give one criterion a share of the weights; the others keep their proportions."""
    others = np.delete(weights, place)
    total = others.sum()
    spread = others / total if total > 0 else np.full(len(others), 1.0 / max(len(others), 1))
    return np.insert((1.0 - share) * spread, place, share)


def weight_intervals(
    matrix: Matrix, weights: FloatArray, rules: Importance, top: int
) -> list[WeightInterval]:
    """Find the interval of every criterion's weight."""
    weights = weights / weights.sum()
    return [interval(matrix, weights, rules, top, place) for place in range(len(matrix.criteria))]


def interval(
    matrix: Matrix, weights: FloatArray, rules: Importance, top: int, place: int
) -> WeightInterval:
    """Find the interval of one criterion's weight."""
    name, weight = matrix.criteria[place], float(weights[place])
    if len(weights) == 1:  # a single criterion has all the weight, whatever it is
        return WeightInterval(name, weight, 0.0, 1.0, None, None)
    search = exact if rules.method == weighted_sum.NAME else bisected
    (low, below), (high, above) = search(Move(matrix, weights, rules, top, place))
    return WeightInterval(name, weight, low, high, below, above)


End = tuple[float, Flip | None]


@dataclass(frozen=True)
class Move:
    """The weight of one criterion on its way from 0 to 1."""

    matrix: Matrix
    weights: FloatArray
    rules: Importance
    top: int
    place: int

    @property
    def start(self) -> float:
        """Today's weight."""
        return float(self.weights[self.place])

    def at(self, share: float) -> FloatArray:
        """Scores where the criterion has a share of the weights: [clients]."""
        return scores(self.matrix, moved_weights(self.weights, self.place, share), self.rules)

    def chosen(self, share: float) -> BoolArray:
        """Return the selected set there."""
        return selected(self.at(share), self.top)


def exact(move: Move) -> tuple[End, End]:
    """Find both ends of a linear score's interval from the lines of the clients."""
    return linear_end(move, -1.0), linear_end(move, 1.0)


def linear_end(move: Move, sign: float) -> End:
    """Say where the interval ends below (−1) or above (1), and who flips just past that."""
    today, slope = move.at(move.start), sign * (move.at(1.0) - move.at(0.0))
    chosen = selected(today, move.top)
    end = move.start + sign * nearest_crossing(today, slope, chosen, move.top)
    if end <= CLOSE if sign < 0 else end >= 1.0 - CLOSE:
        return (0.0 if sign < 0 else 1.0), None
    # Just past a crossing those that are level there stand in the order of their slopes.
    keys = np.column_stack([settled(move.at(end)), settled(slope)])
    order = np.unique(keys, axis=0, return_inverse=True)[1].astype(np.float64)
    return end, flip(chosen, selected(order, move.top))


def nearest_crossing(today: FloatArray, slope: FloatArray, chosen: BoolArray, top: int) -> float:
    """How far the weight moves until a client comes level with a selected one; inf for ever."""
    lead = today[chosen][:, None] - today[~chosen][None, :]
    closing = slope[~chosen][None, :] - slope[chosen][:, None]
    crosses = closing > CLOSE
    way = float(np.min(lead / np.where(crosses, closing, 1.0), initial=np.inf, where=crosses))
    if chosen.sum() > top:  # a tie at the last place, which any move breaks up
        level = settled(today[chosen])
        last = slope[chosen][level == level.min()]
        way = 0.0 if np.ptp(last) > CLOSE else way
    return max(way, 0.0)


def bisected(move: Move) -> tuple[End, End]:
    """Find both ends by steps and bisection."""
    chosen = move.chosen(move.start)
    return stepped(move, 0.0, chosen), stepped(move, 1.0, chosen)


def stepped(move: Move, end: float, chosen: BoolArray) -> End:
    """Go from today's weight to one end of the range until the set changes."""
    inside = move.start
    for outside in steps(move.start, end):
        if not np.array_equal(move.chosen(outside), chosen):
            break
        inside = outside
    else:
        return end, None
    while abs(outside - inside) > CLOSE:
        middle = (inside + outside) / 2.0
        if np.array_equal(move.chosen(middle), chosen):
            inside = middle
        else:
            outside = middle
    past = outside + float(np.clip(end - outside, -PUSH, PUSH))  # where a tie is behind
    change = flip(chosen, move.chosen(past))
    return inside, change if any(change) else flip(chosen, move.chosen(outside))


def steps(start: float, end: float) -> Iterator[float]:
    """Give the steps from a weight to an end of the range, less a hair of it."""
    span = end - start
    count = int(np.ceil(abs(span) * STEPS))
    for step in range(1, count + 1):
        yield start + span * min(step / count, 1.0 - CLOSE)
