"""What engineers carried in the season before: table ledger."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import stream
from ce_opt.generate.frames import frame
from ce_opt.generate.people import Staff
from ce_opt.generate.shape import SeasonShape

__all__ = ["ledger_frame"]


def ledger_frame(shape: SeasonShape, staff: Staff, seed: int) -> pd.DataFrame:
    """Return table ledger: the season that ended on the day before this one, for everybody."""
    rng = stream(seed, "ledger")
    count = len(staff.engineers)
    end = shape.start - timedelta(days=1)
    return frame(
        "ledger",
        {
            "engineer": staff.engineers,
            "season": np.repeat(f"{end:%Y-%m}", count),
            "end": np.repeat(np.datetime64(end), count),
            "hard_hours": np.round(rng.gamma(2.0, 4.0, count), 1),
            "travel_hours": np.round(rng.gamma(4.0, 5.0, count), 1),
            "lost_bids": rng.poisson(1.0, count).astype(float),
            "helping_hours": np.round(rng.gamma(1.5, 4.0, count), 1),
        },
    )
