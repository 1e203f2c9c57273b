"""The tables of a plan, each declared once.

Writing, reading, the workbook and the data dictionary use the same declaration. To add a column,
add it here, fill it in `tables` and recompute it in `audit`.
"""

from __future__ import annotations

from ce_opt.plan.layout.calendar import DUTIES, OPEN_DUTIES, WITHDRAWN_DUTIES
from ce_opt.plan.layout.every_plan import (
    ASSIGNMENT,
    CLIENT_TERMS,
    DUTY_HOURS,
    IMPORTANCE,
    IMPUTED,
    LOADS,
    UNSERVED,
)
from ce_opt.plan.layout.ladders import CERTIFICATE, ESCALATION, TRIGGER_MINUTES
from ce_opt.plan.layout.people import APPRAISAL, BIDS, GROUPS, ROSTER
from ce_opt.plan.layout.table import Kind, PlanColumn, PlanTable

__all__ = [
    "ALL_TABLES",
    "APPRAISAL",
    "ASSIGNMENT",
    "BIDS",
    "CERTIFICATE",
    "CLIENT_TERMS",
    "DUTIES",
    "DUTY_HOURS",
    "ESCALATION",
    "GROUPS",
    "IMPORTANCE",
    "IMPUTED",
    "LOADS",
    "OPEN_DUTIES",
    "PLAN_TABLES",
    "ROSTER",
    "STAGE_TABLES",
    "TRIGGER_MINUTES",
    "UNSERVED",
    "WITHDRAWN_DUTIES",
    "Kind",
    "PlanColumn",
    "PlanTable",
]

PLAN_TABLES: tuple[PlanTable, ...] = (ASSIGNMENT, UNSERVED, LOADS, IMPORTANCE)
"""The tables of every plan."""
STAGE_TABLES: tuple[PlanTable, ...] = (
    BIDS,
    ROSTER,
    GROUPS,
    ESCALATION,
    CERTIFICATE,
    DUTIES,
    OPEN_DUTIES,
    WITHDRAWN_DUTIES,
    APPRAISAL,
)
"""Tables of stages that need not run; without its stage a plan has no such table, file or sheet."""
ALL_TABLES = (*PLAN_TABLES, *STAGE_TABLES)
"""Every table that a plan may have, in the order of the workbook's sheets."""
