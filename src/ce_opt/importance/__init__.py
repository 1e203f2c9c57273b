"""Which clients matter most, and why: importance 0..100 with a contribution per criterion.

`contributions` and `contributions_of` are what the stages above need; the rest of the package
answers what planners ask of a ranking: where the weights come from, what another method would say,
who would change places, how far a weight may go.
"""

from ce_opt.importance.notes import importance_notes, imputed
from ce_opt.importance.scores import columns_of, contributions, contributions_of

__all__ = ["columns_of", "contributions", "contributions_of", "importance_notes", "imputed"]
