"""The fairness table, and what it must not give away."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from appraisal.seasons import job, mark, season
from ce_opt.appraisal import appraise
from ce_opt.appraisal.fairness import ATTRIBUTES, EVERYBODY, fairness_table, shown_groups
from ce_opt.season import Season


def given(sizes: dict[tuple[str, str], int]) -> Season:
    """People by (department, district), marked by their number."""
    people = []
    for (department, district), count in sizes.items():
        people += [(f"E{len(people):02d}", department, district, 40.0) for _ in range(count)]
        people = [(f"E{n:02d}", *rest) for n, (_, *rest) in enumerate(people)]  # type: ignore[misc]
    marks = [mark("W", "working_group", name, 50 + n) for n, (name, *_) in enumerate(people)]
    log = [job(name, "C1", "visit", 10 + n) for n, (name, *_) in enumerate(people)]
    rules = {"quantitative_share": 0, "role_weights": {"working_group": 1}, "bonus_pool_yuan": 500}
    return season(marks, log, rules, people)


def test_means_and_grades_as_worked_out_by_hand() -> None:
    made = given({("D1", "centre"): 5, ("D2", "shore"): 5})
    rows = fairness_table(made, appraise(made, [])).set_index(["attribute", "value"])
    # Marks 50 to 59: D1 50 to 54, mean 52; hours 10 to 14. Five people: 1 A, 2 B, 2 C.
    one = rows.loc[("department", "D1")]
    assert one[["people", "score", "gap", "hours"]].tolist() == [5, 52, -2.5, 12]
    assert one[["grade A", "grade B", "grade C", "grade D"]].tolist() == [1, 2, 2, 0]
    # 60 of 145 hours and 500 yuan: 206.90 for five.
    assert one["bonus_yuan"] == 41.38
    assert rows.loc[(EVERYBODY, ""), "people"] == 10
    assert ("entry", "designated") in rows.index


def test_small_groups_are_not_shown_nor_had_by_subtraction() -> None:
    # D3 has three people: all less D1 and D2 would be D3, so the smaller of the two goes as well.
    made = given({("D1", "centre"): 9, ("D2", "centre"): 6, ("D3", "shore"): 3})
    shown = set(fairness_table(made, appraise(made, []))["value"])
    assert "D1" in shown
    assert not {"D2", "D3", "shore"} & shown
    assert "centre" not in shown  # all less the centre would be three


def test_fewer_than_five_people_in_all_are_not_shown() -> None:
    made = given({("D1", "centre"): 4})
    assert fairness_table(made, appraise(made, [])).empty


@pytest.mark.parametrize("seed", range(150))
def test_no_sum_or_difference_of_shown_groups_is_a_small_one(seed: int) -> None:
    # Every union of groups of an attribute, and everybody, less every group or union within it.
    rng = np.random.default_rng(seed)
    people = int(rng.integers(5, 30))
    values = rng.integers(0, 4, (people, 3))
    members = {
        (name, str(value)): frozenset(np.flatnonzero(values[:, place] == value).tolist())
        for place, name in enumerate(ATTRIBUTES[1:])
        for value in set(values[:, place].tolist())
    }
    everybody = frozenset(range(people))
    shown = shown_groups(members, everybody, 5)
    assert all(len(members[key]) >= 5 for key in shown)
    for name in ATTRIBUTES:
        own = [members[key] for key in shown if key[0] == name]
        for count in range(len(own) + 1):
            for some in itertools.combinations(own, count):
                rest = everybody - frozenset().union(*some)
                assert not 0 < len(rest) < 5
    for one, other in itertools.permutations([members[key] for key in shown], 2):
        assert not (one < other and len(other - one) < 5)
