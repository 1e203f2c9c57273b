"""Full-width characters and stray spaces."""

from __future__ import annotations

import pytest

from ce_opt.season.fold import fold, folded_sentence, trim


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ｅ０７", "E07"),
        ("\u3000１２．５\xa0", "12.5"),
        ("Ａ\u3000Ｂ", "A B"),
        ("！～", "!~"),
        ("王工", "王工"),
        ("。", "。"),
    ],
)
def test_full_width_twins_of_ascii_are_folded(text: str, plain: str) -> None:
    assert fold(text) == plain


def test_names_lose_outer_spaces_only() -> None:
    assert trim("\u3000Ａ\u3000Ｂ ") == "Ａ\u3000Ｂ"


def test_a_note_names_the_first_rows_and_counts_all() -> None:
    sentence = folded_sentence(list(range(2, 12)), "Ｅ", "E")
    assert sentence.startswith("10 cells read")
    assert "(row 2, 3, 4, 5, 6, …)" in sentence
