"""Past performance (往常工作表现).

performance(e) = engineers.performance        points, 0..100
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ce_opt.season.season import Season

__all__ = ["NAME", "values", "values_of"]

NAME = "performance"


def values(season: Season) -> npt.NDArray[np.float64]:
    """[engineers], points."""
    return season.engineers[NAME].to_numpy(np.float64)


def values_of(season: Season) -> dict[str, float]:
    """Engineer -> points."""
    return {str(row["engineer"]): float(row[NAME]) for row in season.engineers.to_dict("records")}
