"""Text in the columns of a terminal, where a Chinese character takes two."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["left", "right", "wide", "wrapped"]

UNIT = re.compile(r"\s+|[\x21-\u2e7f]+[、。，；：）！？]*|.[、。，；：）！？]*")
"""What is not torn apart at the end of a line: a word, a character, each with what closes it."""


def wide(text: str) -> int:
    """Columns that a text takes in a terminal; Chinese characters take two.

    >>> wide("A角"), wide("seat")
    (3, 4)
    """
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def left(text: str, width: int) -> str:
    """Write a text at the left of a column."""
    return text + " " * (width - wide(text))


def right(text: str, width: int) -> str:
    """Write a text at the right of a column."""
    return " " * (width - wide(text)) + text


def wrapped(text: str, width: int) -> Iterator[str]:
    """Break a paragraph into lines of some columns at most; a longer word has a line to itself.

    >>> list(wrapped("检查一个分配季。", 10))
    ['检查一个分', '配季。']
    """
    line = ""
    for unit in UNIT.findall(" ".join(text.split())):
        if line.strip() and wide(line + unit.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += unit if line else unit.lstrip()
    if line.strip():
        yield line.rstrip()
