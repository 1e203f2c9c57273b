"""Scores, ranks, grades and money of the appraisal, worked out anew in plain Python."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd

from ce_opt.appraisal import recounted
from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.plan.appraisal_table import seats_of
from ce_opt.plan.audit.people import each_once
from ce_opt.plan.audit.subject import Subject, wrong_blank, wrong_numbers, wrong_words
from ce_opt.plan.layout import APPRAISAL
from ce_opt.season.rulebook import Appraisal
from ce_opt.teams.facts import Row, rows
from ce_opt.teams.names import WHOLE_PLAN

__all__ = ["appraisal"]

MONEY = {"bonus_yuan": "bonus_pool_yuan", "innovation_yuan": "innovation_fund_yuan"}
"""Column of money -> key of the rule book that it may not exceed."""
HALF_FEN = 0.005


def appraisal(subject: Subject) -> Iterator[Breach]:
    """Compare table *appraisal*, where there is one, with the season's end counted once more."""
    table = subject.plan.appraisal
    if table is None:
        return
    season = subject.facts.season
    right = recounted(season, seats_of(subject.teams.values()), subject.plan.groups)
    yield from each_once("appraisal", APPRAISAL.file, list(table["engineer"]), right)
    for row in rows(table):
        if row["engineer"] in right:
            yield from wrong_person(row, right[row["engineer"]])
    yield from wrong_sums(table, season.rulebook.appraisal or Appraisal())


def wrong_person(row: Row, right: Row) -> Iterator[Breach]:
    """Compare one row, column by column."""
    engineer, file = row["engineer"], APPRAISAL.file
    for column in APPRAISAL.columns[1:]:
        found, wanted = row[column.name], right[column.name]
        if column.kind in ("text", "id"):
            yield from wrong_words(file, engineer, row, {column.name: wanted})
        elif pd.isna(found) != (wanted is None):
            yield wrong_blank(file, engineer, column.name, blank=bool(pd.isna(found)))
        elif wanted is not None:
            yield from wrong_numbers(file, engineer, row, {column.name: wanted})


def wrong_sums(table: pd.DataFrame, rules: Appraisal) -> Iterator[Breach]:
    """Ask the pool to the fen, and of the special fund all or nothing."""
    for column, key in MONEY.items():
        paid, pool = math.fsum(table[column]), getattr(rules, key)
        nothing = column == "innovation_yuan" and paid == 0
        if not nothing and len(table) and abs(paid - pool) >= HALF_FEN:
            sentence = tr(
                "{file}: {column} sums to {paid:.2f}, {key} is {pool:.2f}",
                file=APPRAISAL.file,
                column=column,
                paid=paid,
                key=key,
                pool=pool,
            )
            yield Breach(column, WHOLE_PLAN, sentence)
