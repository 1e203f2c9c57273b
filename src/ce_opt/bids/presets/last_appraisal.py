"""The mark of the last appraisal (上次考核).

last_appraisal(e) = engineers.last_appraisal        points, 0..100; none for the new
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ce_opt.season.season import Season

__all__ = ["NAME", "values", "values_of"]

NAME = "last_appraisal"


def values(season: Season) -> npt.NDArray[np.float64]:
    """[engineers], points; NaN for those without one."""
    if NAME not in season.engineers:
        return np.full(len(season.engineers), np.nan)
    return season.engineers[NAME].to_numpy(np.float64)


def values_of(season: Season) -> dict[str, float]:
    """Engineer -> points; NaN for those without one."""
    rows = season.engineers.to_dict("records")
    return {str(row["engineer"]): float(row.get(NAME, "nan")) for row in rows}
