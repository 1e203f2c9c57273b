"""The special fund for innovations (专项奖励), by hours × quality of such work in the season.

    claim(e) = Σ hours · quality / 100        over work of kind innovation with enough quality

Split to the fen by largest remainder, of equal ones the lesser id first; without a claim the fund
stays whole, for another season.
"""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from ce_opt.appraisal.bonus import fen, split
from ce_opt.marks.decimals import settled_of
from ce_opt.season.appraisal_rules import Appraisal

__all__ = ["INNOVATION", "awards"]

INNOVATION = "innovation"


def awards(log: pd.DataFrame, rules: Appraisal) -> dict[str, int]:
    """Engineer -> fen of the fund, of those with a claim.

    Parameters
    ----------
    log : rows of table work_log that lie in the season
    """
    good = log["quality"] >= rules.innovation_least_quality
    rows = log[(log["kind"] == INNOVATION) & good & (log["hours"] * log["quality"] > 0)]
    worth = (rows["hours"] * rows["quality"] / 100).groupby(rows["engineer"]).sum()
    claim = {name: settled_of(value) for name, value in worth.items()}
    names = sorted(str(name) for name, value in claim.items() if value > 0)
    if not names:
        return {}
    shares = [Fraction(round(claim[name] * 10**6)) for name in names]
    parts = split(fen(rules.innovation_fund_yuan), shares, [(name,) for name in names])
    return dict(zip(names, parts, strict=True))
