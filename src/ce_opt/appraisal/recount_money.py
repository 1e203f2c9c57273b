"""Places, grades and money once more: by counting, and in whole numbers.

The levelling of a group's shares is the least concave majorant of their running sum, taken at its
slopes: the same numbers as `ce_opt.appraisal.bonus` finds by pooling, found another way.

Source: Robertson, Wright and Dykstra (1988), Order Restricted Statistical Inference, theorem 1.2.1.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ce_opt.marks.decimals import settled_of
from ce_opt.season.appraisal_rules import Appraisal

__all__ = ["dealt_of", "paid_of", "prizes_of"]

Row = dict[str, Any]
Table = Mapping[str, Row]
MICRO = 10**6


def dealt_of(table: Table, rules: Appraisal, performance: Mapping[str, float]) -> None:
    """Add rank, grade (a number) and the distance to the next one, in each group."""
    for group in by_group(table).values():
        keys = {
            name: (
                table[name]["score"],
                *(
                    performance[name] if key == "performance" else settled_of(table[name][key])
                    for key in rules.tie_breaks
                ),
            )
            for name in group
        }
        raw = {name: (table[name]["score_raw"],) for name in group}
        ends = ends_of(len(group), rules)
        for name in group:
            row = table[name]
            row["rank"], row["grade"] = place(keys, name, ends, rules)
            row["rank_raw"], grade = place(raw, name, ends, rules)
            row["grade_raw"] = rules.grades[grade]
            row["to_next_grade"] = missing_points(keys, name, ends, row["grade"])


def place(
    keys: Mapping[str, tuple[float, ...]], name: str, ends: Sequence[int], rules: Appraisal
) -> tuple[int, int]:
    """Rank and grade of one person."""
    better = sum(key > keys[name] for key in keys.values())
    equal = sum(key == keys[name] for key in keys.values())
    spot = better + 1 if rules.ties == "better" else better + (equal + 1) // 2
    return better + 1, sum(end < spot for end in ends)


def ends_of(people: int, rules: Appraisal) -> list[int]:
    """Last place of each grade."""
    shares = whole_numbers([Fraction(Decimal(repr(share))) for share in rules.quotas])
    if people < rules.small_group and len(shares) > 1:
        shares = [*shares[:-2], shares[-2] + shares[-1], 0]
    dealt = largest_remainder(people, shares, range(len(shares)))
    return [sum(dealt[: grade + 1]) for grade in range(len(dealt))]


def missing_points(
    keys: Mapping[str, tuple[float, ...]], name: str, ends: Sequence[int], grade: int
) -> float | None:
    """Tenths of a point, rounded up, that leave few enough people above."""
    room = ends[grade - 1] if grade else 0
    if not room:
        return None
    own = round(keys[name][0] * MICRO)
    scores = sorted(round(key[0] * MICRO) for other, key in keys.items() if other != name)
    goals = [own, *(score for score in scores if score > own)]
    goal = next(g for g in goals if len(scores) - bisect_right(scores, g) < room)
    return math.floor((goal - own) / 10**5 + 1) / 10


def paid_of(table: Table, rules: Appraisal) -> None:
    """Add everybody's part of the pool."""
    groups = by_group(table)
    column = "logged_hours" if rules.bonus_hours == "logged" else "hours_against"
    hours = {name: round(settled_of(row[column]) * MICRO) for name, row in table.items()}
    sums = [sum(hours[name] for name in names) for names in groups.values()]
    if not any(sums):
        sums = [len(names) for names in groups.values()]
    pool = int(Decimal(repr(rules.bonus_pool_yuan)) * 100)
    money = largest_remainder(pool, sums, list(groups)) if groups else []
    weights = whole_numbers([Fraction(Decimal(repr(value))) for value in rules.bonus_weights])
    for amount, names in zip(money, groups.values(), strict=True):
        weight = [weights[table[name]["grade"]] for name in names]
        shares = [w * hours[name] for w, name in zip(weight, names, strict=True)]
        if not any(shares):
            shares = weight if any(weight) else [1] * len(names)
        keys = [(table[n]["grade"], -hours[n], table[n]["rank"], n) for n in names]
        if rules.bonus_order == "total":
            shares = levelled(shares, [grade for grade, *_ in keys])
        for name, part in zip(names, largest_remainder(amount, shares, keys), strict=True):
            table[name]["bonus_yuan"] = part / 100


def levelled(shares: Sequence[int], grade: Sequence[int]) -> list[int]:
    """Slopes of the least concave majorant of the running sum, as whole numbers."""
    chain = sorted(range(len(shares)), key=lambda spot: (grade[spot], -shares[spot]))
    points = [(0, 0)]
    for spot in chain:
        points.append((points[-1][0] + 1, points[-1][1] + shares[spot]))
    hull: list[tuple[int, int]] = []
    for x, y in points:
        while len(hull) > 1 and below(hull[-2], hull[-1], (x, y)):
            hull.pop()
        hull.append((x, y))
    slopes = [
        Fraction(after[1] - before[1], after[0] - before[0])
        for before, after in pairwise(hull)
        for _ in range(after[0] - before[0])
    ]
    found = dict(zip(chain, whole_numbers(slopes), strict=True))
    return [found[spot] for spot in range(len(shares))]


def below(one: tuple[int, int], middle: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the middle point lies on or below the line between the others."""
    rise, run = other[1] - one[1], other[0] - one[0]
    return (middle[1] - one[1]) * run <= rise * (middle[0] - one[0])


def prizes_of(log: Iterable[Mapping[str, Any]], rules: Appraisal) -> dict[str, int]:
    """Engineer -> fen of the special fund."""
    worth: dict[str, float] = defaultdict(float)
    for row in log:
        if row["kind"] == "innovation" and row["quality"] >= rules.innovation_least_quality:
            worth[row["engineer"]] += row["hours"] * row["quality"] / 100
    claims = {name: round(settled_of(value) * MICRO) for name, value in sorted(worth.items())}
    claims = {name: claim for name, claim in claims.items() if claim}
    if not claims:
        return {}
    fund = int(Decimal(repr(rules.innovation_fund_yuan)) * 100)
    return dict(
        zip(claims, largest_remainder(fund, list(claims.values()), list(claims)), strict=True)
    )


def largest_remainder(total: int, shares: Sequence[int], order: Sequence[Any]) -> list[int]:
    """Split a whole number by whole shares, in whole numbers alone."""
    whole = sum(shares)
    parts = [divmod(total * share, whole) for share in shares]
    given = [part for part, _ in parts]
    late = sorted(range(len(parts)), key=lambda spot: (-parts[spot][1], order[spot]))
    for spot in late[: total - sum(given)]:
        given[spot] += 1
    return given


def whole_numbers(shares: Sequence[Fraction]) -> list[int]:
    """Multiply fractions by their common denominator."""
    common = math.lcm(*(share.denominator for share in shares))
    return [int(share * common) for share in shares]


def by_group(table: Table) -> dict[str, list[str]]:
    """Group -> engineers, both in the order of their names."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(table):
        found[table[name]["ranked_in"]].append(name)
    return dict(sorted(found.items()))
