"""``ce-opt schema``."""

from __future__ import annotations

from ce_opt.language import spoken_in
from ce_opt.season import TABLES, dictionary
from cli.console import Run


def test_the_schema_is_the_data_dictionary(run: Run) -> None:
    ended = run("schema")
    assert (ended.code, ended.out, ended.err) == (0, dictionary(), "")


def test_the_schema_speaks_chinese(run: Run) -> None:
    with spoken_in("zh"):
        told = dictionary()
    ended = run("schema", "--lang", "zh")
    assert (ended.code, ended.out, ended.err) == (0, told, "")
    assert "| `care_hours` | 服务工时 |" in ended.out
    assert "小时/季" in ended.out


def test_the_schema_as_json_has_every_table(run: Run) -> None:
    answer = run("schema", "--json").json
    assert [table["table"] for table in answer["tables"]] == [table.name for table in TABLES]
    assert "assignment.a_share" in {rule["key"] for rule in answer["rulebook"]}
