"""What a section of the report consists of: tables, measures, facts. Texts, never markup.

The templates write every text escaped; a section says what stands in a cell, the template how.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Block",
    "Cell",
    "Column",
    "Fact",
    "Facts",
    "Kind",
    "Measure",
    "Measures",
    "Office",
    "Part",
    "Row",
    "Section",
    "Subject",
    "Table",
    "Tone",
]

Tone = Literal["", "good", "fair", "poor", "quiet"]
"""How something stands; the template adds a sign to the colour."""
Office = Literal["engineer", "client", "manager"]
Subject = tuple[Office, str]
"""Somebody whom a row is about, by office and id: the three may have equal ids."""


@dataclass(frozen=True)
class Part:
    """A piece of a cell's text.

    Attributes
    ----------
    text : what it says
    about : the person or client that it leads to; None for plain text
    style : class of the style sheet; empty for none
    """

    text: str
    about: Subject | None = None
    style: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a table.

    Attributes
    ----------
    parts : the text, one line each where `lines`
    key : what it is sorted by; None: its text
    style : class of the style sheet
    bar : length of a bar behind the number, in percent of its cell; None for none
    """

    parts: tuple[Part, ...]
    key: float | str | None = None
    style: str = ""
    bar: float | None = None

    @property
    def text(self) -> str:
        """What the cell says."""
        return " ".join(part.text for part in self.parts)


Kind = Literal["text", "number", "bar"]


@dataclass(frozen=True)
class Column:
    """A column: its head, how its cells stand, and what the head means."""

    head: str
    kind: Kind = "text"
    meaning: str = ""


@dataclass(frozen=True)
class Row:
    """A row: one cell for each column, and whom it is about."""

    cells: tuple[Cell, ...]
    about: tuple[Subject, ...] = ()
    place_of: Subject | None = None
    """The person or client whose place in the report this row is."""


@dataclass(frozen=True)
class Table:
    """A table that can be sorted and filtered."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    template: str = "table"
    folded: bool = False
    """Whether it is closed at first: the numbers of a picture."""


@dataclass(frozen=True)
class Measure:
    """A key figure with what it means."""

    label: str
    value: str
    meaning: str
    tone: Tone = ""


@dataclass(frozen=True)
class Measures:
    """Key figures side by side."""

    measures: tuple[Measure, ...]
    template: str = "measures"


@dataclass(frozen=True)
class Fact:
    """A name and its value, of a list of them."""

    label: str
    value: str
    style: str = ""


@dataclass(frozen=True)
class Facts:
    """Names and values under a heading."""

    title: str
    facts: tuple[Fact, ...]
    template: str = "facts"
    folded: bool = False


Block = Table | Measures | Facts


@dataclass(frozen=True)
class Section:
    """A section of the report.

    Attributes
    ----------
    name : in addresses
    title : its heading
    lead : a sentence or two: what is seen here, and how to read it
    blocks : in order
    picture : name of the picture that stands above them; empty for none
    counts : what the heading counts, in a word or two
    """

    name: str
    title: str
    lead: str
    blocks: Sequence[Block] = ()
    picture: str = ""
    counts: str = ""
