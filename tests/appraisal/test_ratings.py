"""Marks by hand: severity out, gaps without favour."""

from __future__ import annotations

import numpy as np
import pytest

from appraisal.seasons import Row, mark, season
from ce_opt.appraisal.ratings import Ratings, ratings_of
from ce_opt.season.appraisal_rules import ROLES
from ce_opt.season.rulebook import Appraisal

# The uneven panel of tests/marks/test_two_way.py: C1 marks 7 points below C2 on the average.
CLIENTS = [
    mark("C1", "client", "E1", 60),
    mark("C2", "client", "E1", 64),
    mark("C1", "client", "E2", 70),
    mark("C2", "client", "E2", 80),
    mark("C2", "client", "E3", 90),
]
MANAGER = [mark("M1", "account_manager", name, score) for name, score in (("E1", 50), ("E2", 70))]


def rated(rows: list[Row], **rules: object) -> Ratings:
    given = season(ratings=rows)
    return ratings_of(given.ratings, given.engineers["engineer"], Appraisal(**rules))  # type: ignore[arg-type]


def test_severity_is_taken_out_role_by_role() -> None:
    found = rated(CLIENTS, role_weights={"client": 1})
    assert found.points == pytest.approx([62, 75, 86.5, np.nan, np.nan], nan_ok=True)
    assert found.points_raw == pytest.approx([62, 75, 90, np.nan, np.nan], nan_ok=True)
    assert found.raters[:, 0].tolist() == [2, 2, 1, 0, 0]


def test_without_adjustment_marks_count_as_they_stand() -> None:
    found = rated(CLIENTS, role_weights={"client": 1}, rating_method="mean")
    assert found.points[:3] == pytest.approx([62, 75, 90])


def test_a_missing_role_is_filled_at_its_own_level() -> None:
    # E1 has 62 and 50, E2 75 and 70: managers mark 8.5 below clients. E3 has 86.5 from clients, so
    # 78 is to be expected from the manager: (86.5 + 78) / 2.
    found = rated(CLIENTS + MANAGER, role_weights={"client": 1, "account_manager": 1})
    assert found.points[:3] == pytest.approx([56, 72.5, 82.25])
    assert found.points_raw[2] == 90  # before adjustment the missing role is left out
    assert np.isnan(found.role[2, ROLES.index("account_manager")])


def test_roles_without_a_weight_do_not_count() -> None:
    found = rated(CLIENTS + MANAGER, role_weights={"client": 1})
    assert np.isnan(found.role[:, 1]).all()
    assert found.points[0] == 62


def test_a_rater_who_marks_all_lower_changes_nobody_against_another() -> None:
    harsh = [row | {"score": row["score"] - 30} if row["rater"] == "C2" else row for row in CLIENTS]
    before, after = rated(CLIENTS).points[:3], rated(harsh).points[:3]
    assert np.ptp(after - before) < 1e-5


def test_points_are_held_between_0_and_100_and_nobody_rated_is_nobody_scored() -> None:
    high = [mark("C1", "client", "E1", 100), mark("C1", "client", "E2", 100)]
    high += [mark("C2", "client", "E1", 100), mark("C2", "client", "E3", 0)]
    assert rated(high).points[1] == 100
    assert np.isnan(rated([]).points).all()
