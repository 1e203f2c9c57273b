from __future__ import annotations

import numpy as np
import pytest

from bids.seasons import rules_of, small_season
from ce_opt.bids.indicators import indicator_scores, indicator_scores_of

ALL = {"performance": 2, "breadth": 1, "workload": 1, "nearness": 1}


def test_contributions_as_worked_out_by_hand() -> None:
    season = small_season({"indicators": ALL})
    found = indicator_scores(season, rules_of(season))
    # Weights 40, 20, 20, 20 percent. E1: performance 80 of 100, breadth 1, 100 of 100 hours, the
    # nearest. E3: 90 of 100, breadth 1/2, 50 of 100 hours, the farthest.
    assert found.names == ("performance", "breadth", "workload", "nearness")
    assert found.parts[0] == pytest.approx([32, 20, 20, 20])
    assert found.parts[2] == pytest.approx([36, 10, 10, 0])
    assert found.score[[0, 2]] == pytest.approx([92, 56])


def test_an_own_column_and_the_last_appraisal_count_as_the_rule_book_says() -> None:
    rules = {
        "indicators": {"tenure": 1, "last_appraisal": 1, "depth": 0},
        "most": {"tenure": 10},
        "least": {"tenure": 0},
    }
    appraised = {"E1": 60, "E2": 90, "E3": 90}  # E4 is new: taken at 80, their mean
    people = {name: {"tenure": 2.5, "last_appraisal": mark} for name, mark in appraised.items()}
    season = small_season(rules, people | {"E4": {"tenure": 20}})
    found = indicator_scores(season, rules_of(season))
    assert found.names == ("tenure", "last_appraisal")
    assert found.parts[0] == pytest.approx([12.5, 30])
    assert found.parts[3] == pytest.approx([50, 40])
    assert np.isnan(found.values[3, 1])


@pytest.mark.parametrize("rules", [{}, {"indicators": ALL}, {"direction": {"workload": "min"}}])
def test_contributions_sum_and_both_forms_agree(rules: dict[str, object]) -> None:
    season = small_season(rules)
    found = indicator_scores(season, rules_of(season))
    assert found.parts.sum(axis=1) == pytest.approx(found.score)
    assert ((found.score >= 0) & (found.score <= 100)).all()
    plain = indicator_scores_of(season, rules_of(season))
    assert [list(points) for points in plain.values()] == [list(found.names)] * 4
    rows = [list(points.values()) for points in plain.values()]
    assert np.array(rows) == pytest.approx(found.parts)
