"""Full-width letters and stray spaces, as Chinese input methods and spreadsheets leave them.

Ids, numbers, choices, yes/no and dates are folded to plain ASCII where they have a full-width twin
(U+FF01 to U+FF5E, the ideographic and the no-break space); names lose only their outer spaces.
"""

from __future__ import annotations

from collections.abc import Sequence

from ce_opt.errors import shorten
from ce_opt.language import tr, tr_count

__all__ = ["fold", "folded_sentence", "trim"]

PLAIN = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " "}
NAMED = 5
"""How many rows a note names."""


def fold(text: str) -> str:
    """Fold full-width characters to plain ones and drop outer spaces.

    >>> fold("　Ｅ０７ ")
    'E07'
    """
    return text.strip() if text.isascii() else text.translate(PLAIN).strip()


def trim(text: str) -> str:
    """Drop outer spaces, ideographic and no-break ones too."""
    return text.strip()


def folded_sentence(rows: Sequence[int], before: str, after: str) -> str:
    """Say which rows of a column were folded, and how the first of them reads now."""
    named = [*map(str, rows[:NAMED]), *(["…"] if len(rows) > NAMED else [])]
    return tr_count(
        len(rows),
        "{count} cell read without full-width characters or outer spaces (row {rows}); "
        '"{before}" is read as "{after}"',
        "{count} cells read without full-width characters or outer spaces (row {rows}); "
        '"{before}" is read as "{after}"',
        rows=tr(", ").join(named),
        before=shorten(before),
        after=shorten(after),
    )
