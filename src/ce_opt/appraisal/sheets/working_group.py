"""The summary for the working group: money, fairness, the next season's λ, what to know."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ce_opt.appraisal.appraise import Appraised
from ce_opt.appraisal.fairness import fairness_table
from ce_opt.appraisal.notes import appraisal_notes
from ce_opt.appraisal.path import next_step
from ce_opt.appraisal.sheets.wording import cell, figure, table, title
from ce_opt.season.season import Season

__all__ = ["working_group_summary"]


def working_group_summary(season: Season, found: Appraised) -> str:
    """Write the summary."""
    step = next_step(found)
    lines = [
        f"# Appraisal: {cell(title(season))}",
        "",
        *money(found),
        "",
        "## Fairness",
        "",
        *fairness(fairness_table(season, found), found),
        "",
        "## Next season",
        "",
        f"quantitative_share = {step.next_share:g} is proposed, now {step.share:g}: {step.ground}.",
        "",
        "## To know",
        "",
        *(f"* {cell(note)}" for note in appraisal_notes(season, found)),
    ]
    return "\n".join(lines) + "\n"


def money(found: Appraised) -> Iterator[str]:
    """What was paid."""
    rules = found.rules
    yield (
        f"{len(found.homes)} people were appraised. The pool of "
        f"{figure(rules.bonus_pool_yuan)} yuan was paid to the fen: "
        f"{figure(int(found.bonus.sum()) / 100)}. Of the fund for innovations, "
        f"{figure(rules.innovation_fund_yuan)} yuan, {figure(int(found.innovation.sum()) / 100)} "
        f"went to {int((found.innovation > 0).sum())} people."
    )


def fairness(rows: pd.DataFrame, found: Appraised) -> Iterator[str]:
    """Lines of the fairness table."""
    if rows.empty:
        yield f"Fewer than {found.rules.shown_from} people: nothing can be shown."
        return
    yield from table([*rows.columns], [[text(value) for value in row] for row in rows.to_numpy()])
    yield ""
    yield (
        f"Score, hours and bonus are means a person, gap is against everybody. Groups with fewer "
        f"than {found.rules.shown_from} people are not shown, nor what would give them away by "
        "subtraction."
    )


def text(value: object) -> str:
    """Write a cell."""
    return figure(value) if isinstance(value, float) else str(value)
