"""One column of a season table: what it means, what may stand in it, how to mend it.

A `Column` is data. Reading, checking, the data dictionary, ``ce-opt schema``, the workbook's heads
and the generator all use the same declaration, so a column is described in one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

__all__ = ["Column", "Kind", "Value"]

Kind = Literal["id", "text", "number", "count", "choice", "yes_no", "date"]
Value = str | float | int | bool | None

LEVEL_FIX = "write the level as 1 (basic) to 5 (expert)"
PERCENT_FIX = "write a mark from 0 to 100"
YES_NO: Mapping[str, str] = {"yes": "是", "no": "否"}
NOUNS: Mapping[Kind, str] = {
    "id": "an id: text of 1 to 64 characters on one line",
    "text": "text of 1 to 200 characters on one line",
    "number": "a number",
    "count": "a whole number",
    "choice": "one of",
    "yes_no": "yes or no",
    "date": "a date such as 2026-09-30",
}


@dataclass(frozen=True)
class Column:
    """A declared column.

    Attributes
    ----------
    name, chinese : the head in English and in Chinese; either may stand in a file
    meaning : a clause for the data dictionary
    kind : how the text of a cell is read
    fix : what to write when the cell is wrong, an imperative clause
    unit : unit of a number, empty where there is none
    least, most : closed range of a number or count
    choices : the words that may stand, each with its Chinese word
    optional, default : an optional column may be absent and its cells empty; they read as `default`
    key : part of the table's key
    refers_to : tables, one of which must hold this id in its own key
    """

    name: str
    chinese: str
    meaning: str
    kind: Kind = "text"
    fix: str = ""
    unit: str = ""
    least: float | None = None
    most: float | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    optional: bool = False
    default: Value = None
    key: bool = False
    refers_to: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """What must hold for a cell, as the end of a sentence: ``must be …``."""
        if self.choices:
            return f"must be one of {', '.join(self.choices)}"
        return f"must be {NOUNS[self.kind]}{self.range}"

    @property
    def range(self) -> str:
        """The closed range in words, with a leading space; empty where there is none."""
        if self.least is not None and self.most is not None:
            return f" from {self.least:.15g} to {self.most:.15g}"
        if self.least is not None:
            return f" ≥ {self.least:.15g}"
        return ""

    @property
    def cure(self) -> str:
        """The fix sentence; made from the rule where none was declared."""
        return self.fix or self.rule.replace("must be", "write", 1)


def key(name: str, chinese: str, meaning: str, *refers_to: str, fix: str = "") -> Column:
    """Declare an id that is (part of) the table's key, referring to other tables or to none."""
    return as_key(reference(name, chinese, meaning, *refers_to, fix=fix))


def as_key(column: Column) -> Column:
    """Make any column (part of) the table's key."""
    return replace(column, key=True)


def reference(name: str, chinese: str, meaning: str, *refers_to: str, fix: str = "") -> Column:
    """Declare an id that must stand in the key of one of the tables named."""
    return Column(name, chinese, meaning, "id", fix, refers_to=refers_to)


def text(name: str, chinese: str, meaning: str) -> Column:
    """Declare a text on one line."""
    return Column(name, chinese, meaning, "text")


def number(
    name: str,
    chinese: str,
    meaning: str,
    fix: str,
    *,
    unit: str = "",
    least: float | None = None,
    most: float | None = None,
) -> Column:
    """Declare a finite decimal number in a closed range."""
    return Column(name, chinese, meaning, "number", fix, unit=unit, least=least, most=most)


def count(
    name: str, chinese: str, meaning: str, fix: str, *, least: int, most: int | None = None
) -> Column:
    """Declare a whole number in a closed range."""
    return Column(name, chinese, meaning, "count", fix, least=least, most=most)


def choice(
    name: str, chinese: str, meaning: str, choices: Mapping[str, str], fix: str = ""
) -> Column:
    """Declare one word of a list; each word has its Chinese form."""
    return Column(name, chinese, meaning, "choice", fix, choices=choices)


def yes_no(name: str, chinese: str, meaning: str) -> Column:
    """Declare a yes or a no."""
    return Column(name, chinese, meaning, "yes_no", choices=YES_NO)


def date(name: str, chinese: str, meaning: str) -> Column:
    """Declare a calendar day, written as year-month-day."""
    return Column(name, chinese, meaning, "date", "write the day as year-month-day")


def optional(column: Column, default: Value = None) -> Column:
    """Make a column optional: absent, or with empty cells, it reads as `default`."""
    return replace(column, optional=True, default=default)
