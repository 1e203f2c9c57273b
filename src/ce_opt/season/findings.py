"""What a reading run has to say: faults, notes and the digests of what was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ce_opt.errors import Fault, reason_of
from ce_opt.language import tr
from ce_opt.season.season import Note

__all__ = ["Findings"]


@dataclass
class Findings:
    """A collector that is handed through one run, so that every fault is said in that run.

    Attributes
    ----------
    faults : what must be mended, in the order of finding
    notes : what was mended or passed over
    sha256 : file name -> hexadecimal digest
    """

    faults: list[Fault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    sha256: dict[str, str] = field(default_factory=dict)

    def note(self, where: str, sentence: str) -> None:
        """Say that something was mended or passed over."""
        self.notes.append(Note(where, sentence))

    def read_bytes(self, path: Path) -> bytes:
        """Read a file and keep its digest; a file that cannot be opened is a fault and empty."""
        try:
            data = path.read_bytes()
        except OSError as error:
            rule = tr("must be readable ({reason})", reason=reason_of(error))
            self.refuse(path, rule, tr("check the file's permissions"))
            return b""
        self.sha256[path.name] = hashlib.sha256(data).hexdigest()
        return data

    def refuse(self, path: Path, rule: str, fix: str, table: str = "") -> None:
        """Refuse a whole file or folder."""
        self.faults.append(Fault(table, path.name or str(path), 0, "", "", rule, fix))

    def ordered(self, tables: Iterable[str]) -> list[Fault]:
        """Faults by table and row: those of no table first, those of the rule book last."""
        order = {name: rank for rank, name in enumerate(["", *tables])}
        return sorted(
            self.faults, key=lambda fault: (order.get(fault.table, len(order)), fault.row)
        )
