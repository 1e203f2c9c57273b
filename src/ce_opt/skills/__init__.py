"""Who knows what, and who works with whom: the skill graph.

`closeness` (how far one specialty helps in another), `distance` (how far an engineer is from a
problem) and `collaboration` (who has worked with whom) each come as arrays, for a whole season at
once, and in plain Python, for the audit. `graph` joins them into one networkx graph, for single
questions; networkx is loaded there alone.
"""

from ce_opt.skills.closeness import closeness, closeness_of
from ce_opt.skills.collaboration import Collaboration
from ce_opt.skills.distance import Knowledge, helped_of, shortfall
from ce_opt.skills.shared_work import SharedWork

__all__ = [
    "Collaboration",
    "Knowledge",
    "SharedWork",
    "closeness",
    "closeness_of",
    "helped_of",
    "shortfall",
]
