"""Numbers, names and tables as the sheets print them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from ce_opt.language import marked, spoken, tr
from ce_opt.season.season import Season
from ce_opt.season.tables import BY_NAME

__all__ = ["SHOWN_AS", "cell", "figure", "named", "role_said", "table", "title"]

SHOWN_AS = {
    "client": marked("clients (客户)"),
    "account_manager": marked("account managers (客户经理)"),
    "support_group": marked("support group (支撑小组)"),
    "working_group": marked("working group (工作小组)"),
    "group_member": marked("group members (组员)"),
    "pair_partner": marked("partners (AB角搭档)"),
}
"""Role of raters -> how it is called."""
ROLES = BY_NAME["last_groups"]["role"].choices
"""Role in a group -> its Chinese word, as the tables have it."""


def figure(value: float | None) -> str:
    """Two decimals; a dash for what is not there.

    >>> figure(77.0397), figure(float("nan"))
    ('77.04', '–')
    """
    return "–" if value is None or math.isnan(value) else f"{value + 0.0:,.2f}"


def named(names: dict[str, str], engineer: str) -> str:
    """Name and id of an engineer, as one cell."""
    return cell(tr("{name} ({id})", name=names[engineer], id=engineer))


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
    if not (facts.start and facts.end):
        return facts.name or tr("the season")
    days = tr("{start} to {end}", start=facts.start, end=facts.end)
    return tr("{season}, {days}", season=facts.name, days=days) if facts.name else days


def role_said(role: str) -> str:
    """Name a role in a group."""
    return ROLES[role] if spoken() == "zh" and role in ROLES else role.replace("_", " ")
