"""``plan.xlsx``: the tables of a plan for people, a sheet each, behind a sheet of key figures.

Seats have a drop-down of who may hold them, and colours that follow the edits; two sheets that no
spreadsheet shows hold the lists and the plan as it was written (`ce_opt.plan.book`). Ids and texts
are text cells that stay text when somebody edits them, never formulas; the date of creation is
fixed, so that the same plan gives the same bytes. What differs between runs of the same plan
(seconds, versions) stands in ``summary.json`` alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ce_opt.language import Language, marked, spoken_in, tr
from ce_opt.plan.arranged import arranged
from ce_opt.plan.book import carried, choices
from ce_opt.plan.book.colours import Colours, colour
from ce_opt.plan.book.dropdown import add_dropdowns, explain_heads, name_ranges
from ce_opt.plan.book.grids import shown_words
from ce_opt.plan.decimals import printed
from ce_opt.plan.layout import ALL_TABLES, ASSIGNMENT, PlanTable
from ce_opt.plan.plan import Plan, Summary
from ce_opt.season.season import Season
from ce_opt.teams.names import name_of

__all__ = ["SUMMARY_SHEETS", "key_figures", "workbook_bytes"]

SUMMARY_SHEETS: Mapping[Language, str] = {"en": "summary", "zh": "概要"}
"""Language of a plan -> name of the sheet of key figures."""
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
CREATED = datetime(2000, 1, 1)
NARROWEST, WIDEST = 8, 80
"""Widths of columns, characters."""
FIGURES = {
    "season": marked("season"),
    "status": marked("status"),
    "points": marked("points"),
    "bound": marked("bound"),
    "gap": marked("gap"),
    "clients": marked("clients"),
    "served": marked("served"),
    "seed": marked("seed"),
}
"""Key of the summary -> what it is called."""
A4 = 9
"""The paper's number in the file format."""

Value = str | float


def workbook_bytes(plan: Plan, season: Season, texts: Mapping[str, str]) -> bytes:
    """Write a plan's workbook to memory, in the plan's language.

    Parameters
    ----------
    plan, season : the plan, and the season that it is of, which says who may hold a seat
    texts : file -> its text, of the plan's tables and its summary, which the workbook carries
    """
    stream = io.BytesIO()
    language = plan.summary.language
    with spoken_in(language), xlsxwriter.Workbook(stream, OPTIONS) as book:
        book.set_properties({"title": plan.summary.season, "created": CREATED})
        formats = Formats(book)
        write_summary(book.add_worksheet(SUMMARY_SHEETS[language]), plan.summary, formats)
        for table in ALL_TABLES:
            if table.name in plan.tables:
                sheet = book.add_worksheet(table.chinese if language == "zh" else table.name)
                frame = plan.tables[table.name]
                widened = table.widened(list(frame.columns))
                write_table(sheet, widened, frame, formats, language)
        offered = choices.grid(choices.choices_of(arranged(season, plan), plan.teams))
        write_hidden(book.add_worksheet(choices.SHEET), offered)
        write_hidden(book.add_worksheet(carried.SHEET), list(carried.carried(texts)))
        name_ranges(book, len(plan.assignment))
    return stream.getvalue()


class Formats:
    """Cell formats of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        self.text: Format = book.add_format({"num_format": "@"})
        self.quoted: Format = book.add_format({"num_format": "@", "quote_prefix": True})
        self.number: Format = book.add_format({"num_format": "0.00"})
        self.share: Format = book.add_format({"num_format": "0.0%"})
        self.colours = Colours(book)

    def of_text(self, text: str) -> Format:
        """Format of a text: one that looks like a formula stays text even when it is typed anew."""
        return self.quoted if text[:1] in "=+-@\t\r" and text else self.text


def key_figures(summary: Summary) -> Iterator[tuple[str, Value]]:
    """Rows of the sheet of key figures, (what, value), in the language spoken now."""
    for name, label in FIGURES.items():
        yield tr(label), getattr(summary, name)
    for name, points in summary.terms.items():
        yield tr("points of {term}", term=name_of(name)), points
    for name, row in summary.selection.items():
        key = f"selection.{name}"
        yield key, row.limit
        yield tr("{key} served", key=key), row.served
        if row.price is not None and row.most_saved is not None:
            yield tr("{key} price", key=key), row.price
            yield tr("{key} most saved", key=key), row.most_saved


def write_summary(sheet: Worksheet, summary: Summary, formats: Formats) -> None:
    """Write the key figures."""
    figures = list(key_figures(summary))
    heads = (tr("figure"), tr("value"))
    set_up(sheet, heads, len(figures), formats)
    for row, (name, value) in enumerate(figures, 1):
        sheet.write_string(row, 0, name)
        if isinstance(value, str):
            sheet.write_string(row, 1, value, formats.of_text(value))
        else:
            sheet.write_number(row, 1, value, formats.share if name == tr("gap") else None)
    sheet.set_column(0, 0, fitted(heads[0], [name for name, _ in figures]))
    sheet.set_column(1, 1, fitted(heads[1], [summary.season]))


def write_table(
    sheet: Worksheet, table: PlanTable, frame: pd.DataFrame, formats: Formats, language: Language
) -> None:
    """Write one table, with what helps people to read and to edit it."""
    heads = table.heads_in(language)
    set_up(sheet, heads, len(frame), formats)
    for place, column in enumerate(table.columns):
        values = frame[column.name].tolist()
        if column.kind == "number":
            style = formats.share if column.unit == "share" else formats.number
            write_numbers(sheet, place, values, style)
            width = fitted(heads[place], [f"{value:.2f}" for value in values])
        elif column.kind == "count":
            write_numbers(sheet, place, values, None)
            width = fitted(heads[place], [printed(value) for value in values if pd.notna(value)])
        else:
            texts = column.written(shown_words(values), language)
            for row, text in enumerate(texts, 1):
                sheet.write_string(row, place, text, formats.of_text(text))
            width = fitted(heads[place], texts)
        typed = formats.text if column.kind in ("id", "text") else None
        sheet.set_column(place, place, width, typed)
    explain_heads(sheet, table)
    if table.name == ASSIGNMENT.name:
        add_dropdowns(sheet, len(frame))
    colour(sheet, table, len(frame), formats.colours)


def set_up(sheet: Worksheet, heads: Sequence[str], rows: int, formats: Formats) -> None:
    """Write bold heads that stay in sight, filter, and stand on every printed page."""
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, formats.head)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, rows, len(heads) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def write_hidden(sheet: Worksheet, rows: Sequence[Sequence[str | int]]) -> None:
    """Write a sheet that people neither see nor need."""
    sheet.very_hidden()
    for row, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(row, place, cell)
            elif cell:
                sheet.write_string(row, place, cell)


def write_numbers(sheet: Worksheet, place: int, values: list[Any], style: Format | None) -> None:
    """Write a column of numbers; a missing one leaves its cell empty."""
    for row, value in enumerate(values, 1):
        if pd.notna(value):
            sheet.write_number(row, place, value, style)


def fitted(head: str, texts: Sequence[str]) -> float:
    """Width of a column for its head (with room for the filter's arrow) and its cells."""
    longest = max((display_width(text) for text in texts), default=0)
    return min(WIDEST, max(NARROWEST, display_width(head) + 3, longest + 1))


def display_width(text: str) -> int:
    """Characters that a text takes; Chinese ones take two."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)
