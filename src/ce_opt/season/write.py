"""Write a season as it is read: a folder of CSV files with ``season.toml``, or one workbook.

``read_season`` of what was written gives an equal season again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter
from pydantic import BaseModel
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ce_opt.errors import UsageError
from ce_opt.language import spoken, tr
from ce_opt.season.cells import cell_text
from ce_opt.season.column import Column
from ce_opt.season.own_columns import columns_of
from ce_opt.season.rulebook import RuleBook
from ce_opt.season.rulebook_file import toml_key, toml_text
from ce_opt.season.season import Season
from ce_opt.season.tables import BY_NAME, TABLES

__all__ = ["rulebook_toml", "table_text", "write_folder", "write_workbook"]

SHEET_ROWS = 1_048_576
CREATED = datetime(2000, 1, 1)
"""Date of creation in a workbook's properties: fixed, so that the same season gives equal bytes."""
WORKBOOK_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_folder(season: Season, path: Path | str, *, chinese: bool | None = None) -> None:
    """Write one CSV for each table with rows, and ``season.toml``.

    A declared table that is empty in this season leaves no file; an older one of its name goes, for
    it would be read as part of this season.

    Parameters
    ----------
    chinese : Chinese heads and words (是, 必须 …), or not; unless given, where Chinese is spoken.
        File names, and keys of the rule book, stay English
    """
    folder = Path(path)
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        file = folder / f"{table.name}.csv"
        frame = season.tables[table.name]
        if frame.empty and table.optional:
            file.unlink(missing_ok=True)
            continue
        file.write_text(table_text(table.name, frame, chinese=chinese), "utf-8", newline="")
    (folder / "season.toml").write_text(rulebook_toml(season.rulebook), "utf-8", newline="\n")


def table_text(name: str, frame: pd.DataFrame, *, chinese: bool | None = None) -> str:
    """Text of a season table's CSV file: heads, then a line per row that ends in a line feed."""
    chinese = is_chinese(chinese)
    columns = columns_of(BY_NAME[name], frame)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_heads(columns, chinese=chinese))
    writer.writerows(zip(*_texts(columns, frame, chinese=chinese), strict=True))
    return stream.getvalue()


def write_workbook(season: Season, path: Path | str, *, chinese: bool | None = None) -> None:
    """Write one sheet for each table with rows, and the sheet ``rulebook``.

    Parameters
    ----------
    chinese : Chinese heads, words and sheet names, or not; unless given, where Chinese is spoken

    Raises
    ------
    UsageError
        where a table has more rows than a sheet holds
    """
    chinese = is_chinese(chinese)
    for table in TABLES:
        if len(season.tables[table.name]) >= SHEET_ROWS:
            raise UsageError(
                tr(
                    "table {table} does not fit: a sheet holds {most} rows; write a folder instead",
                    table=table.name,
                    most=SHEET_ROWS - 1,
                )
            )
    with xlsxwriter.Workbook(Path(path), WORKBOOK_OPTIONS) as workbook:
        workbook.set_properties({"created": CREATED})
        bold = workbook.add_format({"bold": True})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for table in TABLES:
            frame = season.tables[table.name]
            if len(frame) or not table.optional:
                sheet = workbook.add_worksheet(table.chinese if chinese else table.name)
                columns = columns_of(table, frame)
                _write_heads(sheet, _heads(columns, chinese=chinese), bold)
                for position, column in enumerate(columns):
                    words = column.choices if chinese else {}
                    _write_column(sheet, position, column, frame[column.name], words, day)
        sheet = workbook.add_worksheet("规则" if chinese else "rulebook")
        _write_heads(sheet, ["键", "值"] if chinese else ["key", "value"], bold)
        for row, (key, value) in enumerate(_rules(season.rulebook), 1):
            sheet.write_string(row, 0, key)
            sheet.write_string(row, 1, toml_text(value))


def is_chinese(asked: bool | None) -> bool:
    """Whether heads and words are Chinese: as asked for, else where Chinese is spoken."""
    return spoken() == "zh" if asked is None else asked


def rulebook_toml(rulebook: RuleBook) -> str:
    """Write every key of a rule book that has a value."""
    lines: list[str] = []
    section = ""
    for key, value in _rules(rulebook):
        head, _, name = key.rpartition(".")
        if head != section:
            lines += [*([""] if lines else []), f"[{head}]"]
            section = head
        lines.append(f"{toml_key(name)} = {toml_text(value)}")
    return "\n".join(lines) + "\n"


def _rules(model: BaseModel, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Dotted keys and values; values of a section come before its subsections, as TOML wants it."""
    values = [(f"{prefix}{name}", getattr(model, name)) for name in type(model).model_fields]
    for key, value in sorted(values, key=lambda pair: isinstance(pair[1], BaseModel | Mapping)):
        if isinstance(value, BaseModel):
            yield from _rules(value, f"{key}.")
        elif isinstance(value, Mapping):
            yield from ((f"{key}.{name}", item) for name, item in value.items())
        elif value is not None:
            yield key, value


def _heads(columns: Sequence[Column], *, chinese: bool) -> list[str]:
    return [column.chinese if chinese else column.name for column in columns]


def _texts(
    columns: Sequence[Column], frame: pd.DataFrame, *, chinese: bool
) -> Iterator[Sequence[str]]:
    """Write each column as texts."""
    for column in columns:
        values = frame[column.name]
        if chinese and column.choices:
            texts = map(cell_text, values.tolist())
            yield [column.choices.get(text, text) for text in texts]
        elif column.kind in ("id", "text", "choice"):
            yield values.tolist()
        elif column.kind == "date":
            yield values.dt.strftime("%Y-%m-%d").tolist()
        else:
            yield [cell_text(value) for value in values.tolist()]


def _write_heads(sheet: Worksheet, heads: Sequence[str], bold: Format) -> None:
    """Write bold heads that stay in sight."""
    for position, head in enumerate(heads):
        sheet.write_string(0, position, head, bold)
    sheet.freeze_panes(1, 0)


def _write_column(
    sheet: Worksheet,
    position: int,
    column: Column,
    values: pd.Series[Any],
    words: Mapping[str, str],
    day: Format,
) -> None:
    """Write one column below its head; empty and missing cells stay blank."""
    sheet.set_column(position, position, 14)
    for row, value in enumerate(values.tolist(), 1):
        text = words.get(cell_text(value), cell_text(value))
        if not text:
            continue
        if column.kind == "date":
            sheet.write_datetime(row, position, value, day)
        elif column.kind in ("number", "count") and float(f"{value:.16G}") == value:
            sheet.write_number(row, position, value)
        else:  # a number with 17 digits too, for a cell keeps 16
            sheet.write_string(row, position, text)
