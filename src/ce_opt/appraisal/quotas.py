"""How many people of a group are given each grade: whole numbers that sum to its size.

    exact(k) = n · q_k / Σ q        everyone's whole part first, then one more to the largest
                                    remainders; of equal ones the better grade comes first

In a group that is small even after pooling the worst grade is not forced: its quota goes to the
grade above. A group with one person more may have one less in a grade (the Alabama paradox); the
quotas of the best k grades together never fall short of their exact sum by one or more for each.

Source: Hamilton's method of apportionment, in Balinski and Young (1982), Fair Representation.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ce_opt.season.appraisal_rules import Appraisal, exact

__all__ = ["quotas", "quotas_of_group", "softened"]


def quotas(people: int, shares: Sequence[Fraction]) -> list[int]:
    """Deal `people` places to the grades by largest remainder.

    Parameters
    ----------
    people : size of the group, 0 or more
    shares : one for each grade, not negative, not all 0; any scale

    Examples
    --------
    >>> quotas(19, [Fraction(share) for share in (10, 30, 40, 15, 5)])
    [2, 6, 7, 3, 1]
    """
    whole = sum(shares)
    parts = [divmod(people * share, whole) for share in shares]
    dealt = [int(given) for given, _ in parts]
    late = sorted(range(len(shares)), key=lambda grade: (-parts[grade][1], grade))
    for grade in late[: people - sum(dealt)]:
        dealt[grade] += 1
    return dealt


def softened(shares: Sequence[Fraction]) -> list[Fraction]:
    """Give the quota of the worst grade to the one above."""
    if len(shares) < 2:
        return list(shares)
    return [*shares[:-2], shares[-2] + shares[-1], Fraction(0)]


def quotas_of_group(people: int, rules: Appraisal) -> list[int]:
    """Quotas of a group by the rule book."""
    shares = [exact(share) for share in rules.quotas]
    return quotas(people, softened(shares) if people < rules.small_group else shares)
