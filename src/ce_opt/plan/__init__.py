"""The plan: its tables, how they are written, read again and audited without a solver.

`make_plan` builds a `Plan` from the teams that the search chose; `write_plan` writes the folder, or
leaves the old one in place; `read_plan` reads it back; `audit` holds a folder against its season;
`appraise_plan` adds the season's end.
"""

from ce_opt.plan.audit import audit
from ce_opt.plan.plan import Plan, Run, Summary
from ce_opt.plan.read import read_plan
from ce_opt.plan.season_end import appraise_plan
from ce_opt.plan.tables import make_plan
from ce_opt.plan.write import write_plan

__all__ = [
    "Plan",
    "Run",
    "Summary",
    "appraise_plan",
    "audit",
    "make_plan",
    "read_plan",
    "write_plan",
]
