"""What a table of a plan is: its columns, how they are written and read, in either language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import pandas as pd

from ce_opt.language import Language, marked, tr
from ce_opt.plan.layout.words import Words
from ce_opt.season.column import YES_NO
from ce_opt.season.rulebook import Weights
from ce_opt.teams.names import CHINESE

__all__ = ["CLIENT", "ENGINEER", "WEIGHT", "Kind", "PlanColumn", "PlanTable", "points_column"]

Kind = Literal["id", "text", "number", "count", "yes_no"]


@dataclass(frozen=True)
class PlanColumn:
    """A column of a plan table.

    Attributes
    ----------
    name, chinese : the head, in an English and in a Chinese plan
    meaning : for the data dictionary, a message
    kind : how a cell is written and read
    unit : unit of a number, empty where there is none
    blank : whether a number or count may be missing, NaN or NA in the frame, an empty cell
    words : those that a Chinese plan has its own for; the frame holds the English ones
    about : what stands for ``{about}`` in the meaning, a message too
    """

    name: str
    chinese: str
    meaning: str
    kind: Kind = "number"
    unit: str = ""
    blank: bool = False
    words: Words | None = None
    about: str = ""

    @property
    def says(self) -> str:
        """The meaning, in the language spoken now."""
        return tr(self.meaning, about=tr(self.about) if self.about else "")

    def head(self, language: Language) -> str:
        """Head of the column in a plan of a language."""
        return self.chinese if language == "zh" else self.name

    @property
    def vocabulary(self) -> Words | None:
        """Words of the cells, yes and no among them."""
        return Words(YES_NO) if self.kind == "yes_no" else self.words

    def written(self, texts: Sequence[str], language: Language) -> Sequence[str]:
        """Put the words of the cells into the language of a plan."""
        words = self.vocabulary if language == "zh" else None
        if words is None:
            return texts
        said = {text: words.written(text) for text in dict.fromkeys(texts)}
        return [said[text] for text in texts]

    def read(self, text: str, language: Language) -> str:
        """Read the words of a cell of a plan of a language."""
        words = self.vocabulary if language == "zh" else None
        return words.read(text) if words else text


@dataclass(frozen=True)
class PlanTable:
    """A table of a plan: a CSV file and a sheet of the workbook.

    Attributes
    ----------
    name, chinese : file stem and name of the sheet; what a Chinese plan calls the table
    meaning : a sentence for the data dictionary, a message
    columns : in the order of the file
    further : name -> a column that may follow; ``*``, if it is there, stands for any other name
    """

    name: str
    chinese: str
    meaning: str
    columns: tuple[PlanColumn, ...]
    further: Mapping[str, PlanColumn] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Name of the CSV file."""
        return f"{self.name}.csv"

    @property
    def says(self) -> str:
        """The meaning, in the language spoken now."""
        return tr(self.meaning)

    @property
    def heads(self) -> tuple[str, ...]:
        """Names of the columns."""
        return self.heads_in("en")

    def __getitem__(self, name: str) -> PlanColumn:
        return next(column for column in self.columns if column.name == name)

    def heads_in(self, language: Language) -> tuple[str, ...]:
        """Heads of the file in a plan of a language."""
        return tuple(column.head(language) for column in self.columns)

    def language_of(self, heads: Sequence[str]) -> Language:
        """Tell the language of a file by its heads, the one in which more of them are right."""
        right = {
            language: sum(map(str.__eq__, heads, self.heads_in(language)))
            for language in ("en", "zh")
        }
        return "zh" if right["zh"] > right["en"] else "en"

    def names_of(self, heads: Sequence[str], language: Language) -> list[str]:
        """Give the columns that heads of a language stand for; a wrong head stays as it is."""
        declared = zip(heads, self.columns, strict=False)
        names = [one.name if head == one.head(language) else "" for head, one in declared]
        names = [name or head for name, head in zip(names, heads, strict=False)]
        more = {one.head(language): name for name, one in self.further.items() if name != "*"}
        return names + [more.get(head, head) for head in heads[len(self.columns) :]]

    def widened(self, names: Sequence[str]) -> PlanTable:
        """Give the table with the further columns of a file or a frame, where it may have any."""
        found = []
        for name in filter(None, names[len(self.columns) :]):
            column = self.further.get(name, self.further.get("*"))
            if column:
                own = name not in self.further
                found.append(replace(column, name=name, chinese=name) if own else column)
        return replace(self, columns=(*self.columns, *found))

    def frame(self, columns: dict[str, object]) -> pd.DataFrame:
        """Build the table's frame: declared columns in order, ids and texts as text."""
        texts = {column.name: "str" for column in self.columns if column.kind in ("id", "text")}
        return pd.DataFrame({name: columns[name] for name in self.heads}).astype(texts)


def points_column(term: str) -> PlanColumn:
    """Declare the weighted points of a term."""
    meaning = marked("weighted points of the term: {about}")
    about = Weights.model_fields[term].description or ""
    return PlanColumn(term, CHINESE[term], meaning, unit="points", about=about)


CLIENT = PlanColumn("client", "客户编号", marked("id of the client"), "id")
ENGINEER = PlanColumn("engineer", "工号", marked("id of the engineer"), "id")
WEIGHT = PlanColumn(
    "importance", "重要程度", marked("how much the client matters, 0 to 100"), unit="points"
)
