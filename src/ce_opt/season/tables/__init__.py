"""The season's tables, each declared once.

To add a column, add it to its table in this folder: reading, checking, ``ce-opt schema``,
`instances/README.md` and the workbook's heads follow. Rules that look across rows or tables stand
in `ce_opt.season.checks`.
"""

from __future__ import annotations

from ce_opt.season.table import Table
from ce_opt.season.tables.clients import CLIENTS, NEEDS
from ce_opt.season.tables.days import WORKDAYS
from ce_opt.season.tables.people import ACCOUNT_MANAGERS, ENGINEERS, LEAVE, SKILLS
from ce_opt.season.tables.places import (
    DEPARTMENT_SPECIALTIES,
    DEPARTMENTS,
    DISTRICTS,
    SPECIALTIES,
    SPECIALTY_LINKS,
    TRAVEL,
)
from ce_opt.season.tables.records import LEDGER, RATINGS, WORK_LOG
from ce_opt.season.tables.wishes import (
    BIDS,
    DESIGNATIONS,
    INCUMBENTS,
    LAST_GROUPS,
    PANEL,
    RELATIONS,
)

__all__ = ["BY_NAME", "TABLES"]

TABLES: tuple[Table, ...] = (
    SPECIALTIES,
    SPECIALTY_LINKS,
    DISTRICTS,
    TRAVEL,
    DEPARTMENTS,
    DEPARTMENT_SPECIALTIES,
    ENGINEERS,
    SKILLS,
    ACCOUNT_MANAGERS,
    CLIENTS,
    NEEDS,
    DESIGNATIONS,
    RELATIONS,
    BIDS,
    PANEL,
    INCUMBENTS,
    LAST_GROUPS,
    LEAVE,
    WORKDAYS,
    RATINGS,
    WORK_LOG,
    LEDGER,
)
"""All tables, each after the tables that it refers to."""

BY_NAME = {table.name: table for table in TABLES}
