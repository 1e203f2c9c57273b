"""Both halves of a score, with gaps filled so that they favour nobody.

    score(e) = (1 − λ) · qualitative(e) + λ · quantitative(e)       λ = ``quantitative_share``

A half that is missing is taken at the mean of those who are ranked with the engineer, of everybody
where they have none either. Where nobody has it (no work was logged, nobody was rated) the other
half is the score.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ce_opt.language import marked
from ce_opt.marks.decimals import settled

__all__ = ["QUALITATIVE", "QUANTITATIVE", "Scores"]

FloatArray = npt.NDArray[np.float64]
Labels = npt.NDArray[np.object_]
QUALITATIVE, QUANTITATIVE = marked("qualitative"), marked("quantitative")


@dataclass(frozen=True)
class Scores:
    """Scores of those who are appraised.

    Attributes
    ----------
    qualitative, quantitative : [people], 0..100, filled; 0 where nobody has any
    filled : [people], names of the halves that were filled, joined by ``; ``
    score : [people], 0..100
    """

    qualitative: FloatArray
    quantitative: FloatArray
    filled: tuple[str, ...]
    score: FloatArray

    @classmethod
    def of(
        cls, qualitative: FloatArray, quantitative: FloatArray, group: Labels, share: float
    ) -> Scores:
        """Join the halves.

        Parameters
        ----------
        qualitative, quantitative : [people], NaN where missing
        group : [people], who are ranked together
        share : λ, as long as both halves are there
        """
        halves = {QUALITATIVE: qualitative, QUANTITATIVE: quantitative}
        gaps = {name: np.isnan(values) for name, values in halves.items()}
        marks = [
            "; ".join(name for name, gap in gaps.items() if gap[row]) for row in range(len(group))
        ]
        whole = {name: filled(values, group) for name, values in halves.items()}
        if gaps[QUANTITATIVE].all():
            share = 0.0
        elif gaps[QUALITATIVE].all():
            share = 1.0
        score = settled((1.0 - share) * whole[QUALITATIVE] + share * whole[QUANTITATIVE])
        return cls(whole[QUALITATIVE], whole[QUANTITATIVE], tuple(marks), score)


def filled(values: FloatArray, group: Labels) -> FloatArray:
    """[people], gaps at the mean of the group, else of all, else 0."""
    known = np.isfinite(values)
    found = values.copy()
    for name in set(group[~known]):
        within = group == name
        base = within & known if (within & known).any() else known
        found[within & ~known] = settled(np.array([values[base].mean()]))[0] if base.any() else 0.0
    return found
