"""How answers name teams, points, differences and prices, in a terminal and in a notebook alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.teams.facts import Team
    from ce_opt.whatif.price import Price

__all__ = ["amount", "difference", "price_words", "team_words"]


def amount(value: float) -> str:
    """Write a number with two decimals at most.

    >>> amount(40.5), amount(-0.001), amount(1234.0)
    ('40.5', '0', '1,234')
    """
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def difference(points: float) -> str:
    """Say a difference of points.

    >>> difference(37.204), difference(-2.0), difference(0.0)
    ('+37.2 points', '-2 points', 'the same points')
    """
    if not round(points, 2):
        return tr("the same points")
    return tr("{points} points", points=f"{'+' if points > 0 else ''}{amount(points)}")


def team_words(team: Team) -> str:
    """Name the people of a team."""
    if team.b:
        return tr("{a} (A) and {b} (B)", a=team.a, b=team.b)
    return tr("{a} (A)", a=team.a)


def price_words(found: Price) -> str:
    """Say a price; exactly, or between what bounds it is proven to lie."""
    if found.exact:
        return tr("{difference}, exactly", difference=difference(found.found))
    return tr(
        "{difference} by the plans found; proven: between {low} and {high}",
        difference=difference(found.found),
        low=amount(found.least),
        high=amount(found.most),
    )
