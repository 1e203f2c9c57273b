"""The seats of a workbook that was handed back: who holds what, cell by cell.

Rows are found by their client, so that they may be sorted and filtered; a client whose row is gone
is a fault, for nobody can tell whether it was meant to stay as it was or to be left out. All faults
are said at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ce_opt.language import tr
from ce_opt.plan.book.ids import Ids
from ce_opt.plan.book.opened import Sheet
from ce_opt.plan.layout import ASSIGNMENT
from ce_opt.season.cells import cell_text
from ce_opt.season.matching import Match, match
from ce_opt.season.raw import letters

__all__ = ["SEATS", "SeatsRead", "read_seats_of"]

SEATS: Mapping[str, str] = {"A": "engineer_a", "B": "engineer_b"}
"""Seat -> its column."""
NEEDED = ("client", *SEATS.values())


@dataclass(frozen=True)
class Head:
    """A column that is looked for, in either language."""

    name: str
    chinese: str
    optional: bool


HEADS = tuple(Head(one.name, one.chinese, one.name not in NEEDED) for one in ASSIGNMENT.columns)


@dataclass
class SeatsRead:
    """What was found in the sheet.

    Attributes
    ----------
    holders : (client, seat) -> who holds it; empty for nobody
    places : (client, seat) -> the cell, as a planner finds it
    notes : cells that were read as something else than they say
    faults : cells and rows that cannot be read
    """

    holders: dict[tuple[str, str], str] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Columns:
    """Where the columns stand: the row of the heads, from 1, and name -> position."""

    row: int
    position: Mapping[str, int]


def read_seats_of(sheet: Sheet, clients: Ids, engineers: Ids) -> SeatsRead:
    """Read the seats of the sheet of table *assignment*."""
    found = SeatsRead()
    columns = columns_of(sheet, found)
    found.faults += spoilt(sheet, columns)
    if not found.faults:
        SeatReader(sheet, columns, clients, engineers, found).read()
    return found


def columns_of(sheet: Sheet, found: SeatsRead) -> Columns:
    """Find the heads of client and seats."""
    filled = [number for number, row in enumerate(texts_of(sheet), 1) if "".join(row)]
    row = filled[0] if filled else 1
    matched = match(texts_of(sheet)[row - 1] if filled else [], HEADS)
    found.faults += head_faults(sheet, row, matched)
    return Columns(row, {name: matched.found[name] for name in NEEDED if name in matched.found})


def texts_of(sheet: Sheet) -> list[list[str]]:
    """Every cell as text, without outer spaces."""
    return [[cell_text(value).strip() for value in row] for row in sheet.rows]


def head_faults(sheet: Sheet, row: int, matched: Match) -> Iterator[str]:
    """Say which columns are missing, misspelt or there twice."""
    near = {name: letters(place) for place, name in matched.near.items()}
    for head in HEADS:
        told = {"sheet": sheet.name, "name": head.name, "chinese": head.chinese}
        if head.optional or head.name in matched.found:
            continue
        if head.name in near:
            yield tr(
                'sheet {sheet} cell {cell} must be "{name}" or "{chinese}"',
                cell=f"{near[head.name]}{row}",
                **told,
            )
        else:
            yield tr('sheet {sheet} must have a column "{name}" or "{chinese}"', **told)
    for place, name in matched.doubles.items():
        if name in NEEDED:
            yield tr(
                "{place}: there is a column {name} already: take one of the two out",
                place=sheet.place(row, place),
                name=name,
            )


def spoilt(sheet: Sheet, columns: Columns) -> Iterator[str]:
    """Say which cells of client and seats have no value of their own."""
    places = set(columns.position.values())
    for (row, position), text in sheet.broken.items():
        if position in places and row > columns.row:
            place = sheet.place(row, position)
            if text == "=":
                yield tr("{place}: the formula was saved without a value", place=place)
            else:
                yield tr("{place} holds the error {error}", place=place, error=text)
    for top, left, bottom, right in sheet.merged:
        if bottom > columns.row and places & set(range(left, right + 1)):
            cells = f"{letters(left)}{top}:{letters(right)}{bottom}"
            yield tr(
                "sheet {sheet} cells {cells} are merged: part them, and write each of them",
                sheet=sheet.name,
                cells=cells,
            )


@dataclass(frozen=True)
class SeatReader:
    """Goes through the rows of a sheet whose heads are in order."""

    sheet: Sheet
    columns: Columns
    clients: Ids
    engineers: Ids
    found: SeatsRead

    def read(self) -> None:
        """Read every row, and find out whose row is gone."""
        seen: dict[str, int] = {}
        wanted = self.columns.position
        for number, texts in enumerate(texts_of(self.sheet), 1):
            if number > self.columns.row and any(texts[place] for place in wanted.values()):
                self.read_row(number, self.sheet.rows[number - 1], seen)
        self.found.faults += [
            tr(
                "sheet {sheet}: the row of client {client} is gone: put it back; a client with "
                "empty seats is left out",
                sheet=self.sheet.name,
                client=client,
            )
            for client in self.clients.names
            if client not in seen
        ]

    def read_row(self, number: int, row: Sequence[object], seen: dict[str, int]) -> None:
        """Read one row."""
        client = self.id_of(number, "client", row, self.clients)
        holders = {
            seat: self.id_of(number, column, row, self.engineers) for seat, column in SEATS.items()
        }
        if client is None:
            return
        place = self.sheet.place(number, self.columns.position["client"])
        if not client:
            self.found.faults.append(tr("{place}: no client stands here", place=place))
        elif client in seen:
            self.found.faults.append(
                tr(
                    "{place}: {client} stands in row {row} already",
                    place=place,
                    client=client,
                    row=seen[client],
                )
            )
        else:
            seen[client] = number
            for seat, who in holders.items():
                self.found.holders[client, seat] = who or ""
                at = self.columns.position[SEATS[seat]]
                self.found.places[client, seat] = self.sheet.place(number, at)

    def id_of(self, number: int, column: str, row: Sequence[object], ids: Ids) -> str | None:
        """Read an id; None where the cell means nobody."""
        position = self.columns.position[column]
        meant, place = ids.meant(row[position]), self.sheet.place(number, position)
        for said, to in ((meant.note, self.found.notes), (meant.fault, self.found.faults)):
            if said:
                to.append(tr("{place}: {sentence}", place=place, sentence=said))
        return None if meant.fault else meant.id
