"""Who deserves a bid: panel scores and indicators, joined to merit.

`evaluate` evaluates a season's engineers, `bidders_of` says the same in plain Python, for the
audit; `merits` and `merits_of` are the factors of their bids. What a panel is worth stands in
`quality`, how it compares with the indicators in `bridge`, which bids are missing in `thin`.
"""

from ce_opt.bids.bidders import Bidder, bidders_of
from ce_opt.bids.evaluation import Evaluation, evaluate
from ce_opt.bids.merit import merits, merits_of

__all__ = ["Bidder", "Evaluation", "bidders_of", "evaluate", "merits", "merits_of"]
