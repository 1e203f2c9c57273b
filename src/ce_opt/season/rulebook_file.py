"""The rule book from TOML, a workbook's sheet or a mapping: every fault with its line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ce_opt.errors import Fault
from ce_opt.language import marked, tr
from ce_opt.season.complaints import rule_of, toml_rule
from ce_opt.season.findings import Findings
from ce_opt.season.fold import fold
from ce_opt.season.matching import one_of
from ce_opt.season.raw import RawTable, cell_place, row_place
from ce_opt.season.rulebook import RuleBook

__all__ = [
    "TABLE",
    "RawRules",
    "key_fields",
    "read_rules",
    "rules_of_sheet",
    "rules_of_toml",
    "toml_key",
    "toml_text",
]

TABLE = "season"
"""What a fault calls the rule book where others name a table."""

SEE_SCHEMA = marked("see ce-opt schema")
SHEET_HEADS = (["key", "value"], ["键", "值"])
HEAD = re.compile(r"\s*\[+\s*([^\[\]#]+?)\s*\]")
KEY = re.compile(r"""\s*([\w.\-"' ]+?)\s*=""")
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True)
class RawRules:
    """Keys and values as they stand in a file.

    Attributes
    ----------
    label : ``season.toml``, ``season.xlsx sheet rulebook`` or ``rules``
    data : sections within sections, as TOML gives them
    lines : dotted key -> line or row, as far as they are known
    cells : a place is a cell: the values stand in column B
    """

    label: str
    data: Mapping[str, Any]
    lines: Mapping[str, int] = field(default_factory=dict)
    cells: bool = False

    def fault(self, key: str, value: object, rule: str, fix: str) -> Fault:
        """Word a fault of a key, at its line, its section's line or that of its first key."""
        parts = key.split(".")
        starts = [".".join(parts[:size]) for size in range(len(parts), 0, -1)]
        inside = (name for name in self.lines if name.startswith(f"{key}."))
        start = next((start for start in (*starts, *inside) if start in self.lines), "")
        line = self.lines.get(start, 0)
        text = value if isinstance(value, str) else toml_text(value)
        return Fault(TABLE, self._place(line), line, key, text, rule, fix)

    def _place(self, line: int) -> str:
        if not line:
            return self.label
        return cell_place(self.label, f"B{line}") if self.cells else row_place(self.label, line)


def rules_of_toml(text: str, label: str, findings: Findings) -> RawRules | None:
    """Parse TOML; where it is not TOML, say in which line and give nothing."""
    try:
        return RawRules(label, tomllib.loads(text), dict(_toml_lines(text)))
    except tomllib.TOMLDecodeError as error:
        at_line = AT_LINE.search(str(error))
        line = int(at_line[1]) if at_line else text.rstrip().count("\n") + 1
        reason = AT_LINE.sub("", str(error)).replace("(at end of document)", "").strip()
        found = text.splitlines()[line - 1 : line]
        fix = tr('write key = value, texts in "quotes", sections in [brackets]')
        text = "".join(found).strip()
        place = row_place(label, line)
        findings.faults.append(Fault(TABLE, place, line, "", text, toml_rule(reason), fix))
        return None


def rules_of_sheet(raw: RawTable, findings: Findings) -> RawRules:
    """Take dotted keys and values from the first two columns of a sheet.

    A value is read as TOML where it is TOML, else as text; a key without a value has its default.
    """
    data: dict[str, Any] = {}
    lines: dict[str, int] = {}
    if [fold(head).casefold() for head in raw.heads[:2]] not in SHEET_HEADS:
        rule, fix = tr("must be headed key, value"), tr("add them")
        findings.faults.append(raw.row_fault(raw.head_row, rule, fix))
    for number, row in zip(raw.numbers, raw.rows, strict=True):
        key, value = fold(row[0]), row[1].strip() if len(row) > 1 else ""
        if not value and key:
            continue
        lines.setdefault(key, number)
        if not key or not _put(data, key.split("."), _toml_value(value)):
            rule = tr("must be a key that stands once")
            fix = tr("write a dotted key: assignment.a_share")
            findings.faults.append(raw.fault(number, 0, "key", row[0], rule, fix))
    return RawRules(raw.origin.label, data, lines, raw.origin.cells)


def read_rules(raw: RawRules | None, findings: Findings) -> RuleBook:
    """Check the rules; what is wrong goes to `findings`, its section has its defaults instead."""
    if raw is None:
        return RuleBook()
    try:
        return RuleBook.model_validate(raw.data, strict=True)
    except ValidationError as error:
        details = error.errors(include_url=False)
        findings.faults += [_worded(raw, detail) for detail in details]
        faulty = {detail["loc"][0] for detail in details}
        sound = {key: value for key, value in raw.data.items() if key not in faulty}
        return RuleBook.model_validate(sound, strict=True)


def key_fields(
    model: type[BaseModel] = RuleBook, prefix: str = ""
) -> Iterator[tuple[str, FieldInfo]]:
    """Every dotted key of the rule book with its declaration, in order; sections come first."""
    for name, info in model.model_fields.items():
        yield prefix + name, info
        for section in _sections(info):
            yield from key_fields(section, f"{prefix}{name}.")


def _sections(info: FieldInfo) -> Iterator[type[BaseModel]]:
    """Give the section that a key stands for, also one that may be left out; none for a value."""
    for kind in (info.annotation, *get_args(info.annotation)):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind


def toml_key(name: str) -> str:
    """Write the last part of a key as TOML does: in quotes where it needs them."""
    return name if BARE_KEY.fullmatch(name) else toml_text(name)


def toml_text(value: object) -> str:
    """Write a value as TOML does: text in quotes, days bare."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)  # a TOML text has the escapes of JSON
    if isinstance(value, Mapping):
        pairs = (f"{toml_key(key)} = {toml_text(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml_text, value)) + "]"
    return str(value)


def _worded(raw: RawRules, detail: ErrorDetails) -> Fault:
    """Put a pydantic complaint into a planner's words."""
    parts = [str(part) for part in detail["loc"] if part != "[key]"]
    key, value = ".".join(parts), detail["input"]
    if detail["type"] == "extra_forbidden" or "[key]" in detail["loc"]:
        known = _siblings(parts)
        return raw.fault(key, parts[-1], tr("must be a known key"), one_of(parts[-1], known))
    fields = dict(key_fields())
    holders = [".".join(parts[:size]) for size in range(len(parts), 0, -1)]
    info = next((fields[name] for name in holders if name in fields), None)
    meaning = tr(info.description if info and info.description else SEE_SCHEMA)
    shown = "" if isinstance(value, Mapping) else value
    fix = tr("mend it or take it out ({meaning})", meaning=meaning)
    return raw.fault(key, shown, rule_of(detail), fix)


def _siblings(parts: list[str]) -> list[str]:
    """Keys that may stand where the last part stands."""
    prefix = ".".join(parts[:-1])
    names = [key for key, _ in key_fields() if key.rpartition(".")[0] == prefix]
    if names:
        return [name.rpartition(".")[2] for name in names]
    return _words_of_keys(dict(key_fields())[prefix].annotation)


def _words_of_keys(kind: object) -> list[str]:
    """Words that a mapping's keys may be; none where they may be any."""
    words, *_ = get_args(kind) or (None,)
    return list(get_args(words)) if get_origin(words) is Literal else []


def _toml_lines(text: str) -> Iterator[tuple[str, int]]:
    """Find the line of each dotted key; keys within a line belong to the line's key."""
    section = ""
    for number, line in enumerate(text.splitlines(), 1):
        if head := HEAD.match(line):
            section = _bare(head[1])
            yield section, number
        elif key := KEY.match(line):
            yield f"{section}.{_bare(key[1])}".removeprefix("."), number


def _bare(key: str) -> str:
    return ".".join(part.strip(" \"'") for part in key.split("."))


def _toml_value(text: str) -> object:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _put(data: dict[str, Any], parts: list[str], value: object) -> bool:
    """Set a dotted key; false where something stands there already."""
    *sections, name = parts
    for section in sections:
        data = data.setdefault(section, {})
        if not isinstance(data, dict):
            return False
    if name in data:
        return False
    data[name] = value
    return True
