"""One match of a term: the single fact that costs points, and the arithmetic of what it costs.

    points of a term = Σ points of its matches          points of a match = Π factors

``transmission is covered by B (E04) alone: 40 × 0.61 × 0.3 = 7.32 points`` is a match of
`single_cover`; the first factor shown is the weight.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from ce_opt.language import tr

__all__ = ["Match"]

SHOWN_DECIMALS = 4


@dataclass(frozen=True)
class Match:
    """What costs points, before the weight.

    Attributes
    ----------
    clause : the facts in words, without the arithmetic
    factors : their product is the points before the weight
    facts : the same facts by name, for machines
    """

    clause: str
    factors: tuple[float, ...]
    facts: Mapping[str, str | float] = field(default_factory=dict)

    @property
    def points(self) -> float:
        """Points before the weight."""
        return math.prod(self.factors)

    def sentence(self, weight: float) -> str:
        """Say the facts and the arithmetic.

        >>> Match("E1 avoids E2", (1.0,)).sentence(15)
        'E1 avoids E2: 15 × 1 = 15 points'
        """
        product = " × ".join(shown(factor) for factor in (weight, *self.factors))
        points = shown(weight * self.points, 2)
        return tr(
            "{clause}: {product} = {points} points",
            clause=self.clause,
            product=product,
            points=points,
        )


def shown(value: float, decimals: int = SHOWN_DECIMALS) -> str:
    """Write a factor without needless zeros.

    >>> shown(0.25), shown(1 / 3), shown(-1.0), shown(40.0)
    ('0.25', '0.3333', '-1', '40')
    """
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
