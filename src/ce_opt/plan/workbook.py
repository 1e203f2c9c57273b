"""``plan.xlsx``: the tables of a plan for people, a sheet each, behind a sheet of key figures.

Ids and texts are always written as text, never as formulas; the date of creation is fixed, so that
the same plan gives the same bytes. What differs between runs of the same plan (seconds, versions)
stands in ``summary.json`` alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ce_opt.plan.decimals import printed
from ce_opt.plan.layout import ALL_TABLES, ASSIGNMENT, LOADS, PlanTable
from ce_opt.plan.plan import Plan, Summary

__all__ = ["SUMMARY_SHEET", "key_figures", "workbook_bytes"]

SUMMARY_SHEET = "summary"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
CREATED = datetime(2000, 1, 1)
NARROWEST, WIDEST = 8, 80
"""Widths of columns, characters."""
LOAD_COLOURS = ((1.0, "#F4B183"), (0.9, "#FFD966"), (0.8, "#FFF2CC"))
"""(utilisation from which an engineer's cell is coloured, colour), the fullest first."""
UNSERVED_COLOUR = "#FBE5D6"

Value = str | float


def workbook_bytes(plan: Plan) -> bytes:
    """Write a plan's workbook to memory."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, OPTIONS) as book:
        book.set_properties({"title": plan.summary.season, "created": CREATED})
        formats = Formats(book)
        write_summary(book.add_worksheet(SUMMARY_SHEET), plan.summary, formats)
        for table in ALL_TABLES:
            if table.name in plan.tables:
                sheet = book.add_worksheet(table.name)
                frame = plan.tables[table.name]
                write_table(sheet, table.widened(list(frame.columns)), frame, formats)
    return stream.getvalue()


class Formats:
    """Cell formats of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.bold: Format = book.add_format({"bold": True, "bottom": 1})
        self.number: Format = book.add_format({"num_format": "0.00"})
        self.share: Format = book.add_format({"num_format": "0.0%"})
        self.unserved: Format = book.add_format({"bg_color": UNSERVED_COLOUR})
        self.load: dict[float, Format] = {
            mark: book.add_format({"bg_color": colour}) for mark, colour in LOAD_COLOURS
        }


def key_figures(summary: Summary) -> Iterator[tuple[str, Value]]:
    """Rows of the sheet of key figures: (what, value)."""
    for name in ("season", "status", "points", "bound", "gap", "clients", "served", "seed"):
        yield name, getattr(summary, name)
    for name, points in summary.terms.items():
        yield f"points of {name}", points
    for name, row in summary.selection.items():
        yield f"selection.{name}", row.limit
        yield f"selection.{name} served", row.served
        if row.price is not None and row.most_saved is not None:
            yield f"selection.{name} price", row.price
            yield f"selection.{name} most saved", row.most_saved


def write_summary(sheet: Worksheet, summary: Summary, formats: Formats) -> None:
    """Write the key figures."""
    figures = list(key_figures(summary))
    write_heads(sheet, ("figure", "value"), len(figures), formats)
    for row, (name, value) in enumerate(figures, 1):
        sheet.write_string(row, 0, name)
        if isinstance(value, str):
            sheet.write_string(row, 1, value)
        else:
            sheet.write_number(row, 1, value, formats.share if name == "gap" else None)
    sheet.set_column(0, 0, fitted("figure", [name for name, _ in figures]))
    sheet.set_column(1, 1, fitted("value", [summary.season]))


def write_table(sheet: Worksheet, table: PlanTable, frame: pd.DataFrame, formats: Formats) -> None:
    """Write one table, with colours where it has something to warn of."""
    write_heads(sheet, table.heads, len(frame), formats)
    for place, column in enumerate(table.columns):
        values = frame[column.name].tolist()
        if column.kind == "number":
            style = formats.share if column.unit == "share" else formats.number
            write_numbers(sheet, place, values, style)
            width = fitted(column.name, [f"{value:.2f}" for value in values])
        elif column.kind == "count":
            write_numbers(sheet, place, values, None)
            width = fitted(column.name, [printed(value) for value in values if pd.notna(value)])
        else:
            texts = [
                "yes" if value is True else "no" if value is False else value for value in values
            ]
            for row, text in enumerate(texts, 1):
                sheet.write_string(row, place, text)
            width = fitted(column.name, texts)
        sheet.set_column(place, place, width)
    warn(sheet, table, len(frame), formats)


def write_heads(sheet: Worksheet, heads: tuple[str, ...], rows: int, formats: Formats) -> None:
    """Write bold heads that stay in sight and filter."""
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, formats.bold)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(heads) - 1)


def write_numbers(sheet: Worksheet, place: int, values: list[Any], style: Format | None) -> None:
    """Write a column of numbers; a missing one leaves its cell empty."""
    for row, value in enumerate(values, 1):
        if pd.notna(value):
            sheet.write_number(row, place, value, style)


def fitted(head: str, texts: list[str]) -> float:
    """Width of a column for its head (with room for the filter's arrow) and its cells."""
    longest = max((display_width(text) for text in texts), default=0)
    return min(WIDEST, max(NARROWEST, len(head) + 3, longest + 1))


def display_width(text: str) -> int:
    """Characters that a text takes; Chinese ones take two."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def warn(sheet: Worksheet, table: PlanTable, rows: int, formats: Formats) -> None:
    """Tint clients without a team, and loads from 80 %, 90 % and 100 % on."""
    if table.name == ASSIGNMENT.name and rows:
        rule = {"type": "formula", "criteria": '=$C2=""', "format": formats.unserved}
        sheet.conditional_format(1, 0, rows, len(table.columns) - 1, rule)
    if table.name == LOADS.name and rows:
        place = table.heads.index("utilisation")
        for mark, _ in LOAD_COLOURS:
            rule = {
                "type": "cell",
                "criteria": ">=",
                "value": mark,
                "format": formats.load[mark],
                "stop_if_true": True,
            }
            sheet.conditional_format(1, place, rows, place, rule)
