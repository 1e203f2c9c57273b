"""Numbers, names and tables as the sheets print them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from ce_opt.season.season import Season

__all__ = ["SHOWN_AS", "figure", "named", "table", "title"]

SHOWN_AS = {
    "client": "clients (客户)",
    "account_manager": "account managers (客户经理)",
    "support_group": "support group (支撑小组)",
    "working_group": "working group (工作小组)",
    "group_member": "group members (组员)",
    "pair_partner": "partners (AB角搭档)",
}
"""Role of raters -> how it is called."""


def figure(value: float | None) -> str:
    """Two decimals; a dash for what is not there.

    >>> figure(77.0397), figure(float("nan"))
    ('77.04', '–')
    """
    return "–" if value is None or math.isnan(value) else f"{value + 0.0:,.2f}"


def named(names: dict[str, str], engineer: str) -> str:
    """Name and id of an engineer, as one cell."""
    return cell(f"{names[engineer]} ({engineer})")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of a Markdown table, the first column to the left and the others to the right."""
    marks = ["---", *["---:"] * (len(heads) - 1)]
    return [f"| {' | '.join(map(cell, line))} |" for line in (heads, marks, *rows)]


def cell(text: str) -> str:
    """Text of a cell: what would end the cell is escaped."""
    return text.replace("|", "\\|")


def title(season: Season) -> str:
    """Name and days of the season."""
    facts = season.rulebook.season
    days = f"{facts.start} to {facts.end}" if facts.start and facts.end else ""
    return ", ".join(part for part in (facts.name, days) if part) or "the season"
