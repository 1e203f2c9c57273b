"""The price of a change: points with it less points without it, and what is proven about that.

    least = bound with − best points without        most = best points with − bound without

Both plans may be better than those found, by what their gaps leave open: the true price lies from
least to most. It is exact where both are proven optimal.
"""

from __future__ import annotations

from dataclasses import dataclass

from ce_opt.plan.plan import PROVEN, gap_of

__all__ = ["Price", "Standing", "price"]


@dataclass(frozen=True)
class Standing:
    """The best plan found of a season, and the bound.

    Attributes
    ----------
    points : of the plan
    bound : points that no plan of the season undercuts
    """

    points: float
    bound: float

    @property
    def optimal(self) -> bool:
        """Whether the plan is proven to be the best, as `ce-opt plan` counts it."""
        return gap_of(self.points, self.bound) <= PROVEN


@dataclass(frozen=True)
class Price:
    """Points that a change costs; below 0 it saves some.

    Attributes
    ----------
    found : difference of the best plans found
    least, most : the true price is proven to lie from one to the other
    exact : both plans are proven optimal
    """

    found: float
    least: float
    most: float
    exact: bool


def price(with_: Standing, without: Standing, *, only_restricts: bool = False) -> Price:
    """Price a change.

    Parameters
    ----------
    with_, without : the season with the change and without it
    only_restricts : every plan with the change is a plan without it too, at the same points, so
        that the change cannot save any
    """
    best = min(without.points, with_.points) if only_restricts else without.points
    least, most = with_.bound - best, with_.points - without.bound
    if only_restricts:
        least = max(0.0, least)
        most = max(least, most)
    exact = with_.optimal and without.optimal
    return Price(with_.points - best, min(least, with_.points - best), most, exact)
