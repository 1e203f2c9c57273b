"""The summary for the working group: money, fairness, the next season's λ, what to know."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from ce_opt.appraisal.appraise import Appraised
from ce_opt.appraisal.fairness import fairness_table, in_words
from ce_opt.appraisal.notes import appraisal_notes
from ce_opt.appraisal.path import next_step
from ce_opt.appraisal.sheets.wording import cell, figure, table, title
from ce_opt.language import tr
from ce_opt.season.season import Season

__all__ = ["working_group_summary"]


def working_group_summary(season: Season, found: Appraised) -> str:
    """Write the summary."""
    step = next_step(found)
    lines = [
        tr("# Appraisal: {season}", season=cell(title(season))),
        "",
        *money(found),
        "",
        tr("## Fairness"),
        "",
        *fairness(fairness_table(season, found), found),
        "",
        tr("## Next season"),
        "",
        tr(
            "quantitative_share = {next_share:g} is proposed, now {share:g}: {ground}.",
            next_share=step.next_share,
            share=step.share,
            ground=step.ground,
        ),
        "",
        tr("## To know"),
        "",
        *(f"* {cell(note)}" for note in appraisal_notes(season, found)),
    ]
    return "\n".join(lines) + "\n"


def money(found: Appraised) -> Iterator[str]:
    """What was paid."""
    rules = found.rules
    yield tr(
        "{count} people were appraised. The pool of {pool} yuan was paid to the fen: {paid}. "
        "Of the fund for innovations, {fund} yuan, {awards} went to {winners} people.",
        count=len(found.homes),
        pool=figure(rules.bonus_pool_yuan),
        paid=figure(int(found.bonus.sum()) / 100),
        fund=figure(rules.innovation_fund_yuan),
        awards=figure(int(found.innovation.sum()) / 100),
        winners=int((found.innovation > 0).sum()),
    )


def fairness(rows: pd.DataFrame, found: Appraised) -> Iterator[str]:
    """Lines of the fairness table."""
    if rows.empty:
        yield tr("Fewer than {least} people: nothing can be shown.", least=found.rules.shown_from)
        return
    shown = in_words(rows)
    yield from table([*shown.columns], [[text(value) for value in row] for row in shown.to_numpy()])
    yield ""
    yield tr(
        "Score, hours and bonus are means a person, gap is against everybody. Groups with fewer "
        "than {least} people are not shown, nor what would give them away by subtraction.",
        least=found.rules.shown_from,
    )


def text(value: object) -> str:
    """Write a cell."""
    return figure(value) if isinstance(value, float) else str(value)
