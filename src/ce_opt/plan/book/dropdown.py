"""The drop-downs of the seats, and what a head says when somebody stands on it.

A drop-down looks its client up by the id in the row, so that it stays right when rows are sorted:

    OFFSET(head of the lists, where the client's list begins, 0, how long it is, 1)

It warns and does not stop: whoever types somebody else may have a reason, and `ce-opt verify` says
which rule that breaks.
"""

from __future__ import annotations

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from ce_opt.language import tr
from ce_opt.plan.book.choices import HEADS, SHEET
from ce_opt.plan.layout import ASSIGNMENT, PlanTable
from ce_opt.season.raw import letters

__all__ = ["add_dropdowns", "explain_heads", "name_ranges"]

MOST_MESSAGE, MOST_TITLE = 255, 32
"""Characters that a spreadsheet takes."""


def name_ranges(book: xlsxwriter.Workbook, clients: int) -> None:
    """Name the columns of the hidden sheet, so that formulas of any spreadsheet reach them."""
    for place, head in enumerate(HEADS[:-1]):
        column = letters(place)
        place_of = f"={SHEET}!${column}$2:${column}${max(2, clients + 1)}"
        book.define_name(f"choice_{head}", place_of)
    book.define_name("choice_lists", f"={SHEET}!${letters(len(HEADS) - 1)}$1")


def add_dropdowns(sheet: Worksheet, rows: int) -> None:
    """Offer in every seat who may hold it."""
    for seat in "ab" if rows else "":
        place = ASSIGNMENT.heads.index(f"engineer_{seat}")
        row = "MATCH($A2,choice_client,0)"
        first, length = (f"INDEX(choice_{what}_{seat},{row})" for what in ("first", "length"))
        rule = {
            "validate": "list",
            "source": f"=OFFSET(choice_lists,{first},0,{length},1)",
            "error_type": "warning",
            "error_title": tr("Not among the allowed"),
            "error_message": tr(
                "A rule keeps this engineer out of this seat; ce-opt verify says which one."
            ),
        }
        sheet.data_validation(1, place, rows, place, rule)


def explain_heads(sheet: Worksheet, table: PlanTable) -> None:
    """Say what a column means to whoever stands on its head."""
    for place, column in enumerate(table.columns):
        meaning = column.says
        unit = tr("{meaning}; unit: {unit}", meaning=meaning, unit=tr(column.unit))
        said = unit if column.unit else meaning
        rule = {
            "validate": "any",
            "input_title": column.name[:MOST_TITLE],
            "input_message": said if len(said) <= MOST_MESSAGE else f"{said[: MOST_MESSAGE - 1]}…",
        }
        sheet.data_validation(0, place, 0, place, rule)
