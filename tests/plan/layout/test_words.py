from __future__ import annotations

import itertools

import pytest

from ce_opt.plan.layout import ALL_TABLES
from ce_opt.plan.layout.words import Words

WORDS = Words(
    {
        "not": "未中标",
        "tie": "同分",
        "tie {}": "同分 {}",
        "cover {id}": "覆盖 {id}",
        "{id} (small)": "{id}（小）",
    }
)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("not", "未中标"),
        ("tie not", "同分 未中标"),  # another word in the hole
        ("tie luck", "同分 luck"),
        ("cover not", "覆盖 not"),  # an id in the hole
        ("D1 (small)", "D1（小）"),
        ("luck", "luck"),
        ("", ""),
        ("cover ", "cover "),  # nothing in the hole: no such word
    ],
)
def test_words_and_what_stands_in_their_holes(english: str, chinese: str) -> None:
    assert WORDS.written(english) == chinese
    assert WORDS.read(chinese) == english


def test_english_words_are_read_as_they_are() -> None:
    assert WORDS.read("tie not") == "tie not"


def test_whatever_a_user_calls_something_is_read_back() -> None:
    bits = ["not", "未中标", "同分", "tie ", "同分 ", "“", "”", "覆盖 ", "cover ", "（小）", "x"]
    for parts in itertools.product(bits, repeat=3):
        text = "".join(parts)
        assert WORDS.read(WORDS.written(text)) == text


def test_several_words_in_a_cell() -> None:
    words = Words({"a": "甲", "b": "乙"}, "; ")
    assert words.written("a; b; c") == "甲; 乙; c"
    assert words.read("甲; 乙; c") == "a; b; c"


def test_no_column_has_one_word_for_two_things() -> None:
    for table in ALL_TABLES:
        for column in (*table.columns, *table.further.values()):
            chinese = list(column.vocabulary.chinese.values()) if column.vocabulary else []
            assert len(set(chinese)) == len(chinese), (table.name, column.name)
