"""The plain form of the evaluation agrees with the arrays, whatever the rules."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from bids.panels import random_panel
from bids.seasons import small_season, with_rows
from ce_opt.bids import bidders_of, evaluate
from ce_opt.season import Season

RULES: list[dict[str, Any]] = [
    {},
    {"indicator_share": 0.35},
    {"indicator_share": 1, "tie_breaks": ["depth"]},
    {"panel_method": "z_score", "tie_breaks": ["panel", "indicators", "performance"]},
    {"panel_method": "mean", "trim": 0.3, "indicator_share": 0.5, "unscored_merit": 40},
]


def random_marks(seed: int) -> pd.DataFrame:
    """Marks of a few of the engineers in coarse steps, so that ties are common."""
    frame = random_panel(seed, share=0.6, step=25)
    return frame[frame["engineer"].isin(["E1", "E2", "E3", "E4"])]


@pytest.fixture(scope="module", params=RULES, ids=str)
def ruled(request: pytest.FixtureRequest) -> Season:
    return small_season(request.param)


@pytest.mark.parametrize("seed", range(4))
def test_both_forms_agree(seed: int, ruled: Season) -> None:
    season = with_rows(ruled, "panel", random_marks(seed))
    arrays, plain = evaluate(season), bidders_of(season)
    if arrays is None:
        assert plain is None
        return
    assert plain is not None
    assert tuple(plain) == arrays.engineers
    for place, bidder in enumerate(plain.values()):
        assert bidder.rank == arrays.rank[place]
        assert bidder.decided_by == arrays.decided_by[place]
        assert bidder.merit == pytest.approx(arrays.merit[place], abs=1e-9)
        assert bidder.indicators == pytest.approx(arrays.indicators.score[place])
        panel = np.nan if bidder.panel is None else bidder.panel
        assert panel == pytest.approx(arrays.panel[place], nan_ok=True)


def test_without_the_section_there_is_nothing_to_say() -> None:
    assert bidders_of(small_season()) is None
