"""Read a plan folder back: text first, then typed as declared, every fault named with its place."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import TypeAdapter, ValidationError

from ce_opt.errors import Breach, PlanUnreadable, listing, reason_of, shorten
from ce_opt.language import Language, marked, tr
from ce_opt.plan.layout import ALL_TABLES, PLAN_TABLES, Kind, PlanColumn, PlanTable
from ce_opt.plan.plan import Plan, Summary
from ce_opt.plan.price_file import PRICES, prices_in
from ce_opt.teams.price_list import PriceList

__all__ = [
    "CALENDARS",
    "CERTIFICATE",
    "FILE",
    "SUMMARY",
    "WORKBOOK",
    "Reading",
    "heads_sentence",
    "read_folder",
    "read_plan",
    "read_prices",
]

FILE = "file"
"""Name of the rule that a plan's files are whole."""
SUMMARY = "summary.json"
WORKBOOK = "plan.xlsx"
CERTIFICATE = "certificate.json"
CALENDARS = "calendars"
"""Folder of the calendars of a plan that has table *duties*."""

PATTERNS: dict[Kind, tuple[re.Pattern[str], str]] = {
    "id": (re.compile(r"[^\r\n]*"), marked("must be an id on one line")),
    "text": (re.compile(r"[^\r\n]*"), marked("must be text on one line")),
    "number": (re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?"), marked("must be a decimal number")),
    "count": (re.compile(r"[0-9]{1,15}"), marked("must be a whole number")),
    "yes_no": (re.compile(r"yes|no"), marked("must be yes or no")),
}


@dataclass
class Reading:
    """What was found in a folder.

    Attributes
    ----------
    tables : name -> frame, of the tables without a fault
    summary : key figures, None where they cannot be read
    languages : file -> language of its heads, of the tables that could be taken apart
    findings : what ``certificate.json`` says; None where there is none, or where it cannot be read
    prices : what ``prices.npz`` holds; None likewise
    breaches : the faults
    """

    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    summary: Summary | None = None
    languages: dict[str, Language] = field(default_factory=dict)
    findings: dict[str, Any] | None = None
    prices: PriceList | None = None
    breaches: list[Breach] = field(default_factory=list)

    @property
    def plan(self) -> Plan | None:
        """The plan, None where a table or the summary has a fault."""
        wanted = {table.name for table in PLAN_TABLES}
        if self.summary is None or self.breaches or not wanted <= self.tables.keys():
            return None
        return Plan(summary=self.summary, findings=self.findings, prices=self.prices, **self.tables)


def read_plan(path: Path | str) -> Plan:
    """Read a plan folder.

    Raises
    ------
    PlanUnreadable
        with every fault of every file
    """
    found = read_folder(Path(path))
    if found.plan is None:
        faults = [breach.sentence for breach in found.breaches]
        listed = listing(faults, "{count} fault", "{count} faults")
        raise PlanUnreadable(
            tr("{path} cannot be read as a plan: {faults}", path=path, faults=listed)
        )
    return found.plan


def read_folder(folder: Path) -> Reading:
    """Read what can be read of a plan folder; what cannot is a breach of rule `FILE`."""
    found = Reading()
    for table in ALL_TABLES:
        if table in PLAN_TABLES or (folder / table.file).exists():
            read_table(table, folder, found)
    read_summary(folder, found)
    if (folder / CERTIFICATE).exists():
        read_findings(folder, found)
    if (folder / PRICES).exists():
        read_prices(folder, found)
    found.breaches += mixed_languages(found)
    return found


def mixed_languages(found: Reading) -> Iterator[Breach]:
    """Files whose heads are in another language than the plan."""
    for file, language in found.languages.items():
        if found.summary is not None and language != found.summary.language:
            yield breach(
                file,
                tr(
                    "{file} has the heads of a plan in {language}, {summary} says {right}",
                    file=file,
                    language=language,
                    summary=SUMMARY,
                    right=found.summary.language,
                ),
            )


def read_table(table: PlanTable, folder: Path, found: Reading) -> None:
    """Read one CSV file into its frame."""
    data = read_bytes(folder, table.file, found)
    if data is None:
        return
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        sentence = tr("{file} is no CSV file in UTF-8: {error}", file=table.file, error=error)
        found.breaches.append(breach(table.file, sentence))
        return
    heads = rows[0] if rows else []
    language = table.language_of(heads)
    table = table.widened(table.names_of(heads, language))
    rows[1:] = [in_english(table, row, language) for row in rows[1:]]
    faults = list(table_faults(table, rows, language))
    found.breaches += faults
    if not faults:
        found.languages[table.file] = language
        texts = list(zip(*rows[1:], strict=True)) or [()] * len(table.columns)
        columns = zip(table.columns, texts, strict=True)
        found.tables[table.name] = table.frame(
            {column.name: typed(column, cells) for column, cells in columns}
        )


def in_english(table: PlanTable, row: list[str], language: Language) -> list[str]:
    """Put the words of a row into those that tables in memory hold; other cells stay."""
    if language == "en" or len(row) != len(table.columns):
        return row
    return [column.read(text, language) for column, text in zip(table.columns, row, strict=True)]


def read_bytes(folder: Path, name: str, found: Reading) -> bytes | None:
    """Read a file; one that is not there is a breach."""
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        sentence = tr("{file} cannot be read: {reason}", file=name, reason=reason_of(error))
        found.breaches.append(breach(name, sentence))
        return None


def table_faults(
    table: PlanTable, rows: Sequence[Sequence[str]], language: Language
) -> Iterator[Breach]:
    """Everything that is wrong with the heads of a file, and with its cells in English words."""
    wanted = table.heads_in(language)
    if not rows or tuple(rows[0]) != wanted:
        yield breach(table.file, heads_sentence(table.file, wanted))
        return
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(table.columns):
            sentence = tr(
                "{file} row {row} must have {wanted} cells, it has {found}",
                file=table.file,
                row=number,
                wanted=len(table.columns),
                found=len(row),
            )
            yield breach(table.file, sentence)
            continue
        for column, text in zip(table.columns, row, strict=True):
            if not PATTERNS[column.kind][0].fullmatch(text) and (text or not column.blank):
                yield cell_breach(table.file, number, column, text, language)


def heads_sentence(file: str, wanted: Iterable[str]) -> str:
    """Say which heads a file must have."""
    return tr("{file} must have the heads {heads}", file=file, heads=",".join(wanted))


def cell_breach(file: str, row: int, column: PlanColumn, text: str, language: Language) -> Breach:
    """Say that a cell holds no value of its column."""
    sentence = tr(
        '{file} row {row} column {column} value "{value}": {rule}',
        file=file,
        row=row,
        column=column.head(language),
        value=shorten(text),
        rule=tr(PATTERNS[column.kind][1]),
    )
    return breach(file, sentence)


def breach(file: str, sentence: str) -> Breach:
    """Say what is wrong with a file."""
    return Breach(FILE, file, sentence)


def typed(column: PlanColumn, texts: Sequence[str]) -> pd.Series:
    """Turn texts, checked before, into values."""
    if column.kind == "number":
        return pd.Series([float(text or "nan") + 0.0 for text in texts], dtype="float64")
    if column.kind == "count" and column.blank:
        return pd.Series([int(text) if text else pd.NA for text in texts], dtype="Int64")
    if column.kind == "count":
        return pd.Series([int(text) for text in texts], dtype="int64")
    if column.kind == "yes_no":
        return pd.Series([text == "yes" for text in texts], dtype="bool")
    return pd.Series(list(texts), dtype="str")


def read_summary(folder: Path, found: Reading) -> None:
    """Read the key figures."""
    data = read_bytes(folder, SUMMARY, found)
    if data is None:
        return
    try:
        json.loads(data.decode("utf-8"))
        found.summary = TypeAdapter(Summary).validate_json(data)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        found.breaches.append(no_json(SUMMARY, error))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            key = ".".join(map(str, detail["loc"]))
            sentence = tr("{file} key {key}: {rule}", file=SUMMARY, key=key, rule=detail["msg"])
            found.breaches.append(breach(SUMMARY, sentence))


def no_json(file: str, error: Exception) -> Breach:
    """Say that a file is no JSON, and where."""
    return breach(file, tr("{file} is no JSON: {error}", file=file, error=error))


def read_findings(folder: Path, found: Reading) -> None:
    """Read what the certificate says; the audit holds it against the ladders."""
    data = read_bytes(folder, CERTIFICATE, found)
    try:
        findings = json.loads((data or b"{}").decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        found.breaches.append(no_json(CERTIFICATE, error))
        return
    if isinstance(findings, dict):
        found.findings = findings
    else:
        sentence = tr("{file} must hold an object", file=CERTIFICATE)
        found.breaches.append(breach(CERTIFICATE, sentence))


def read_prices(folder: Path, found: Reading) -> None:
    """Read the prices that a later run may set out from."""
    data = read_bytes(folder, PRICES, found)
    if data is None:
        return
    try:
        found.prices = prices_in(data)
    except ValueError as error:
        sentence = tr("{file} cannot be read: {reason}", file=PRICES, reason=error)
        found.breaches.append(breach(PRICES, sentence))
