"""The heads of a raw table against the declared columns."""

from __future__ import annotations

from collections.abc import Mapping

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.findings import Findings
from ce_opt.season.matching import match
from ce_opt.season.raw import RawTable, letters
from ce_opt.season.table import Table

__all__ = ["match_heads"]


def match_heads(table: Table, raw: RawTable, findings: Findings) -> Mapping[str, int]:
    """Find the position of each declared column that the file has; the rest goes to `findings`."""
    matched = match(raw.heads, table.columns)
    findings.faults += [_double(table, raw, *double) for double in matched.doubles.items()]
    findings.faults += [_near(table, raw, *near) for near in matched.near.items()]
    findings.faults += [_missing(table, raw, name) for name in matched.missing]
    findings.faults += [_nameless(raw, position) for position in _nameless_positions(raw)]
    if matched.unknown:
        unknown = tr(", ").join(raw.heads[position].strip() for position in matched.unknown)
        sentence = tr("not used, because no such column is known: {columns}", columns=unknown)
        findings.note(raw.origin.label, sentence)
    return matched.found


def _double(table: Table, raw: RawTable, position: int, name: str) -> Fault:
    rule = tr("must stand once; column {column} is the second", column=letters(position))
    return _fault(raw, position, name, rule, tr("take one of the two columns out"))


def _near(table: Table, raw: RawTable, position: int, name: str) -> Fault:
    rule = tr("must be spelt {name} or {chinese}", name=name, chinese=table[name].chinese)
    fix = tr("rename the head, to something less alike if another thing is meant")
    return _fault(raw, position, name, rule, fix)


def _missing(table: Table, raw: RawTable, name: str) -> Fault:
    column = table[name]
    place = raw.origin.place(raw.head_row)
    fix = tr(
        "add the column {name} ({chinese}): {meaning}",
        name=name,
        chinese=column.chinese,
        meaning=tr(column.meaning),
    )
    return Fault(table.name, place, raw.head_row, name, "", tr("must be among the heads"), fix)


def _nameless(raw: RawTable, position: int) -> Fault:
    rule = tr("must have a head, for it has values")
    fix = tr("write a head above the values, or empty the column")
    return _fault(raw, position, letters(position), rule, fix)


def _nameless_positions(raw: RawTable) -> list[int]:
    """Columns with values but without a head."""
    empty = [position for position, head in enumerate(raw.heads) if not head.strip()]
    return [
        position
        for position in empty
        if any(len(row) > position and row[position].strip() for row in raw.rows)
    ]


def _fault(raw: RawTable, position: int, column: str, rule: str, fix: str) -> Fault:
    return raw.fault(raw.head_row, position, column, raw.heads[position], rule, fix)
