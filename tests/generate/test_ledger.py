"""The made-up ledger: everybody, the season before, nothing below nothing."""

from __future__ import annotations

import pandas as pd

from ce_opt.generate import generate_season


def test_everybody_has_a_row_of_the_season_before() -> None:
    made = generate_season(20, 9, seed=2)
    rows = made.frames["ledger"]
    assert rows["engineer"].tolist() == made.frames["engineers"]["engineer"].tolist()
    assert set(rows["end"]) == {pd.Timestamp("2026-06-30")}
    figures = rows[["hard_hours", "travel_hours", "lost_bids", "helping_hours"]]
    assert (figures >= 0).all(axis=None)
