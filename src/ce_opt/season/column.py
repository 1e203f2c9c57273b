"""One column of a season table: what it means, what may stand in it, how to mend it.

A `Column` is data. Reading, checking, the data dictionary, ``ce-opt schema``, the workbook's heads
and the generator all use the same declaration, so a column is described in one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from ce_opt.language import marked, spoken, tr

__all__ = ["Column", "Kind", "Value"]

Kind = Literal["id", "text", "number", "count", "choice", "yes_no", "date"]
Value = str | float | int | bool | None

LEVEL_FIX = marked("write the level as 1 (basic) to 5 (expert)")
PERCENT_FIX = marked("write a mark from 0 to 100")
YES_NO: Mapping[str, str] = {"yes": "是", "no": "否"}
NOUNS: Mapping[Kind, str] = {
    "id": marked("an id: text of 1 to 64 characters on one line"),
    "text": marked("text of 1 to 200 characters on one line"),
    "number": marked("a number"),
    "count": marked("a whole number"),
    "date": marked("a date such as 2026-09-30"),
}
"""Kind of a column without choices -> what its cells hold."""


@dataclass(frozen=True)
class Column:
    """A declared column.

    Attributes
    ----------
    name, chinese : the head in English and in Chinese; either may stand in a file
    meaning : a clause for the data dictionary, in English; `tr` says it
    kind : how the text of a cell is read
    fix : what to write when the cell is wrong, an imperative clause in English, in which
        ``{column}`` stands for the name; `cure` says it
    unit : unit of a number in English, empty where there is none
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
        return tr("must be {what}", what=self.holds)

    @property
    def holds(self) -> str:
        """What a cell holds: one of its words, or a number in its closed range, or the kind."""
        if self.choices:
            return tr("one of {words}", words=tr(", ").join(self.words))
        noun, least, most = tr(NOUNS[self.kind]), self.least, self.most
        if least is None:
            return noun
        if most is None:
            return tr("{number} ≥ {least:.15g}", number=noun, least=least)
        return tr("{number} from {least:.15g} to {most:.15g}", number=noun, least=least, most=most)

    @property
    def words(self) -> list[str]:
        """The words that may stand; where Chinese is spoken, each with its Chinese form."""
        if spoken() == "zh":
            return [f"{word}（{chinese}）" for word, chinese in self.choices.items()]
        return list(self.choices)

    @property
    def cure(self) -> str:
        """The fix sentence; made from what a cell holds where none was declared."""
        if self.fix:
            return tr(self.fix, column=self.name)
        return tr("write {what}", what=self.holds)


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
    return Column(name, chinese, meaning, "date", marked("write the day as year-month-day"))


def optional(column: Column, default: Value = None) -> Column:
    """Make a column optional: absent, or with empty cells, it reads as `default`."""
    return replace(column, optional=True, default=default)
