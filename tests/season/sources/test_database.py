"""Databases: the same season as from files, values as they are stored, what cannot be read."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from ce_opt.errors import SeasonFaults
from ce_opt.season import Season, read_season
from ce_opt.season.tables import BY_NAME
from season.healthy import FILES, write

RULEBOOK = (
    ("season.name", "Spring"),
    ("season.start", "2026-03-01"),
    ("season.end", "2026-08-31"),
    ("importance.scale.revenue_yuan", "log"),
    ("assignment.a_share", 0.6),
    ("assignment.max_handovers", 2),
    ("assignment.weights.overload", 2.0),
)
Rows = list[list[object]]
Change = Callable[[sqlite3.Connection], object]


def unchanged(database: sqlite3.Connection) -> None:
    """Leave the healthy season as it is."""


def stored(text: str) -> object:
    """A cell as a database would hold it: a number where it is one, nothing where it is empty."""
    if not text:
        return None
    try:
        return int(text) if text.isdigit() and not text.startswith("0") else float(text)
    except ValueError:
        return text


def put(database: sqlite3.Connection, name: str, heads: Sequence[str], rows: Rows) -> None:
    columns = ", ".join(f'"{head}"' for head in heads)
    database.execute(f'CREATE TABLE "{name}" ({columns})')
    places = ", ".join("?" * len(heads))
    database.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows)


def database(
    path: Path, change: Change = unchanged, heads: Mapping[str, str] | None = None
) -> Path:
    """The healthy season in a database, then changed; `heads` renames tables and columns."""
    names = heads or {}
    with closing(sqlite3.connect(path)) as book:
        for name, text in FILES.items():
            if name.endswith(".csv"):
                table = name.removesuffix(".csv")
                first, *cells = csv.reader(io.StringIO(text))
                rows: Rows = [[stored(cell) for cell in row] for row in cells]
                named = [names.get(f"{table}.{head}", head) for head in first]
                put(book, names.get(table, table), named, rows)
        put(book, "rulebook", ("key", "value"), [list(row) for row in RULEBOOK])
        change(book)
        book.commit()
    return path


def same(one: Season, other: Season) -> bool:
    frames = all(frame.equals(other.tables[name]) for name, frame in one.tables.items())
    return frames and one.rulebook == other.rulebook


def only_fault(path: Path) -> str:
    with pytest.raises(SeasonFaults) as caught:
        read_season(path)
    (fault,) = caught.value.faults
    return str(fault)


def test_a_database_is_the_same_season_as_its_files(tmp_path: Path) -> None:
    from_files = read_season(write(tmp_path / "healthy"))
    path = database(tmp_path / "season.db")
    before = path.read_bytes()
    season = read_season(path)
    assert same(season, from_files)
    assert list(season.sha256) == ["season.db"]
    assert path.read_bytes() == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["healthy", "season.db"]


def test_names_may_be_chinese_and_a_view_is_a_table(tmp_path: Path) -> None:
    table = BY_NAME["engineers"]
    chinese = {"engineers": table.chinese}
    chinese |= {f"engineers.{column.name}": column.chinese for column in table.columns}

    def as_view(book: sqlite3.Connection) -> None:
        book.execute("ALTER TABLE clients RENAME TO all_clients_there_are")
        book.execute("CREATE VIEW clients AS SELECT * FROM all_clients_there_are")

    path = database(tmp_path / "season.sqlite", as_view, chinese)
    assert same(read_season(path), read_season(write(tmp_path / "healthy")))


def test_ids_are_text_however_they_look(tmp_path: Path) -> None:
    def renamed(book: sqlite3.Connection) -> None:
        for name in BY_NAME:
            heads = [head for _, head, *_ in book.execute(f'PRAGMA table_info("{name}")')]
            for head in heads:
                if head in ("engineer", "other"):
                    book.execute(f"UPDATE {name} SET {head} = '007' WHERE {head} = 'E01'")

    season = read_season(database(tmp_path / "season.db", renamed))
    assert "007" in season.engineers["engineer"].tolist()


def test_a_fault_names_table_row_and_column(tmp_path: Path) -> None:
    def wrong(book: sqlite3.Connection) -> None:
        book.execute("UPDATE engineers SET care_hours = -8 WHERE rowid = 2")

    said = only_fault(database(tmp_path / "season.db", wrong))
    assert said.startswith('season.db table engineers row 3 column care_hours value "-8": must be')


def test_binary_values_are_refused(tmp_path: Path) -> None:
    def wrong(book: sqlite3.Connection) -> None:
        book.execute("UPDATE engineers SET name = x'00ff' WHERE rowid = 1")

    said = only_fault(database(tmp_path / "season.db", wrong))
    assert said.startswith("season.db table engineers row 2 column name")
    assert said.endswith("must be text or a number, it is binary; store the value as text")


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    path = database(tmp_path / "season.db", lambda book: book.execute("DROP TABLE districts"))
    with pytest.raises(SeasonFaults) as caught:
        read_season(path)
    assert any(
        str(fault).startswith("season.db: must hold districts") for fault in caught.value.faults
    )


def test_rules_may_stand_beside_it(tmp_path: Path) -> None:
    path = database(tmp_path / "spring.db", lambda book: book.execute("DROP TABLE rulebook"))
    assert read_season(path).rulebook.assignment.a_share == 0.7
    (tmp_path / "spring.toml").write_text("[assignment]\na_share = 0.6\n", "utf-8")
    assert read_season(path).rulebook.assignment.a_share == 0.6


def test_a_broken_database_is_refused(tmp_path: Path) -> None:
    whole = database(tmp_path / "season.db").read_bytes()
    broken = tmp_path / "broken.db"
    broken.write_bytes(whole[:100] + bytes(len(whole) - 100))
    said = only_fault(broken)
    assert said.startswith("broken.db: must be a sound database (")


def test_text_in_another_encoding_is_a_fault_of_its_table(tmp_path: Path) -> None:
    def wrong(book: sqlite3.Connection) -> None:
        book.execute("UPDATE engineers SET name = CAST(x'b9a4b3cc' AS TEXT) WHERE rowid = 1")

    with pytest.raises(SeasonFaults) as caught:
        read_season(database(tmp_path / "season.db", wrong))
    assert str(caught.value.faults[0]).startswith("season.db table engineers: must be readable (")
