"""Ranks and grades: monotone, ties kept, distances true."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.appraisal.quotas import quotas_of_group
from ce_opt.appraisal.ranking import grades, places, ranks, to_next_grade
from ce_opt.season.rulebook import Appraisal

Keys = list[tuple[float, ...]]


def random_group(seed: int) -> tuple[Keys, Appraisal]:
    """A group with many equal scores, and a rule book of its own."""
    rng = np.random.default_rng(seed)
    people, count = int(rng.integers(1, 25)), int(rng.integers(1, 6))
    cuts = np.sort(rng.choice(np.arange(1, 20), count - 1, replace=False)) if count > 1 else []
    quotas = np.diff([0, *cuts, 20]) / 20
    rules = Appraisal(
        grades=[f"g{n}" for n in range(count)],
        quotas=[float(round(share, 2)) for share in quotas],
        bonus_weights=[1.0] * count,
        ties=str(rng.choice(["middle", "better"])),  # type: ignore[arg-type]
        small_group=int(rng.integers(1, 8)),
    )
    scores = rng.choice([rng.integers(0, 8, people), rng.uniform(0, 100, people).round(6)])
    return [
        (float(score), float(tie))
        for score, tie in zip(scores, rng.integers(0, 2, people), strict=True)
    ], rules


def dealt(keys: Keys, rules: Appraisal) -> list[int]:
    return grades(keys, quotas_of_group(len(keys), rules), rules)


def test_a_better_score_never_has_a_worse_grade_in_a_thousand_random_groups() -> None:
    for seed in range(1000):
        keys, rules = random_group(seed)
        found = dealt(keys, rules)
        for one, grade in zip(keys, found, strict=True):
            for other, worse in zip(keys, found, strict=True):
                if one > other:
                    assert grade <= worse, (seed, one, other)
                if one == other:
                    assert grade == worse


def test_raising_a_score_never_lowers_its_grade() -> None:
    for seed in range(120):
        keys, rules = random_group(seed)
        before = dealt(keys, rules)
        for place, key in enumerate(keys):
            for more in (0.5, 1, 7):
                raised = [*keys]
                raised[place] = (key[0] + more, key[1])
                assert dealt(raised, rules)[place] <= before[place]


def test_without_equals_the_quotas_are_met_to_the_person() -> None:
    for seed in range(50):
        rng = np.random.default_rng(seed)
        keys: Keys = [(float(score),) for score in rng.permutation(23)]
        quotas = quotas_of_group(23, Appraisal())
        found = grades(keys, quotas, Appraisal())
        assert [found.count(grade) for grade in range(4)] == quotas


def test_equals_take_the_grade_of_their_middle_place() -> None:
    # Ten people: 2 A, 4 B, 3 C, 1 D.
    rules = Appraisal()
    same: Keys = [(50.0,)] * 10
    assert ranks(same) == [1] * 10
    assert set(places(same, rules)) == {5}
    assert set(dealt(same, rules)) == {1}
    assert set(dealt(same, Appraisal(ties="better"))) == {0}
    # Two on places 2 and 3, the end of A: the better one of the two middle places, 2.
    keys: Keys = [(float(score),) for score in (9, 8, 8, 7, 6, 5, 4, 3, 2, 1)]
    assert dealt(keys, rules) == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3]
    # Three on places 2 to 4: the middle one is 3.
    keys = [(float(score),) for score in (9, 8, 8, 8, 6, 5, 4, 3, 2, 1)]
    assert dealt(keys, rules) == [0, 1, 1, 1, 1, 1, 2, 2, 2, 3]
    assert ranks(keys) == [1, 2, 2, 2, 5, 6, 7, 8, 9, 10]


def test_tie_breaks_part_equal_scores() -> None:
    keys: Keys = [(8.0, 1.0), (8.0, 2.0), (9.0, 0.0)]
    assert ranks(keys) == [3, 2, 1]


def test_the_distance_suffices_and_a_tenth_less_does_not() -> None:
    tried = 0
    for seed in range(150):
        keys, rules = random_group(seed)
        quotas = quotas_of_group(len(keys), rules)
        found = grades(keys, quotas, rules)
        for place, points in enumerate(to_next_grade(keys, quotas, found)):
            if points is None:
                assert sum(quotas[: found[place]]) == 0
                continue
            raised, short = [*keys], [*keys]
            raised[place] = (keys[place][0] + points, keys[place][1])
            assert dealt(raised, rules)[place] < found[place], seed
            short[place] = (keys[place][0] + points - 0.1001, -1.0)
            if points > 0.2:
                tried += 1
                assert dealt(short, rules)[place] == found[place], seed
    assert tried > 250


def test_the_best_have_no_distance_and_a_grade_nobody_can_have_is_passed_over() -> None:
    keys: Keys = [(90.0,), (80.0,), (70.0,)]
    assert to_next_grade(keys, [0, 1, 2], [1, 2, 2]) == [None, 10.1, 20.1]
    assert to_next_grade([(50.0,)], [0, 1], [1]) == [None]


@pytest.mark.parametrize("ties", ["middle", "better"])
def test_shuffled_people_are_dealt_the_same(ties: str) -> None:
    for seed in range(50):
        keys, rules = random_group(seed)
        rules = rules.model_copy(update={"ties": ties})
        order = np.random.default_rng(seed).permutation(len(keys))
        right = dealt(keys, rules)
        assert dealt([keys[place] for place in order], rules) == [right[place] for place in order]
