"""The data dictionary names everything that is declared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

from ce_opt.language import spoken_in, tr
from ce_opt.season import TABLES, dictionary, schema_json
from ce_opt.season.rulebook_file import key_fields
from season.english import english_in, is_chinese

CATALOGUE = Path(__file__).parents[2] / "src/ce_opt/locale/zh/LC_MESSAGES/ce_opt.po"
OWN = ("season/", "generate/", "errors.py")
"""Files whose messages speak of a season and its tables."""


def declared() -> Iterator[str]:
    """Yield what the declarations of tables, columns and keys say in English."""
    for table in TABLES:
        yield table.meaning
        for column in table.columns:
            yield from filter(None, (column.meaning, column.unit, column.fix))
    yield from (info.description for _, info in key_fields() if info.description)


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


def test_whatever_is_declared_is_told_in_chinese() -> None:
    with spoken_in("zh"):
        told = {text: tr(text, column="x") for text in declared()}
    assert len(told) > 200
    for text, translation in told.items():
        assert is_chinese(translation), text
        assert not english_in(translation), translation


def test_the_chinese_dictionary_has_the_same_tables_columns_and_keys() -> None:
    said = dictionary()
    with spoken_in("zh"):
        told = dictionary()
    name = re.compile(r"^(?:## \w+|\| `[^`]+`)", re.MULTILINE)
    assert name.findall(told) == name.findall(said)
    assert "| `care_hours` | 服务工时 | 介于 0 和 10000 之间的数字 | 小时/季 |  |" in told
    assert "| `assignment.a_share` | 0.7 | 客户工时中由 A角承担的比例 |" in told
    assert not any(english_in(line) for line in told.splitlines())


def test_the_chinese_schema_has_the_same_keys_and_numbers() -> None:
    said = schema_json()
    with spoken_in("zh"):
        told = schema_json()
    for one, other in zip(said["tables"], told["tables"], strict=True):
        assert one.keys() == other.keys()
        for column, same in zip(one["columns"], other["columns"], strict=True):
            words = ("meaning", "fix", "unit")
            assert column.keys() == same.keys()
            assert all(column[key] == same[key] for key in column if key not in words)
    assert [rule["default"] for rule in said["rulebook"]] == [
        rule["default"] for rule in told["rulebook"]
    ]


def test_no_translation_about_a_season_is_half_english() -> None:
    with CATALOGUE.open("rb") as stream:
        messages = [
            message
            for message in read_po(stream)
            if message.id and any(place.startswith(OWN) for place, _ in message.locations)
        ]
    assert len(messages) > 500
    for message in messages:
        for told in message.string if isinstance(message.string, tuple) else [message.string]:
            assert not english_in(re.sub(r"\{[^}]*\}", "", told)), told
