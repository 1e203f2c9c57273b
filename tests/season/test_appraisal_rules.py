"""Section [appraisal]: sound in itself, read and written again."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pydantic import ValidationError

from appraisal.seasons import season
from ce_opt.season import season_from_frames
from ce_opt.season.appraisal_rules import ROLES, Appraisal, exact


def test_the_defaults_are_sound() -> None:
    rules = Appraisal()
    assert sum(map(exact, rules.quotas)) == 1
    assert len(rules.grades) == len(rules.quotas) == len(rules.bonus_weights)
    assert tuple(rules.weight_of_role) == ROLES


def test_a_number_is_taken_as_it_is_written() -> None:
    assert exact(0.1) + exact(0.2) == Fraction(3, 10)


def test_shares_that_miss_the_whole_by_rounding_pass() -> None:
    third = 0.3333333333
    rules = Appraisal(grades=["A", "B", "C"], quotas=[third] * 3, bonus_weights=[1, 1, 1])
    assert rules.quotas == [third] * 3


def test_the_quota_of_a_well_known_product_is_refused() -> None:
    # 10 / 30 / 40 / 20 / 10 %, which placed 16 of 19 people there
    with pytest.raises(ValidationError, match="they sum to 110 %"):
        Appraisal(grades=[*"ABCDE"], quotas=[0.1, 0.3, 0.4, 0.2, 0.1], bonus_weights=[1] * 5)


def test_more_grades_need_quotas_and_weights_of_their_own() -> None:
    with pytest.raises(ValidationError) as caught:
        Appraisal(grades=["A", "B", "C"])
    assert {error["loc"][0] for error in caught.value.errors()} == {"quotas", "bonus_weights"}


def test_a_section_written_and_read_again_is_the_same() -> None:
    given = season(rules={"role_weights": {"client": 2}, "tie_breaks": ["performance"]})
    again = season_from_frames(given.tables, given.rulebook.model_dump(exclude_none=True))
    assert again.rulebook.appraisal == given.rulebook.appraisal
