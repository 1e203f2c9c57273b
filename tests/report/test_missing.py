"""Cells without a number."""

from __future__ import annotations

import pandas as pd
import pytest

from ce_opt.report.missing import number, whole


@pytest.mark.parametrize("value", [None, float("nan"), pd.NA])
def test_nothing_is_nothing(value: object) -> None:
    assert number(value) is None
    assert whole(value) is None


def test_numbers_stay_what_they_are() -> None:
    assert (number(1.5), number(0.0), whole(3), whole(pd.Series([2], dtype="Int64")[0])) == (
        1.5,
        0.0,
        3,
        2,
    )
