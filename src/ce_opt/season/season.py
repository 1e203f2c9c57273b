"""A season: the checked tables and the rule book. Immutable by convention; stages only read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from ce_opt.season.rulebook import RuleBook
from ce_opt.season.tables import BY_NAME
from ce_opt.season.workforce import UNARRANGED, Workforce

__all__ = ["Note", "Season"]


@dataclass(frozen=True)
class Note:
    """Something that was mended or passed over while reading, said but not refused.

    Attributes
    ----------
    where : file and row, or sheet and cell
    sentence : what was done
    """

    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}"


@dataclass(frozen=True, eq=False)
class Season:
    """Checked tables, rows sorted by key, with the rule book.

    ``season.clients`` is the frame of table *clients*; a table that was not given is an empty
    frame with the declared columns.

    Attributes
    ----------
    tables : one frame per declared table; ids and words are text, numbers float64, counts Int64
        (missing where there is no limit), yes/no bool, dates datetime64
    rulebook : the season's rule book
    sha256 : file name -> hexadecimal digest of every input read
    notes : what was folded or passed over
    workforce : what earlier stages decided about people; nothing in a season as read
    """

    tables: Mapping[str, pd.DataFrame]
    rulebook: RuleBook
    sha256: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    workforce: Workforce = UNARRANGED

    def arranged(self, workforce: Workforce) -> Season:
        """Give the season with its people arranged otherwise."""
        return replace(self, workforce=workforce)

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in BY_NAME:
            return self.tables[name]
        raise AttributeError(f"a season has no table or attribute {name!r}")

    def equals(self, other: Season) -> bool:
        """Whether both have the same tables and rule book, wherever they were read from."""
        return self.rulebook == other.rulebook and all(
            frame.equals(other.tables[name]) for name, frame in self.tables.items()
        )

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *BY_NAME]
