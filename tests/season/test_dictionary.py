"""The data dictionary names everything that is declared."""

from __future__ import annotations

import json

from ce_opt.season import TABLES, dictionary, schema_json


def test_every_table_and_column_is_in_the_dictionary() -> None:
    text = dictionary()
    for table in TABLES:
        section = text.split(f"## {table.name} (")[1].split("\n## ")[0]
        for column in table.columns:
            assert f"| `{column.name}`" in section
            assert column.chinese in section
            assert column.meaning in section


def test_every_row_has_as_many_cells_as_its_heads() -> None:
    for section in dictionary().split("\n## ")[1:]:
        rows = [line for line in section.splitlines() if line.startswith("|")]
        assert len({row.replace("\\|", "").count("|") for row in rows}) == 1


def test_rules_come_with_default_and_meaning() -> None:
    text = dictionary()
    assert "| `assignment.a_share` | 0.7 | share of a client's hours that A carries |" in text
    assert "| `assignment.weights.single_cover` | 40 |" in text


def test_the_schema_is_plain_json() -> None:
    schema = json.loads(json.dumps(schema_json()))
    engineers = next(table for table in schema["tables"] if table["table"] == "engineers")
    hours = next(column for column in engineers["columns"] if column["column"] == "care_hours")
    assert (hours["kind"], hours["least"], hours["most"]) == ("number", 0, 10_000)
    assert hours["unit"] == "hours a season"
    assert {"key": "assignment.a_share", "default": "0.7"}.items() <= next(
        rule for rule in schema["rulebook"] if rule["key"] == "assignment.a_share"
    ).items()
