"""A season in a folder: one CSV file for each table, and ``season.toml``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.findings import Findings
from ce_opt.season.matching import match
from ce_opt.season.raw import Origin, RawTable, raw_table, row_place
from ce_opt.season.rulebook_file import TABLE, RawRules, rules_of_toml
from ce_opt.season.sources.encoding import Undecodable, decode
from ce_opt.season.sources.inventory import Shelf
from ce_opt.season.table import Table
from ce_opt.season.tables import BY_NAME

__all__ = ["RULES", "folder_rules", "folder_tables", "read_toml"]

RULES = "season.toml"
DELIMITERS = ",;\t"


def folder_tables(folder: Path, findings: Findings) -> Iterator[RawTable]:
    """Read the tables of a folder one by one; what cannot be read goes to `findings`."""
    files = {
        path.stem: path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() == ".csv" and path.is_file() and not path.name.startswith((".", "~"))
    }
    if not files:
        workbooks = tr(", ").join(path.name for path in sorted(folder.glob("[!~]*.xlsx")))
        if workbooks:
            fix = tr("give the workbook itself: {workbooks}", workbooks=workbooks)
        else:
            fix = tr("add one CSV for each table")
        findings.refuse(folder, tr("must hold CSV files"), fix)
        return
    found = Shelf(folder.name or str(folder), list(files), after=".csv").find(findings)
    for name, stem in found.items():
        raw = _read_csv(BY_NAME[name], files[stem], findings)
        if raw:
            yield raw


def folder_rules(folder: Path, findings: Findings) -> RawRules | None:
    """Read ``season.toml``; without one the defaults hold, and a note says so."""
    path = folder / RULES
    if path.is_file():
        return read_toml(path, findings)
    findings.note(RULES, tr("there is none, so every rule has its default"))
    return None


def read_toml(path: Path, findings: Findings) -> RawRules | None:
    """Read a rule book file."""
    try:
        return rules_of_toml(decode(findings.read_bytes(path)), path.name, findings)
    except Undecodable as error:
        findings.faults.append(_undecodable(TABLE, path, error))
        return None


def _read_csv(table: Table, path: Path, findings: Findings) -> RawTable | None:
    """Read one file as text; none where it is no CSV at all."""
    before = len(findings.faults)
    data = findings.read_bytes(path)
    if len(findings.faults) > before:
        return None
    rows: list[Sequence[str]] = []
    try:
        text = decode(data)
        rows.extend(_records(text, _delimiter(text, table)))
    except Undecodable as error:
        findings.faults.append(_undecodable(table.name, path, error))
        return None
    except csv.Error as error:
        row = len(rows) + 1
        fix = tr("close the quotes; a quote within quotes is written twice")
        place = row_place(path.name, row)
        findings.faults.append(Fault(table.name, place, row, "", "", _rule(error), fix))
        return None
    return raw_table(Origin(table.name, path.name), rows)


def _records(text: str, delimiter: str) -> Iterator[Sequence[str]]:
    """Part text into records; strict, so that a quote that is never closed is an error."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _delimiter(text: str, table: Table) -> str:
    """Choose the delimiter that parts the heads into most known ones; a comma where none does."""

    def known_heads(delimiter: str) -> int:
        try:
            heads = next((row for row in _records(text, delimiter) if any(row)), [])
        except csv.Error:
            return 0
        return len(match(heads, table.columns).found)

    return max(DELIMITERS, key=known_heads)


def _undecodable(table: str, path: Path, error: Undecodable) -> Fault:
    """Say where a file ceases to be text."""
    place = row_place(path.name, error.row)
    fix = tr("save the file again as CSV UTF-8")
    return Fault(table, place, error.row, "", "", error.rule, fix)


def _rule(error: csv.Error) -> str:
    """Say what the csv module found, in a planner's words."""
    message = str(error)
    if "end of data" in message or "field limit" in message:
        return tr("must be CSV (a quote is opened and never closed)")
    if "expected after" in message:
        return tr("must be CSV (text follows a closing quote)")
    return tr('must be CSV ("{reason}")', reason=message)
