"""Whether VIKOR's first client is first beyond doubt: its two conditions of acceptance.

    advantage   Q(second) − Q(first) ≥ DQ = 1 / (n − 1)
    stability   the first is also the best by S or by R

Without the advantage, all clients with Q − Q(first) < DQ are a compromise; without stability alone,
the first and the second. Q, S and R are those of `ce_opt.importance.vikor`.

Source: Opricovic and Tzeng (2004), European Journal of Operational Research 156(2).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ce_opt.importance.matrix import BoolArray, FloatArray, Matrix
from ce_opt.importance.ranking import ROUNDING, settled
from ce_opt.importance.vikor import contributions, regrets
from ce_opt.season.importance_rules import Importance

__all__ = ["Acceptance", "acceptance"]


@dataclass(frozen=True)
class Acceptance:
    """The two conditions, and what follows; clients by position.

    Attributes
    ----------
    first : who has the least Q (several where they are level)
    advantage : Q of the next one less theirs; 0 where several are first
    needed : advantage that is enough, DQ
    stable : the first is also the best by S or by R
    compromise : the first alone where both conditions hold, else all that count as first
    """

    first: tuple[int, ...]
    advantage: float
    needed: float
    stable: bool
    compromise: tuple[int, ...]

    @property
    def enough(self) -> bool:
        """Whether the advantage is enough."""
        return self.advantage >= self.needed - ROUNDING


def acceptance(matrix: Matrix, weights: FloatArray, rules: Importance) -> Acceptance | None:
    """Ask both conditions; none where there is a single client."""
    if len(matrix.values) < 2:
        return None
    found = regrets(matrix, weights)
    behind = 1.0 - settled(contributions(matrix, weights, rules).sum(axis=1)) / 100.0
    behind -= behind.min()
    needed = 1.0 / (len(behind) - 1)
    first, second = behind <= 0, float(np.sort(behind)[1])
    stable = any(
        (regret[first] <= regret.min() + ROUNDING).any() for regret in (found.total, found.largest)
    )
    level = first if stable else behind <= second
    level = behind < needed - ROUNDING if second < needed - ROUNDING else level
    return Acceptance(positions(first), second, needed, stable, positions(level))


def positions(mask: BoolArray) -> tuple[int, ...]:
    """Positions where a mask holds."""
    return tuple(np.flatnonzero(mask).tolist())
