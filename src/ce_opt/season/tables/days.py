"""Which days are worked."""

from __future__ import annotations

from ce_opt.season.column import as_key, date, yes_no
from ce_opt.season.table import Table

__all__ = ["WORKDAYS"]

WORKDAYS = Table(
    "workdays",
    "工作日",
    "Days that are not as usual: holidays, and Saturdays or Sundays worked instead (调休). Monday "
    "to Friday is worked, unless a row says otherwise. Without the table the public holidays of "
    "China are taken.",
    (
        as_key(date("date", "日期", "the day")),
        yes_no("working", "上班", "whether it is worked"),
    ),
    optional=True,
)
