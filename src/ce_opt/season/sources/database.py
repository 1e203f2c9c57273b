"""A season in one SQLite file: a table (or view) for each table, and a table ``rulebook``.

Rows are counted as in a file with heads: the first record of a table is row 2. The file is only
read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from ce_opt.errors import Fault
from ce_opt.language import marked, tr
from ce_opt.season.cells import cell_text
from ce_opt.season.findings import Findings
from ce_opt.season.fold import fold
from ce_opt.season.raw import Origin, RawTable, Spoilt, raw_table
from ce_opt.season.rulebook_file import TABLE, RawRules, rules_of_sheet
from ce_opt.season.sources.csv_folder import RULES, read_toml
from ce_opt.season.sources.inventory import Shelf
from ce_opt.season.sources.workbook import RULE_SHEETS

__all__ = ["is_database", "read_database"]

MAGIC = b"SQLite format 3\x00"
"""First bytes of the file (SQLite documentation, "Database File Format", section 1.3)."""
BINARY = Spoilt(marked("must be text or a number, it is binary"), marked("store the value as text"))

Value = str | int | float | bytes | None


def is_database(path: Path) -> bool:
    """Tell by the first bytes whether a file is one of SQLite."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def read_database(path: Path, findings: Findings) -> tuple[Iterable[RawTable], RawRules | None]:
    """Read the tables and the rules of a database; what cannot be read goes to `findings`."""
    findings.read_bytes(path)
    try:
        with closing(connected(path)) as database:
            names = table_names(database)
            rules = next((name for name in names if fold(name).casefold() in RULE_SHEETS), None)
            shelf = Shelf(path.name, [name for name in names if name != rules])
            raws = list(tables(path, database, shelf, findings))
            return raws, rules_of(path, database, rules, findings)
    except sqlite3.Error as error:
        rule = tr("must be a sound database ({reason})", reason=error)
        findings.refuse(path, rule, tr("write it anew, or give a folder of CSV files"))
        return (), None


def connected(path: Path) -> sqlite3.Connection:
    """Open a file to read it; one that is being written to is read as it was before."""
    return sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)


def table_names(database: sqlite3.Connection) -> list[str]:
    """List tables and views, but for SQLite's own."""
    query = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
    return [name for (name,) in database.execute(query) if not name.startswith("sqlite_")]


def tables(
    path: Path, database: sqlite3.Connection, shelf: Shelf, findings: Findings
) -> Iterator[RawTable]:
    """Read the tables of a season one by one."""
    for table, name in shelf.find(findings).items():
        raw = read_table(Origin(table, label(path, name)), database, name, findings)
        if raw:
            yield raw


def rules_of(
    path: Path, database: sqlite3.Connection, name: str | None, findings: Findings
) -> RawRules | None:
    """Read the rules: their table, or the TOML of the database's name, or ``season.toml``."""
    if name is not None:
        raw = read_table(Origin(TABLE, label(path, name)), database, name, findings)
        return rules_of_sheet(raw, findings) if raw else None
    for beside in (path.with_suffix(".toml"), path.with_name(RULES)):
        if beside.is_file():
            return read_toml(beside, findings)
    findings.note(path.name, tr("has no table rulebook, so every rule has its default"))
    return None


def label(path: Path, name: str) -> str:
    """Name a table of a database: ``season.db table engineers``."""
    return tr("{file} table {table}", file=path.name, table=name)


def read_table(
    origin: Origin, database: sqlite3.Connection, name: str, findings: Findings
) -> RawTable | None:
    """Read one table as text; none where SQLite cannot give all of it."""
    quoted = name.replace('"', '""')
    try:
        cursor = database.execute(f'SELECT * FROM "{quoted}"')
        heads = [head for head, *_ in cursor.description]
        records = cursor.fetchall()
    except sqlite3.Error as error:
        rule = tr("must be readable ({reason})", reason=error)
        fix = tr("mend the table, or leave it out")
        findings.faults.append(Fault(origin.table, origin.label, 0, "", "", rule, fix))
        return None
    grid = [heads, *([text_of(value) for value in record] for record in records)]
    return raw_table(origin, grid, spoilt=dict(binary(records)))


def text_of(value: Value) -> str:
    """Text of a value; nothing of one that is binary."""
    return "?" if isinstance(value, bytes) else cell_text(value)


def binary(records: Sequence[Sequence[Value]]) -> Iterator[tuple[tuple[int, int], Spoilt]]:
    """Yield the places of binary values."""
    for row, record in enumerate(records, 2):
        for position, value in enumerate(record):
            if isinstance(value, bytes):
                yield (row, position), BINARY
