"""What one unit more of a limit over the plan would be worth: its price, and a proven bound.

    cost of any plan with capacity r + 1 ≥ L(π, ν) − ν_r

since L, the bound of the decomposition, falls by ν_r where the capacity of limit r rises by one
(weak duality; Geoffrion 1974). For a plan with more room L has to be taken over all teams: what was
ruled out as the limits stand may be in the best plan then.
"""

from __future__ import annotations

from typing import NamedTuple

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.problem import IntArray

__all__ = ["Marginal"]


class Marginal(NamedTuple):
    """Of each limit over the plan, in their order.

    Attributes
    ----------
    price : ν, 2^−PRICE_BITS cost units
    bound : no plan with one unit more of the limit costs less, cost units
    """

    price: tuple[int, ...]
    bound: tuple[int, ...]

    @classmethod
    def at(cls, bound: int, price: IntArray) -> Marginal:
        """Read it from a bound over all teams (2^−PRICE_BITS cost units) and its plan prices."""
        prices = tuple(price.tolist())
        return cls(prices, tuple((bound - one) >> PRICE_BITS for one in prices))
