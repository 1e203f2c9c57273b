"""The sheet of the panel: who was judged, who was awarded and by what, how far the judges agree.

Clients do not stand on it, nor anything of the engineers but what was judged; nor does any single
mark, or who gave it.
"""

from __future__ import annotations

import math

import pandas as pd

from ce_opt.bids.marks import Panel
from ce_opt.bids.quality import ALL, Agreement, panel_quality
from ce_opt.language import tr
from ce_opt.report.audience.ground import Ground, said, table_rows
from ce_opt.report.audience.sheet import Part, Sheet
from ce_opt.season.rulebook import Bids
from ce_opt.teams.facts import Row

__all__ = ["panel_sheet"]


def panel_sheet(ground: Ground) -> Sheet:
    """Put the sheet of the panel together."""
    parts = [results(ground)]
    if not ground.season.panel.empty:
        parts.append(agreement(ground))
    return Sheet(tr("The panel"), tr("bids, results and agreement"), parts)


def results(ground: Ground) -> Part:
    """List those who were ranked, the best first."""
    judged = [row for row in table_rows(ground.plan.bids) if pd.notna(row["rank"])]
    judged.sort(key=lambda row: (row["rank"], row["engineer"]))
    reserve = {
        row["engineer"]: row["reserve_rank"]
        for row in table_rows(ground.plan.roster)
        if pd.notna(row["reserve_rank"])
    }
    heads = (
        *(tr("rank"), tr("engineer"), tr("panel"), tr("indicators"), tr("merit")),
        *(tr("result"), tr("reserve"), tr("decided by")),
    )
    rows = [result(ground, row, str(reserve.get(row["engineer"], ""))) for row in judged]
    return Part(tr("Bids and results"), heads, rows, nothing=tr("Nobody was ranked."))


def result(ground: Ground, row: Row, reserve: str) -> tuple[str, ...]:
    """Write the line of one engineer."""
    return (
        str(row["rank"]),
        ground.engineer(row["engineer"]),
        *(points(row[name]) for name in ("panel", "indicators", "merit")),
        said("bids", "result", row["result"]),
        reserve,
        said("bids", "decided_by", row["decided_by"]),
    )


def agreement(ground: Ground) -> Part:
    """Say how far the evaluators agree, over all criteria and by each."""
    rules = ground.season.rulebook.bids or Bids()
    found = panel_quality(Panel.of(ground.season.panel, rules), rules).agreement
    heads = (tr("criterion"), tr("evaluators"), tr("engineers"), tr("Kendall's W"), tr("ICC"))
    return Part(tr("How far the evaluators agree"), heads, [agreed(one) for one in found])


def agreed(one: Agreement) -> tuple[str, ...]:
    """Write the line of one criterion."""
    name = tr("all criteria") if one.criterion == ALL else one.criterion
    w = "" if one.concordance is None else f"{one.concordance.w:.2f}"
    icc = "" if one.reliability is None else f"{one.reliability.average:.2f}"
    return (name, str(one.evaluators), str(one.engineers), w, icc)


def points(value: float) -> str:
    """Write a score; nothing where it is missing."""
    return "" if math.isnan(value) else f"{value:.2f}"
