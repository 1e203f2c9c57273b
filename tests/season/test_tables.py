"""The declaration itself: no name stands for two things."""

from __future__ import annotations

import pytest

from ce_opt.season import BY_NAME, TABLES
from ce_opt.season.fold import fold
from ce_opt.season.table import Table


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_heads_are_distinct_in_both_languages(table: Table) -> None:
    heads = [head for column in table.columns for head in (column.name, column.chinese)]
    assert len({fold(head).casefold() for head in heads}) == len(heads)


def test_table_names_are_distinct_in_both_languages() -> None:
    names = [name for table in TABLES for name in (table.name, table.chinese)]
    assert len(set(names)) == len(names)


def test_references_lead_to_earlier_tables_with_one_key() -> None:
    for place, table in enumerate(TABLES):
        for column in table.columns:
            for name in column.refers_to:
                assert BY_NAME[name] in TABLES[:place]
                assert len(BY_NAME[name].key) == 1
