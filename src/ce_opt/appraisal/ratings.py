"""Qualitative: what everybody who worked with an engineer thinks of them.

    role_k(e)      = mean of e's marks in role k, each rater's severity taken out
    qualitative(e) = Σ_k w_k · role_k(e) / Σ_k w_k        0..100; w = ``appraisal.role_weights``

Severity is that of the additive model (`ce_opt.marks.severity`), role by role: whoever was rated by
severe clients alone is not worse off, nor whoever has a mark less. A role in which nobody rated an
engineer is filled with what their other roles lead to expect, at the level of that role
(`ce_opt.marks.gaps`). *Before adjustment* marks count as they stand and roles without one are left
out. Without any mark the points are missing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.marks.decimals import settled
from ce_opt.marks.gaps import filled_in
from ce_opt.marks.marks import Marks
from ce_opt.marks.severity import corrected
from ce_opt.season.appraisal_rules import ROLES, Appraisal

__all__ = ["Ratings", "ratings_of"]

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
HIGHEST = 100.0


@dataclass(frozen=True)
class Ratings:
    """Marks of every engineer, in the order of their ids.

    Attributes
    ----------
    role : [engineers, roles], severity out; NaN without a mark, and in roles that do not count
    role_raw : [engineers, roles], means as marked
    raters : [engineers, roles], number of marks
    points, points_raw : [engineers], 0..100; NaN without any mark
    """

    role: FloatArray
    role_raw: FloatArray
    raters: IntArray
    points: FloatArray
    points_raw: FloatArray


def ratings_of(table: pd.DataFrame, engineers: pd.Series[str], rules: Appraisal) -> Ratings:
    """Score everybody who was rated.

    Parameters
    ----------
    table : table *ratings*
    engineers : ids, ascending
    """
    counted = rules.weight_of_role
    size = (len(engineers), len(ROLES))
    after, before = np.full(size, np.nan), np.full(size, np.nan)
    raters = np.zeros(size, dtype=np.int64)
    for place, role in enumerate(ROLES):
        rows = table[table["rater_role"] == role]
        if role in counted and len(rows):
            marks = marks_of(rows, engineers)
            kept = corrected(marks) if rules.rating_method == "additive" else marks.score
            after[:, place] = means(marks, kept)
            before[:, place] = means(marks, marks.score)
            raters[:, place] = np.bincount(marks.engineer, minlength=len(engineers))
    columns = [place for place, role in enumerate(ROLES) if role in counted]
    weight = np.array([*counted.values()])
    heard = settled(after)
    whole = filled_in(heard[:, columns], weight) if np.isfinite(heard).any() else heard[:, columns]
    return Ratings(
        heard,
        settled(before),
        raters,
        joined(whole, weight),
        joined(settled(before)[:, columns], weight),
    )


def marks_of(rows: pd.DataFrame, engineers: pd.Series[str]) -> Marks:
    """Marks of one role."""
    known = sorted(set(rows["rater"]))
    rater = {name: place for place, name in enumerate(known)}
    engineer = {name: place for place, name in enumerate(engineers)}
    return Marks(
        np.array([rater[name] for name in rows["rater"]], dtype=np.int64),
        np.array([engineer[name] for name in rows["engineer"]], dtype=np.int64),
        rows["score"].to_numpy(np.float64),
        len(known),
        len(engineers),
    )


def means(marks: Marks, values: FloatArray) -> FloatArray:
    """[engineers], mean of the finite values of each; NaN without one."""
    known = np.isfinite(values)
    count = np.bincount(marks.engineer[known], minlength=marks.engineers)
    total = np.bincount(marks.engineer[known], values[known], marks.engineers)
    return np.asarray(np.divide(total, count, out=np.full(len(count), np.nan), where=count > 0))


def joined(scores: FloatArray, weight: FloatArray) -> FloatArray:
    """[engineers], weighted mean of the roles that are known, held between 0 and 100."""
    known = np.isfinite(scores)
    total, whole = np.where(known, scores, 0.0) @ weight, known @ weight
    mean = np.divide(total, whole, out=np.full(len(scores), np.nan), where=whole > 0)
    return settled(np.clip(mean, 0.0, HIGHEST))
