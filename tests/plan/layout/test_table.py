from __future__ import annotations

import string

from ce_opt.language import spoken_in
from ce_opt.plan.layout import ALL_TABLES, ASSIGNMENT, GROUPS, IMPORTANCE, IMPUTED
from ce_opt.season.tables import BY_NAME


def test_heads_of_a_table_are_told_apart_in_each_language() -> None:
    for table in ALL_TABLES:
        for language in ("en", "zh"):
            heads = table.heads_in(language)
            assert len(set(heads)) == len(heads)
            assert table.language_of(heads) == language
            assert table.names_of(heads, language) == list(table.heads)


def test_columns_that_a_season_may_add_keep_their_names() -> None:
    heads = [*IMPORTANCE.heads_in("zh"), "排名", "complaints", "已补填的项目"]
    names = IMPORTANCE.names_of(heads, "zh")
    assert names[-3:] == ["排名", "complaints", IMPUTED]
    assert IMPORTANCE.widened(names).heads_in("zh") == tuple(heads)


def test_a_wrong_head_stays_wrong() -> None:
    heads = [*ASSIGNMENT.heads_in("zh")[:-1], "points"]
    assert ASSIGNMENT.widened(ASSIGNMENT.names_of(heads, "zh")).heads_in("zh") != tuple(heads)


def test_a_chinese_table_of_groups_can_be_next_season_s_last_groups() -> None:
    last = BY_NAME["last_groups"]
    assert GROUPS.heads_in("zh") == tuple(column.chinese for column in last.columns)
    words = GROUPS["role"].vocabulary
    assert words is not None
    assert dict(words.chinese) == dict(last["role"].choices)


def test_every_meaning_is_a_whole_sentence_in_both_languages() -> None:
    for table in ALL_TABLES:
        for column in (*table.columns, *table.further.values()):
            places = [name for _, name, _, _ in string.Formatter().parse(column.meaning) if name]
            assert places in ([], ["about"]), column
            assert "{" not in column.says
            with spoken_in("zh"):
                assert column.says != column.meaning, column


def test_yes_and_no_of_a_chinese_plan() -> None:
    selected = IMPORTANCE["selected"]
    assert list(selected.written(["yes", "no"], "zh")) == ["是", "否"]
    assert [selected.read(text, "zh") for text in ("是", "否", "yes")] == ["yes", "no", "yes"]
    assert list(selected.written(["yes", "no"], "en")) == ["yes", "no"]
