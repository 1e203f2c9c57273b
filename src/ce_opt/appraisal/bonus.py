"""Money split to the fen: every sum is exact, and nobody is paid below a worse grade.

    group:   pool · hours(group) / hours(all)
    person:  money(group) · w(grade) · hours / Σ w · hours

A pool is paid whole: where nobody has hours (or a weight), heads (or grades) count alone. With
``bonus_order = "total"`` the split of each group is then changed as little as possible, in squares,
so that nobody has less than anybody of a worse grade (isotonic regression); ``per_hour`` leaves it,
for w falls from grade to grade. What is left of whole fen goes to the largest remainders; of equal
ones to the better grade, then more hours, then rank, then the lesser id. Largest remainders keep
the order, so a fen turns nobody round: of the same grade who has more hours, and of two grades the
better, has no less.

Computed in whole numbers and fractions, never in binary floating point. Sources: Balinski and Young
(1982), Fair Representation; Barlow et al. (1972), Statistical Inference under Order Restrictions
(pool adjacent violators).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ce_opt.season.appraisal_rules import Appraisal, exact

__all__ = ["FEN", "Claim", "bonuses", "fen", "split"]

FEN = 100
"""Fen in a yuan."""
MICRO = 10**6


def fen(yuan: float) -> int:
    """Whole fen of an amount of the rule book.

    >>> fen(1234.56)
    123456
    """
    return int(exact(yuan) * FEN)


@dataclass(frozen=True)
class Claim:
    """What a person's share is made of.

    Attributes
    ----------
    engineer : id
    group : those who are ranked together
    grade : 0 for the best
    rank : in the group
    hours : by which the pool is split
    """

    engineer: str
    group: str
    grade: int
    rank: int
    hours: float


def split(
    total: int, shares: Sequence[Fraction], order: Sequence[tuple[Hashable, ...]]
) -> list[int]:
    """Split a whole number by shares: largest remainders, of equal ones the least `order` first.

    Parameters
    ----------
    total : not negative
    shares : not negative, not all 0
    order : a key for each share that parts equals
    """
    whole = sum(shares)
    right = [total * share / whole for share in shares]
    parts = [int(amount) for amount in right]
    late = sorted(range(len(right)), key=lambda place: (parts[place] - right[place], order[place]))
    for place in late[: total - sum(parts)]:
        parts[place] += 1
    return parts


def bonuses(claims: Sequence[Claim], rules: Appraisal) -> list[int]:
    """Fen of each claim; they sum to the pool, or to nothing where nobody claims.

    Examples
    --------
    Three fen for two who are equal: the lesser id has the odd one.

    >>> one, other = (Claim(name, "g", 0, 1, 10.0) for name in ("E1", "E2"))
    >>> bonuses([other, one], Appraisal(bonus_pool_yuan=0.03))
    [1, 2]
    """
    names = sorted({claim.group for claim in claims})
    if not names:
        return []
    members = {
        name: [place for place, claim in enumerate(claims) if claim.group == name] for name in names
    }
    hours = [sum((micro(claims[place]) for place in members[name]), Fraction(0)) for name in names]
    if not any(hours):
        hours = [Fraction(len(members[name])) for name in names]
    money = split(fen(rules.bonus_pool_yuan), hours, [(name,) for name in names])
    paid = [0] * len(claims)
    for name, amount in zip(names, money, strict=True):
        within = [claims[place] for place in members[name]]
        for place, part in zip(members[name], within_group(amount, within, rules), strict=True):
            paid[place] = part
    return paid


def within_group(amount: int, claims: Sequence[Claim], rules: Appraisal) -> list[int]:
    """Split a group's fen among its people."""
    weight = [exact(rules.bonus_weights[claim.grade]) for claim in claims]
    shares = [w * micro(claim) for w, claim in zip(weight, claims, strict=True)]
    if not any(shares):
        shares = weight if any(weight) else [Fraction(1)] * len(claims)
    if rules.bonus_order == "total":
        shares = in_order_of_grade(shares, [claim.grade for claim in claims])
    order = [(claim.grade, -micro(claim), claim.rank, claim.engineer) for claim in claims]
    return split(amount, shares, order)


def micro(claim: Claim) -> Fraction:
    """Hours to six decimals, as they are printed."""
    return Fraction(round(claim.hours * MICRO), MICRO)


def in_order_of_grade(shares: Sequence[Fraction], grade: Sequence[int]) -> list[Fraction]:
    """Change shares as little as possible so that none is below one of a worse grade.

    Best grade first and in it the largest share first, the shares must not grow: runs that do are
    levelled to their mean until none is left. The sum stays.
    """
    chain = sorted(range(len(shares)), key=lambda place: (grade[place], -shares[place]))
    runs: list[tuple[Fraction, int]] = []
    for place in chain:
        total, count = shares[place], 1
        while runs and runs[-1][0] * count < total * runs[-1][1]:
            before, size = runs.pop()
            total, count = total + before, count + size
        runs.append((total, count))
    level = [total / count for total, count in runs for _ in range(count)]
    return [share for _, share in sorted(zip(chain, level, strict=True))]
