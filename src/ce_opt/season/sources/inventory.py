"""Which of a folder's files, or of a workbook's sheets, holds which table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.findings import Findings
from ce_opt.season.matching import Match, match
from ce_opt.season.raw import sheet_label
from ce_opt.season.tables import BY_NAME, TABLES

__all__ = ["Shelf"]


@dataclass(frozen=True)
class Shelf:
    """A place that holds tables by name.

    Attributes
    ----------
    label : what the folder or workbook is called
    names : file stems, sheet names or keys of frames
    book : the workbook whose sheets these are, empty where they are none
    after : what follows a name where it is shown: ``.csv``
    """

    label: str
    names: Sequence[str]
    book: str = ""
    after: str = ""

    def find(self, findings: Findings) -> Mapping[str, str]:
        """Find the name under which each table is given, in the order of the declaration."""
        matched = match(self.names, TABLES)
        findings.faults += self._faults(matched)
        for position in matched.unknown:
            findings.note(self._shown(position), tr("not used: no such table is known"))
        found = matched.found
        return {name: self.names[found[name]] for name in BY_NAME if name in found}

    def _faults(self, matched: Match) -> Iterator[Fault]:
        """Refuse second files for a table, misspelt names, and the absence of what is required."""
        for position, table in matched.doubles.items():
            first = self.names[matched.found[table]] + self.after
            rule = tr(
                "must be the only table {table}, which {first} is already", table=table, first=first
            )
            yield _fault(table, self._shown(position), rule, tr("take one of the two out"))
        for position, table in matched.near.items():
            rule = tr("must be named {names}", names=self._called(table))
            fix = tr("rename it, to something less alike if another thing is meant")
            yield _fault(table, self._shown(position), rule, fix)
        for table in matched.missing:
            names = self._called(table)
            if self.book:
                rule = tr("must hold a sheet {names}", names=names)
            else:
                rule = tr("must hold {names}", names=names)
            fix = tr("add it: {meaning}", meaning=tr(BY_NAME[table].meaning))
            yield _fault(table, self.label, rule, fix)

    def _shown(self, position: int) -> str:
        name = f"{self.names[position]}{self.after}"
        return sheet_label(self.book, name) if self.book else name

    def _called(self, table: str) -> str:
        names = (f"{name}{self.after}" for name in (table, BY_NAME[table].chinese))
        return tr(" or ").join(names)


def _fault(table: str, where: str, rule: str, fix: str) -> Fault:
    return Fault(table, where, 0, "", "", rule, fix)
