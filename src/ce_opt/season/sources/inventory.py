"""Which of a folder's files, or of a workbook's sheets, holds which table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ce_opt.errors import Fault
from ce_opt.season.findings import Findings
from ce_opt.season.matching import Match, match
from ce_opt.season.tables import BY_NAME, TABLES

__all__ = ["Shelf"]


@dataclass(frozen=True)
class Shelf:
    """A place that holds tables by name.

    Attributes
    ----------
    label : what the folder or workbook is called
    names : file stems, sheet names or keys of frames
    before, after : what a name stands between where it is shown: ``season.xlsx sheet``, ``.csv``
    """

    label: str
    names: Sequence[str]
    before: str = ""
    after: str = ""

    def find(self, findings: Findings) -> Mapping[str, str]:
        """Find the name under which each table is given, in the order of the declaration."""
        matched = match(self.names, TABLES)
        findings.faults += self._faults(matched)
        for position in matched.unknown:
            findings.note(self._shown(position), "not used: no such table is known")
        found = matched.found
        return {name: self.names[found[name]] for name in BY_NAME if name in found}

    def _faults(self, matched: Match) -> Iterator[Fault]:
        """Refuse second files for a table, misspelt names, and the absence of what is required."""
        for position, table in matched.doubles.items():
            first = self.names[matched.found[table]] + self.after
            rule = f"must be the only table {table}, which {first} is already"
            yield _fault(table, self._shown(position), rule, "take one of the two out")
        for position, table in matched.near.items():
            fix = "rename it, to something less alike if another thing is meant"
            yield _fault(table, self._shown(position), f"must be named {self._called(table)}", fix)
        for table in matched.missing:
            rule = f"must hold {'a sheet ' if self.before else ''}{self._called(table)}"
            yield _fault(table, self.label, rule, f"add it: {BY_NAME[table].meaning}")

    def _shown(self, position: int) -> str:
        return f"{self.before} {self.names[position]}{self.after}".lstrip()

    def _called(self, table: str) -> str:
        return f"{table}{self.after} or {BY_NAME[table].chinese}{self.after}"


def _fault(table: str, where: str, rule: str, fix: str) -> Fault:
    return Fault(table, where, 0, "", "", rule, fix)
