"""The season's end (考核): marks and work joined to a score, forced distribution, bonus, ledger.

`appraise` reckons a season, `recounted` says the same in plain Python, for the audit. What people
are told stands in `sheets`, what the working group looks at in `fairness` and `path`, what is
carried to the next season in `ledger`.
"""

from ce_opt.appraisal.appraise import Appraised, appraise
from ce_opt.appraisal.recount import Recounted, recounted
from ce_opt.appraisal.seats import Seat

__all__ = ["Appraised", "Recounted", "Seat", "appraise", "recounted"]
