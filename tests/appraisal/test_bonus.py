"""Money: sums exact on a thousand pools, nobody below a worse grade."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from ce_opt.appraisal.bonus import Claim, bonuses, fen, in_order_of_grade, split
from ce_opt.season.rulebook import Appraisal


def random_claims(seed: int) -> tuple[list[Claim], Appraisal]:
    """People of up to three groups, some without hours, and a random pool."""
    rng = np.random.default_rng(seed)
    people = int(rng.integers(1, 30))
    weights = -np.sort(-rng.integers(1, 40, 4) / 10)
    weights[-1] = rng.choice([0, weights[-1]])
    pool = Decimal(int(rng.integers(0, 10 ** int(rng.integers(1, 12))))) / 100
    rules = Appraisal(
        bonus_pool_yuan=float(pool),
        bonus_weights=[float(weight) for weight in weights],
        bonus_order=str(rng.choice(["total", "per_hour"])),  # type: ignore[arg-type]
    )
    hours = rng.choice([0.0, 1.0], people, p=[0.2, 0.8]) * rng.uniform(0, 300, people).round(1)
    claims = [
        Claim(f"E{n:03d}", f"g{rng.integers(3)}", int(rng.integers(4)), n + 1, float(time))
        for n, time in enumerate(hours * rng.choice([0, 1], p=[0.05, 0.95]))
    ]
    return claims, rules


@pytest.fixture(scope="module")
def paid() -> list[tuple[list[Claim], Appraisal, list[int]]]:
    """A thousand random pools, split."""
    cases = [random_claims(seed) for seed in range(1000)]
    return [(claims, rules, bonuses(claims, rules)) for claims, rules in cases]


def of_groups(claims: list[Claim], amounts: list[int]) -> list[list[tuple[Claim, int]]]:
    """Claims and what was paid for them, group by group."""
    rows = list(zip(claims, amounts, strict=True))
    names = {claim.group for claim in claims}
    return [[row for row in rows if row[0].group == name] for name in sorted(names)]


def test_every_pool_of_a_thousand_is_paid_to_the_fen(
    paid: list[tuple[list[Claim], Appraisal, list[int]]],
) -> None:
    for _, rules, amounts in paid:
        assert sum(amounts) == int(Decimal(repr(rules.bonus_pool_yuan)) * 100)
        assert all(isinstance(part, int) and part >= 0 for part in amounts)


def test_nobody_is_paid_less_than_anybody_of_a_worse_grade_in_the_group(
    paid: list[tuple[list[Claim], Appraisal, list[int]]],
) -> None:
    for claims, rules, amounts in paid:
        for rows in of_groups(claims, amounts) if rules.bonus_order == "total" else ():
            for grade in range(3):
                better = [part for claim, part in rows if claim.grade <= grade]
                worse = [part for claim, part in rows if claim.grade > grade]
                assert not better or not worse or min(better) >= max(worse)


def test_by_the_hour_a_better_grade_has_no_less_but_for_a_fen(
    paid: list[tuple[list[Claim], Appraisal, list[int]]],
) -> None:
    for claims, rules, amounts in paid:
        if rules.bonus_order == "total" or not any(claim.hours for claim in claims):
            continue
        for rows in of_groups(claims, amounts):
            for grade in range(3):
                better = [
                    (part + 1) / claim.hours
                    for claim, part in rows
                    if claim.grade <= grade and claim.hours
                ]
                worse = [
                    (part - 1) / claim.hours
                    for claim, part in rows
                    if claim.grade > grade and claim.hours
                ]
                assert not better or not worse or min(better) >= max(worse) - 1e-6


def test_of_the_same_grade_more_hours_are_paid_no_less(
    paid: list[tuple[list[Claim], Appraisal, list[int]]],
) -> None:
    for claims, _, amounts in paid:
        for rows in of_groups(claims, amounts):
            for grade in range(4):
                own = sorted((claim.hours, part) for claim, part in rows if claim.grade == grade)
                for (fewer, less), (more, part) in pairwise(own):
                    assert part >= less or fewer == more


def test_the_split_worked_out_by_hand() -> None:
    # Group g has 30 of 40 hours: 75 yuan of 100. In it A counts 2 · 10, B 1 · 20: half each.
    claims = [
        Claim("E1", "g", 0, 1, 10),
        Claim("E2", "g", 1, 2, 20),
        Claim("E3", "h", 1, 1, 10),
    ]
    rules = Appraisal(
        grades=["A", "B"], quotas=[0.5, 0.5], bonus_weights=[2, 1], bonus_pool_yuan=100
    )
    assert bonuses(claims, rules) == [3750, 3750, 2500]


def test_who_has_few_hours_and_the_better_grade_is_levelled_with_the_worse() -> None:
    # A counts 2 · 10 = 20, B 1 · 40 = 40 and 1 · 15 = 15: A and the first B both get 30.
    claims = [
        Claim("E1", "g", 0, 1, 10),
        Claim("E2", "g", 1, 2, 40),
        Claim("E3", "g", 1, 3, 15),
    ]
    rules = Appraisal(
        grades=["A", "B"], quotas=[0.5, 0.5], bonus_weights=[2, 1], bonus_pool_yuan=75
    )
    assert bonuses(claims, rules) == [3000, 3000, 1500]
    per_hour = rules.model_copy(update={"bonus_order": "per_hour"})
    assert bonuses(claims, per_hour) == [2000, 4000, 1500]


def test_odd_fen_go_to_the_better_grade_then_the_rank_then_the_lesser_id() -> None:
    rules = Appraisal(
        grades=["A", "B"], quotas=[0.5, 0.5], bonus_weights=[1, 1], bonus_pool_yuan=0.01
    )
    three = [
        Claim(name, "g", grade, rank, 10)
        for name, grade, rank in (("E1", 1, 3), ("E2", 0, 2), ("E3", 0, 1))
    ]
    assert bonuses(three, rules) == [0, 0, 1]
    same = [Claim(name, "g", 0, 1, 10) for name in ("E9", "E10", "E2")]
    assert bonuses(same, rules) == [0, 1, 0]  # ids are text: E10 comes before E2


@pytest.mark.parametrize("weights", [[1.0, 0.0], [1.0, 1.0]])
def test_a_pool_is_paid_though_nobody_has_hours_or_a_weight(weights: list[float]) -> None:
    rules = Appraisal(
        grades=["A", "B"], quotas=[0.5, 0.5], bonus_weights=weights, bonus_pool_yuan=10
    )
    worst = [Claim("E1", "g", 1, 1, 0), Claim("E2", "g", 1, 1, 5)]
    assert sum(bonuses(worst, rules)) == 1000
    idle = [Claim("E1", "g", 0, 1, 0), Claim("E2", "h", 1, 1, 0)]
    assert bonuses(idle, rules) == [500, 500]
    assert bonuses([], rules) == []


def test_the_order_of_people_decides_nothing() -> None:
    for seed in range(60):
        claims, rules = random_claims(seed)
        right = {c.engineer: part for c, part in zip(claims, bonuses(claims, rules), strict=True)}
        turned = claims[::-1]
        found = {c.engineer: part for c, part in zip(turned, bonuses(turned, rules), strict=True)}
        assert found == right


def test_levelling_is_the_least_change_that_holds_the_order() -> None:
    # Held against every ordered split of small whole sums: none is nearer in squares.
    rng = np.random.default_rng(1)
    for _ in range(20):
        shares = [Fraction(int(value)) for value in rng.integers(0, 7, 3)]
        grade = sorted(rng.integers(0, 3, 3).tolist())
        found = in_order_of_grade(shares, grade)
        assert sum(found) == sum(shares)
        ordered = all(
            found[one] >= found[other]
            for one in range(3)
            for other in range(3)
            if grade[one] < grade[other]
        )
        assert ordered
        cost = sum((a - b) ** 2 for a, b in zip(found, shares, strict=True))
        steps = [Fraction(n, 6) for n in range(-9, 10)]
        for one in steps:
            for two in steps:
                other = [found[0] + one, found[1] + two, found[2] - one - two]
                if all(
                    other[i] >= other[j] for i in range(3) for j in range(3) if grade[i] < grade[j]
                ):
                    assert sum((a - b) ** 2 for a, b in zip(other, shares, strict=True)) >= cost


def test_largest_remainders_keep_the_order() -> None:
    for seed in range(300):
        rng = np.random.default_rng(seed)
        shares = [Fraction(int(value)) for value in rng.integers(0, 50, 8)]
        if not any(shares):
            continue
        parts = split(int(rng.integers(0, 200)), shares, [(n,) for n in range(8)])
        for one, more in zip(shares, parts, strict=True):
            for other, less in zip(shares, parts, strict=True):
                assert more >= less or one <= other


def test_money_is_read_as_it_is_written() -> None:
    assert [fen(yuan) for yuan in (0.29, 1.15, 1e12, 0.07)] == [29, 115, 10**14, 7]
