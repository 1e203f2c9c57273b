"""One season table: a name, a meaning and its columns."""

from __future__ import annotations

from dataclasses import dataclass

from ce_opt.season.column import Column

__all__ = ["Table"]


@dataclass(frozen=True)
class Table:
    """A declared table.

    Attributes
    ----------
    name, chinese : file stem or sheet name in English and in Chinese; either may stand
    meaning : a sentence for the data dictionary
    columns : in the order of the data dictionary
    optional : the season may come without this table
    """

    name: str
    chinese: str
    meaning: str
    columns: tuple[Column, ...]
    optional: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """Names of the key columns; empty where rows may repeat."""
        return tuple(column.name for column in self.columns if column.key)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all columns."""
        return tuple(column.name for column in self.columns)

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)
