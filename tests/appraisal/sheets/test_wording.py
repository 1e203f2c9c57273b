"""Numbers and cells of the sheets."""

from __future__ import annotations

from appraisal.seasons import season
from ce_opt.appraisal.sheets.wording import figure, named, table, title


def test_figures_have_two_decimals_and_no_minus_zero() -> None:
    assert [figure(value) for value in (1234.565, -0.0, None)] == ["1,234.57", "0.00", "–"]


def test_a_stroke_in_a_name_does_not_end_its_cell() -> None:
    assert named({"E|1": "张|三"}, "E|1") == "张\\|三 (E\\|1)"
    assert table(("a", "b"), [("x|y", "1")])[2] == "| x\\|y | 1 |"


def test_the_title_names_the_season_and_its_days() -> None:
    assert title(season()) == "By hand, 2026-07-01 to 2026-12-31"
