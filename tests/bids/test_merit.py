"""Merit scales bids where they are evaluated, and leaves them alone elsewhere."""

from __future__ import annotations

import pytest

from bids.seasons import small_season
from ce_opt.bids import merits, merits_of


def test_merit_is_that_of_the_evaluation() -> None:
    season = small_season({"unscored_merit": 50})
    assert merits(season).tolist() == pytest.approx([62, 75, 86.5, 50])
    assert merits_of(season) == pytest.approx({"E1": 62, "E2": 75, "E3": 86.5, "E4": 50})


@pytest.mark.parametrize("evaluated", [False, True])
def test_bids_that_nothing_evaluates_count_in_full(evaluated: bool) -> None:
    # No section, or a section and neither a panel nor indicators alone.
    season = small_season({}, panel=[]) if evaluated else small_season()
    assert merits(season).tolist() == [100] * 4
    assert set(merits_of(season).values()) == {100}
