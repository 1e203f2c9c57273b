"""Forced distribution: ranks and grades, dealt in each group by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ce_opt.appraisal.quotas import quotas_of_group
from ce_opt.appraisal.ranking import Key, grades, ranks, to_next_grade
from ce_opt.season.appraisal_rules import Appraisal

__all__ = ["Dealt"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Dealt:
    """What was dealt.

    Attributes
    ----------
    rank : [people], 1 for the best of the group
    grade : [people], 0 for the best
    to_next_grade : [people], points; NaN where there is no better grade to be had
    quotas : group -> people of each grade by the rule book
    """

    rank: IntArray
    grade: IntArray
    to_next_grade: FloatArray
    quotas: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, group: Sequence[str], keys: Sequence[Key], rules: Appraisal) -> Dealt:
        """Deal to everybody.

        Parameters
        ----------
        group : [people], who are ranked together
        keys : [people], score and tie breaks
        """
        rank, grade = np.zeros((2, len(keys)), dtype=np.int64)
        distance = np.full(len(keys), np.nan)
        quotas = {}
        for name in sorted(set(group)):
            rows = [row for row, label in enumerate(group) if label == name]
            within = [keys[row] for row in rows]
            quotas[name] = quotas_of_group(len(rows), rules)
            found = grades(within, quotas[name], rules)
            rank[rows], grade[rows] = ranks(within), found
            distance[rows] = [
                np.nan if points is None else points
                for points in to_next_grade(within, quotas[name], found)
            ]
        return cls(rank, grade, distance, quotas)
