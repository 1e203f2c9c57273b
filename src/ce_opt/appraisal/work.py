"""Quantitative: what was worked, set against what the seats expect.

    credited(e) = Σ w(kind) · hours · quality / 100 · d(client, e)     over the season's work log
    expected(e) = Σ hours of e's seats
    against(e)  = max(expected(e), least_expected_share · care_hours(e))
    points(e)   = 100 · min(1, credited(e) / against(e) / full_credit)

`d` is what an hour at the client counts (`difficulty`); *before adjustment* it is 1. Who has few
seats or none is set against ``least_expected_share`` of their care hours, so that a little work is
not measured by next to nothing; with no care hours either there is nothing to measure by, and the
points are missing. Work for clients of others is credited like any other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.appraisal.difficulty import Hardness
from ce_opt.marks.decimals import settled
from ce_opt.season.appraisal_rules import Appraisal
from ce_opt.season.season import Season

__all__ = ["Work", "season_log", "work_done"]

FloatArray = npt.NDArray[np.float64]
FULL = 100.0


@dataclass(frozen=True)
class Work:
    """What each engineer did, by id; hours a season.

    Attributes
    ----------
    logged : hours of the kinds that count
    credited, credited_raw : with difficulty, and before it
    expected : of the seats
    against : what credit is set against
    difficulty : mean of the seats by hours; NaN without a seat
    points, points_raw : 0..100; NaN where there is nothing to measure by
    """

    logged: FloatArray
    credited: FloatArray
    credited_raw: FloatArray
    expected: FloatArray
    against: FloatArray
    difficulty: FloatArray
    points: FloatArray
    points_raw: FloatArray


def season_log(season: Season) -> pd.DataFrame:
    """Rows of the work log that lie in the season; all where the rule book names no days."""
    facts, days = season.rulebook.season, season.work_log["date"]
    inside = pd.Series(data=True, index=days.index)
    if facts.start is not None:
        inside &= days >= pd.Timestamp(facts.start)
    if facts.end is not None:
        inside &= days <= pd.Timestamp(facts.end)
    return season.work_log[inside].reset_index(drop=True)


def work_done(
    season: Season, seats: pd.DataFrame, log: pd.DataFrame, rules: Appraisal, scale: Hardness
) -> Work:
    """Credit everybody's work; arrays in the order of the engineers' ids."""
    people = season.engineers["engineer"]
    weights = {str(kind): weight for kind, weight in rules.kind_weights.items()}
    counted = log["kind"].map(weights).fillna(0.0).to_numpy(float)
    hours, quality = log["hours"].to_numpy(float), log["quality"].to_numpy(float)
    plain = counted * hours * quality / FULL
    hard = plain * scale.of_pairs(log["client"], log["engineer"])
    expected = summed(seats["engineer"], seats["hours"].to_numpy(float), people)
    weighed = seats["hours"].to_numpy(float) * scale.of_pairs(seats["client"], seats["engineer"])
    total = summed(seats["engineer"], weighed, people)
    least = rules.least_expected_share * season.engineers["care_hours"].to_numpy(float)
    against = np.maximum(expected, least)
    credited, raw = (summed(log["engineer"], values, people) for values in (hard, plain))
    return Work(
        logged=settled(summed(log["engineer"], np.where(counted > 0, hours, 0.0), people)),
        credited=settled(credited),
        credited_raw=settled(raw),
        expected=settled(expected),
        against=settled(against),
        difficulty=settled(shares(total, expected)),
        points=points(credited, against, rules),
        points_raw=points(raw, against, rules),
    )


def summed(names: pd.Series[str], values: FloatArray, people: pd.Series[str]) -> FloatArray:
    """[people], sum of the values of each."""
    found = pd.Series(values, index=names.to_numpy(), dtype=float).groupby(level=0).sum()
    return np.asarray(found.reindex(people).fillna(0.0), dtype=np.float64)


def shares(part: FloatArray, whole: FloatArray) -> FloatArray:
    """Part of each whole; NaN of nothing."""
    return np.asarray(np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0))


def points(credited: FloatArray, against: FloatArray, rules: Appraisal) -> FloatArray:
    """[people], 0..100; NaN where there is nothing to measure by."""
    return settled(FULL * np.minimum(1.0, shares(credited, against) / rules.full_credit))
