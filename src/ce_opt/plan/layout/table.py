"""What a table of a plan is: its columns, how they are written and read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import pandas as pd

from ce_opt.season.rulebook import Weights

__all__ = ["CLIENT", "WEIGHT", "Kind", "PlanColumn", "PlanTable", "points_column"]

Kind = Literal["id", "text", "number", "count", "yes_no"]


@dataclass(frozen=True)
class PlanColumn:
    """A column of a plan table.

    Attributes
    ----------
    name, meaning : for the head and for the data dictionary
    kind : how a cell is written and read
    unit : unit of a number, empty where there is none
    blank : whether a number or count may be missing, NaN or NA in the frame, an empty cell
    """

    name: str
    meaning: str
    kind: Kind = "number"
    unit: str = ""
    blank: bool = False


@dataclass(frozen=True)
class PlanTable:
    """A table of a plan: a CSV file and a sheet of the workbook.

    Attributes
    ----------
    name : file stem and sheet name
    meaning : a sentence for the data dictionary
    columns : in the order of the file
    further : name -> a column that may follow; ``*``, if it is there, stands for any other name
    """

    name: str
    meaning: str
    columns: tuple[PlanColumn, ...]
    further: Mapping[str, PlanColumn] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Name of the CSV file."""
        return f"{self.name}.csv"

    @property
    def heads(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)

    def widened(self, heads: Sequence[str]) -> PlanTable:
        """Give the table with the further columns of a file or a frame, where it may have any."""
        any_other = self.further.get("*")
        more = [(head, self.further.get(head, any_other)) for head in heads[len(self.columns) :]]
        found = [replace(column, name=head) for head, column in more if head and column]
        return replace(self, columns=(*self.columns, *found))

    def frame(self, columns: dict[str, object]) -> pd.DataFrame:
        """Build the table's frame: declared columns in order, ids and texts as text."""
        texts = {column.name: "str" for column in self.columns if column.kind in ("id", "text")}
        return pd.DataFrame({name: columns[name] for name in self.heads}).astype(texts)


def points_column(term: str) -> PlanColumn:
    """Declare the weighted points of a term."""
    meaning = f"weighted points of the term: {Weights.model_fields[term].description}"
    return PlanColumn(term, meaning, unit="points")


CLIENT = PlanColumn("client", "id of the client", "id")
WEIGHT = PlanColumn("importance", "how much the client matters, 0 to 100", unit="points")
