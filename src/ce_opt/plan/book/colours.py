"""What is tinted in a workbook, by rules of the spreadsheet that follow every edit.

    assignment   a seat that differs from the plan; one that has passed to somebody else since last
                 season; a client without a team; points of single cover
    loads        use of an engineer's hours from 80, 90 and 100 % on

The tints can be told apart by the colour-blind, and in grey: edits are blue and bold, the marks of
loads grow darker.
"""

from __future__ import annotations

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ce_opt.plan.layout import ASSIGNMENT, LOADS, PlanTable
from ce_opt.season.raw import letters
from ce_opt.teams.terms import single_cover

__all__ = ["Colours", "colour", "known_of"]

LOAD_COLOURS = ((1.0, "#F4B183"), (0.9, "#FFD966"), (0.8, "#FFF2CC"))
"""(utilisation from which an engineer's cell is coloured, colour), the fullest first."""


class Colours:
    """Tints of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.edited: Format = book.add_format(
            {"bg_color": "#BDD7EE", "bold": True, "font_color": "#1F3864"}
        )
        self.changed: Format = book.add_format({"bg_color": "#E4DFEC"})
        self.unserved: Format = book.add_format({"bg_color": "#FBE5D6"})
        self.single: Format = book.add_format({"bg_color": "#FFF2CC"})
        self.load: dict[float, Format] = {
            mark: book.add_format({"bg_color": colour}) for mark, colour in LOAD_COLOURS
        }


def colour(sheet: Worksheet, table: PlanTable, rows: int, colours: Colours) -> None:
    """Tint a table where it has something to warn of."""
    if rows and table.name == ASSIGNMENT.name:
        for seat in "AB":
            tint_seats(sheet, table, rows, seat, colours)
        tint_clients(sheet, table, rows, colours)
    if rows and table.name == LOADS.name:
        tint_loads(sheet, table, rows, colours)


def tint_seats(sheet: Worksheet, table: PlanTable, rows: int, seat: str, colours: Colours) -> None:
    """Tint what was edited since the plan was written, and who is new to a client."""
    place = table.heads.index(f"engineer_{seat.lower()}")
    cell = f"${letters(place)}2"
    planned, incumbent = (known_of(f"{what}_{seat.lower()}") for what in ("planned", "incumbent"))
    edited = f'=IFERROR({planned}<>{cell}&"",FALSE)'
    changed = f'=IFERROR(AND({cell}<>"",{incumbent}<>"",{incumbent}<>{cell}&""),FALSE)'
    for criteria, tint in ((edited, colours.edited), (changed, colours.changed)):
        rule = {"type": "formula", "criteria": criteria, "format": tint, "stop_if_true": True}
        sheet.conditional_format(1, place, rows, place, rule)


def known_of(what: str) -> str:
    """Formula for what the hidden sheet says of the client of row 2, as text."""
    return f'INDEX(choice_{what},MATCH($A2,choice_client,0))&""'


def tint_clients(sheet: Worksheet, table: PlanTable, rows: int, colours: Colours) -> None:
    """Tint clients without a team, and points of single cover."""
    first = letters(table.heads.index("engineer_a"))
    rule = {"type": "formula", "criteria": f'=${first}2=""', "format": colours.unserved}
    sheet.conditional_format(1, 0, rows, len(table.columns) - 1, rule)
    place = table.heads.index(single_cover.NAME)
    rule = {"type": "cell", "criteria": ">", "value": 0, "format": colours.single}
    sheet.conditional_format(1, place, rows, place, rule)


def tint_loads(sheet: Worksheet, table: PlanTable, rows: int, colours: Colours) -> None:
    """Tint loads from 80 %, 90 % and 100 % on."""
    place = table.heads.index("utilisation")
    for mark, _ in LOAD_COLOURS:
        rule = {"type": "cell", "criteria": ">=", "value": mark, "stop_if_true": True}
        sheet.conditional_format(1, place, rows, place, rule | {"format": colours.load[mark]})
