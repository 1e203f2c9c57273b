"""The data dictionary: every table, column and rule, made from their declarations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic_core import PydanticUndefined

from ce_opt.language import marked, tr
from ce_opt.season.cells import cell_text
from ce_opt.season.column import Column
from ce_opt.season.rulebook_file import key_fields, toml_text
from ce_opt.season.table import Table
from ce_opt.season.tables import TABLES

__all__ = ["dictionary", "schema_json"]

INTRODUCTION = marked(
    """# Season tables

A season is a folder with one CSV file for each table (UTF-8 or GB18030), one `.xlsx` with one
sheet for each, or an SQLite database with one table (or view) for each; and a rule book:
`season.toml`, or a sheet or table `rulebook` with the columns key and value. Names of files,
sheets, tables and heads may be English or Chinese. Ids are text: `007` stays `007`. `*` marks the
key; a column or table marked `?` may be absent, and its empty cells read as the default.
"""
)
COLUMN_HEADS = (
    marked("column"),
    "中文",
    marked("holds"),
    marked("unit"),
    marked("default"),
    marked("meaning"),
    marked("refers to"),
    marked("to mend"),
)
RULE_HEADS = (marked("key"), marked("default"), marked("meaning"))


def dictionary() -> str:
    """Write the whole data dictionary as Markdown."""
    parts = [tr(INTRODUCTION), *(_table(table) for table in TABLES), _rules()]
    return "\n".join(parts)


def schema_json() -> dict[str, Any]:
    """Give the data dictionary as plain lists and dicts, for machines."""
    return {
        "tables": [
            {
                "table": table.name,
                "chinese": table.chinese,
                "meaning": tr(table.meaning),
                "optional": table.optional,
                "columns": [_column_json(column) for column in table.columns],
            }
            for table in TABLES
        ],
        "rulebook": [
            {"key": key, "default": default, "meaning": meaning}
            for key, default, meaning in _keys()
        ],
    }


def _table(table: Table) -> str:
    """Write one table as a section."""
    mark = " ?" if table.optional else ""
    rows = [_column_row(column) for column in table.columns]
    head = f"## {table.name} ({table.chinese}){mark}"
    return f"{head}\n\n{tr(table.meaning)}\n\n{_markdown(COLUMN_HEADS, rows)}"


def _column_row(column: Column) -> Sequence[str]:
    mark = "*" if column.key else "?" if column.optional else ""
    return (
        f"`{column.name}`{mark}",
        column.chinese,
        _holds(column),
        _unit(column),
        _default(column),
        tr(column.meaning),
        tr(" or ").join(column.refers_to),
        column.cure,
    )


def _holds(column: Column) -> str:
    """Say what a cell may hold: choices with their Chinese words, else the kind and its range."""
    if column.choices:
        return " / ".join(f"{word} {chinese}" for word, chinese in column.choices.items())
    return column.holds


def _unit(column: Column) -> str:
    return tr(column.unit) if column.unit else ""


def _default(column: Column) -> str:
    if not column.optional:
        return ""
    return cell_text(column.default) or tr("none")


def _column_json(column: Column) -> dict[str, Any]:
    return {
        "column": column.name,
        "chinese": column.chinese,
        "kind": column.kind,
        "unit": _unit(column),
        "least": column.least,
        "most": column.most,
        "choices": dict(column.choices),
        "optional": column.optional,
        "default": column.default,
        "key": column.key,
        "refers_to": list(column.refers_to),
        "meaning": tr(column.meaning),
        "fix": column.cure,
    }


def _rules() -> str:
    """Write the keys of the rule book as a section."""
    rows = [(f"`{key}`", default, meaning) for key, default, meaning in _keys()]
    return f"## season.toml (rulebook, 规则)\n\n{_markdown(RULE_HEADS, rows)}"


def _keys() -> Iterable[tuple[str, str, str]]:
    """Every key with its default as TOML writes it, empty where there is none, and its meaning."""
    for key, info in key_fields():
        if info.description:
            default = info.get_default(call_default_factory=True)
            nothing = (
                default is None or default is PydanticUndefined or hasattr(default, "model_dump")
            )
            yield key, "" if nothing else toml_text(default), tr(info.description)


def _markdown(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table."""
    lines = [list(map(tr, heads)), ["---"] * len(heads), *rows]
    return (
        "\n".join(
            "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines
        )
        + "\n"
    )
