"""Columns of a terminal."""

from __future__ import annotations

import pytest

from ce_opt.cli.wide import left, right, wide, wrapped

TEXT = "分配 A角、B角工程师，写出经过审核的方案；按 Ctrl-C 保留目前最好的方案。"


def test_a_chinese_character_takes_two_columns() -> None:
    assert [wide(text) for text in ("", "seat", "席位", "A角", "，")] == [0, 4, 4, 3, 2]


def test_columns_are_filled_as_format_does_it_for_english() -> None:
    assert left("seat", 6) == f"{'seat':<6}"
    assert right("seat", 6) == f"{'seat':>6}"
    assert (left("席位", 6), right("席位", 6)) == ("席位  ", "  席位")
    assert left("席位", 3) == right("席位", 3) == "席位"


@pytest.mark.parametrize("width", range(8, 80, 3))
def test_lines_hold_the_whole_text_and_are_no_wider_than_asked(width: int) -> None:
    lines = list(wrapped(TEXT, width))
    assert "".join("".join(lines).split()) == "".join(TEXT.split())
    assert all(wide(line) <= width for line in lines)
    assert all(line[0] not in "，、；。" for line in lines)


def test_words_stay_whole() -> None:
    assert list(wrapped("a dask://HOST:PORT b", 6)) == ["a", "dask://HOST:PORT", "b"]
    assert list(wrapped("", 6)) == []
