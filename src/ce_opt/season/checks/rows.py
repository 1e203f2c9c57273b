"""Tables that must have at least one row."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.draft import Draft

__all__ = ["empty_tables"]

FILLED = (
    "specialties",
    "districts",
    "departments",
    "engineers",
    "skills",
    "account_managers",
    "clients",
    "needs",
)


def empty_tables(draft: Draft) -> Iterator[Fault]:
    """Refuse a season without clients, or without anyone to serve them."""
    for name in FILLED:
        if draft.whole(name) and draft.parsed[name].frame.empty:
            rule, fix = tr("must have at least one row"), tr("write its rows")
            yield draft.row_fault(name, 0, rule, fix)
