"""A season: the checked tables and the rule book. Immutable by convention; stages only read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from ce_opt.display import page
from ce_opt.errors import UsageError
from ce_opt.language import spoken, tr
from ce_opt.season.change import Change, Content, DropRow, PutRow, SetRule, SetValue, apply
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
        return tr("{where}: {sentence}", where=self.where, sentence=self.sentence)


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
    recheck : reads and checks changed tables and rules; set by whoever read this season
    """

    tables: Mapping[str, pd.DataFrame]
    rulebook: RuleBook
    sha256: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    workforce: Workforce = UNARRANGED
    recheck: Callable[[Mapping[str, pd.DataFrame], Mapping[str, Any]], Season] | None = None

    def arranged(self, workforce: Workforce) -> Season:
        """Give the season with its people arranged otherwise."""
        return replace(self, workforce=workforce)

    def with_changes(self, *changes: Change) -> Season:
        """Give a season with all these changes, checked anew; this one stays as it is.

        The result has no digests of files, for it was not read from any, and its people are not
        arranged yet.

        Raises
        ------
        SeasonFaults : what is changed could not stand in a season, with every fault
        UsageError : a change names something that does not exist, with what is nearest
        """
        if self.recheck is None:
            raise UsageError(tr("this season was put together by hand and cannot be checked anew"))
        rules = self.rulebook.model_dump(exclude_unset=True)
        content = apply(Content(self.tables, rules), changes)
        return self.recheck(content.tables, content.rules)

    def with_value(self, table: str, *key: str, **values: object) -> Season:
        """Give a season with other values in one row.

        >>> season.with_value("engineers", "E3", care_hours=80)    # doctest: +SKIP
        """
        return self.with_changes(*(SetValue(table, key, *item) for item in values.items()))

    def with_row(self, table: str, **cells: object) -> Season:
        """Give a season with one more row, or with its row of the same key changed."""
        return self.with_changes(PutRow(table, cells))

    def without_row(self, table: str, *key: str) -> Season:
        """Give a season without a row; with an engineer or client goes all that speaks of them."""
        return self.with_changes(DropRow(table, key))

    def with_rule(self, key: str, value: object) -> Season:
        """Give a season with another value of a rule-book key; None brings the default back.

        >>> season.with_rule("assignment.max_travel_minutes", 90)  # doctest: +SKIP
        """
        return self.with_changes(SetRule(key, value))

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in BY_NAME:
            return self.tables[name]
        raise AttributeError(f"a season has no table or attribute {name!r}")

    def equals(self, other: Season) -> bool:
        """Whether both have the same tables and rule book, wherever they were read from."""
        return self.rulebook == other.rulebook and all(
            frame.equals(other.tables[name]) for name, frame in self.tables.items()
        )

    def _repr_html_(self) -> str:
        """Show a notebook the season's size and the heads of its two main tables."""
        sizes = {name: len(frame) for name, frame in self.tables.items() if len(frame)}
        return page(
            self.rulebook.season.name or tr("Season"),
            {called(name): size for name, size in sizes.items()},
            map(str, self.notes),
            {"clients": self.clients, "engineers": self.engineers},
        )

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *BY_NAME]


def called(table: str) -> str:
    """Call a table as people do."""
    return BY_NAME[table].chinese if spoken() == "zh" else table.replace("_", " ")
