"""Words of a column that a Chinese plan has its own for.

Tables in memory hold the English words, whatever is spoken; a file of a Chinese plan holds the
Chinese ones. A word may have one hole: ``{}`` for another word, ``{id}`` for what stays as it is.

    designated ⇄ 指定        cover {id} ⇄ 覆盖 {id}        tie break {} ⇄ 细则 {}

What a user calls something may look like such a word: then it stands in ``“…”``, so that whatever
is written is read back as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["Words"]

OPEN, CLOSE = "“", "”"
HOLES: Final = ("{}", "{id}")
Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Words:
    """The words of a column.

    Attributes
    ----------
    chinese : English word -> Chinese word, no two alike
    between : what parts several words in a cell; empty where a cell holds one
    """

    chinese: Mapping[str, str]
    between: str = ""

    def written(self, text: str) -> str:
        """Put the English words of a cell into Chinese."""
        return self.between.join(map(self.one_written, self.parts(text)))

    def read(self, text: str) -> str:
        """Put the Chinese words of a cell into English; English ones are left."""
        return self.between.join(map(self.one_read, self.parts(text)))

    def parts(self, text: str) -> list[str]:
        """Take a cell apart."""
        return text.split(self.between) if self.between else [text]

    def one_written(self, word: str) -> str:
        """Write one word so that it is read back as it is."""
        said = replaced(word, list(self.chinese.items()))
        return said if self.one_read(said) == word else f"{OPEN}{word}{CLOSE}"

    def one_read(self, word: str) -> str:
        """Read one word."""
        if len(word) > 1 and word.startswith(OPEN) and word.endswith(CLOSE):
            return word[1:-1]
        return replaced(word, [(chinese, english) for english, chinese in self.chinese.items()])


def replaced(word: str, pairs: list[tuple[str, str]]) -> str:
    """Put one word for another, and what stands in its hole; a word without a pair stays."""
    whole = next((there for here, there in pairs if here == word), None)
    if whole is not None:
        return whole
    for hole, here, there in with_holes(pairs):
        before, after = here.split(hole)
        inside = word[len(before) : len(word) - len(after)]
        if inside and word == before + inside + after:
            kept = inside if hole == "{id}" else replaced(inside, pairs)
            return kept.join(there.split(hole))
    return word


def with_holes(pairs: Pairs) -> Iterator[tuple[str, str, str]]:
    """Yield the pairs that have a hole, behind it."""
    for hole in HOLES:
        yield from ((hole, here, there) for here, there in pairs if hole in here)
