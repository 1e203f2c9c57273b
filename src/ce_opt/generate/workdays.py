"""The days of a season that are not as usual: public holidays, and days worked in exchange."""

from __future__ import annotations

import pandas as pd

from ce_opt.generate.frames import frame
from ce_opt.generate.shape import SeasonShape
from ce_opt.season.workdays import proposed_workdays

__all__ = ["workday_frame"]


def workday_frame(shape: SeasonShape) -> pd.DataFrame:
    """Return table workdays, as the library proposes it."""
    days = proposed_workdays(shape.start, shape.end)
    return frame("workdays", {"date": list(days), "working": list(days.values())})
