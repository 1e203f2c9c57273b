"""Everything that ``ce-opt importance`` answers about a season, worked out at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ce_opt.importance import vikor
from ce_opt.importance.comparison import Comparison, compare_methods
from ce_opt.importance.compromise import Acceptance, acceptance
from ce_opt.importance.consistency import consistency_ratio
from ce_opt.importance.intervals import WeightInterval, weight_intervals
from ce_opt.importance.matrix import BoolArray, FloatArray, Matrix, given_values
from ce_opt.importance.notes import importance_notes, imputed
from ce_opt.importance.ranking import ranks, selected
from ce_opt.importance.reversal import Reversal, reversals
from ce_opt.importance.scores import columns_of, contributions, scores
from ce_opt.importance.weighing import weigh
from ce_opt.season.importance_rules import Importance
from ce_opt.season.season import Note, Season

__all__ = ["Study", "study"]


@dataclass(frozen=True)
class Study:
    """Scores of a season's clients and how firm they are; clients are meant by position.

    Attributes
    ----------
    clients, names : ids, ascending, and names
    rules : section ``[importance]`` of the rule book
    columns : criteria that have contributions
    points : [clients, columns], contributions; scores : their sums, 0..100
    ranks : [clients], 1 for what matters most
    imputed : for each client the criteria that were filled in
    weights : [criteria that count], shares
    top : size of the selected set; chosen : [clients], who is in it
    comparisons, reversals, intervals : see their modules
    consistency : ratio of the pairwise comparisons, none where ahp has no share in the weights
    acceptance : the conditions of VIKOR, none with another method
    notes : what makes the scores doubtful
    """

    clients: tuple[str, ...]
    names: tuple[str, ...]
    rules: Importance
    columns: tuple[str, ...]
    points: FloatArray
    scores: FloatArray
    ranks: npt.NDArray[np.int64]
    imputed: tuple[str, ...]
    weights: FloatArray
    top: int
    chosen: BoolArray
    comparisons: tuple[Comparison, ...]
    reversals: tuple[Reversal, ...]
    intervals: tuple[WeightInterval, ...]
    consistency: float | None
    acceptance: Acceptance | None
    notes: tuple[Note, ...]


def study(season: Season, top: int) -> Study:
    """Score the clients of a season, and ask how firm the first `top` are."""
    rules = season.rulebook.importance
    given = given_values(season.clients, rules)
    matrix = Matrix.of(given, rules)
    weights = weigh(matrix, rules)
    found = scores(matrix, weights, rules)
    is_vikor = rules.method == vikor.NAME
    return Study(
        clients=tuple(season.clients["client"]),
        names=tuple(season.clients["name"]),
        rules=rules,
        columns=columns_of(rules),
        points=contributions(season.clients, rules),
        scores=found,
        ranks=ranks(found),
        imputed=tuple(imputed(season)),
        weights=weights / weights.sum(),
        top=top,
        chosen=selected(found, top),
        comparisons=tuple(compare_methods(matrix, weights, rules, top)),
        reversals=tuple(reversals(given, rules, top)),
        intervals=tuple(weight_intervals(matrix, weights, rules, top)),
        consistency=consistency_ratio(rules) if rules.uses("ahp") else None,
        acceptance=acceptance(matrix, weights, rules) if is_vikor else None,
        notes=tuple(importance_notes(season)),
    )
