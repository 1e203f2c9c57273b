"""Which declared table or column a word in a file stands for.

A word is the English or the Chinese name, in any case and width. A word that is not a name, but
near to one that is absent, was most likely meant as it: it is refused rather than passed over,
because a misspelt optional column or table would otherwise change the plan in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

from ce_opt.language import tr
from ce_opt.season.fold import fold

__all__ = ["Match", "Named", "match", "nearest", "one_of"]

NEAR = 0.75
"""Similarity (difflib ratio) from which an unknown word counts as a misspelling."""
GUESS = 0.5
"""The same for the word that is offered where an unknown one is refused in any case."""
LIKELY = 0.55
"""The same where a required name is absent, so that something is wrong in any case."""


class Named(Protocol):
    """A declared table or column."""

    @property
    def name(self) -> str:
        """English name."""

    @property
    def chinese(self) -> str:
        """Chinese name."""

    @property
    def optional(self) -> bool:
        """Whether it may be absent."""


@dataclass(frozen=True)
class Match:
    """What each word of a file stands for; words are given by their position.

    Attributes
    ----------
    found : declared name -> position
    doubles : position of a second word for the same name -> name
    near : position of an unknown word -> the absent name that it is near to
    unknown : positions of all other words
    missing : required names that no word is or is near to
    """

    found: Mapping[str, int]
    doubles: Mapping[int, str]
    near: Mapping[int, str]
    unknown: Sequence[int]
    missing: Sequence[str]


def match(words: Sequence[str], declared: Sequence[Named]) -> Match:
    """Match the words of a file with declared names; empty words are left out."""
    names = {fold(word).casefold(): item.name for item in declared for word in spellings(item)}
    found: dict[str, int] = {}
    doubles: dict[int, str] = {}
    unknown: list[int] = []
    for position, word in enumerate(words):
        name = names.get(fold(word).casefold())
        if name is None:
            unknown += [position] if word.strip() else []
        elif name in found:
            doubles[position] = name
        else:
            found[name] = position
    near = misspelt(words, unknown, [item for item in declared if item.name not in found])
    missing = [
        item.name
        for item in declared
        if not (item.optional or item.name in found or item.name in near.values())
    ]
    return Match(found, doubles, near, [place for place in unknown if place not in near], missing)


def misspelt(
    words: Sequence[str], unknown: Sequence[int], absent: Sequence[Named]
) -> dict[int, str]:
    """Pair unknown words with absent names: first the clear cases, then the likely ones."""
    near: dict[int, str] = {}
    for cutoff, candidates in (
        (NEAR, absent),
        (LIKELY, [item for item in absent if not item.optional]),
    ):
        for position in unknown:
            open_names = {
                word.casefold(): item.name
                for item in candidates
                if item.name not in near.values()
                for word in spellings(item)
            }
            word = nearest(fold(words[position]).casefold(), open_names, cutoff)
            if word and position not in near:
                near[position] = open_names[word]
    return near


def spellings(item: Named) -> tuple[str, str]:
    """Both names of a declared table or column."""
    return item.name, item.chinese


def nearest(word: str, words: Iterable[str], cutoff: float = NEAR) -> str:
    """Find the word most like `word`, or nothing."""
    return next(iter(get_close_matches(word, list(words), 1, cutoff)), "")


def one_of(word: str, known: Iterable[str], shown: int | None = None, more: str = "") -> str:
    """Say what to write instead of an unknown word: the one most like it, else any that is known.

    Parameters
    ----------
    shown : how many are named where none is near; all of them unless given
    more : what stands for those that are not named
    """
    words = list(known)
    near = nearest(word, words, GUESS)
    if near:
        return tr('write "{word}"', word=near)
    named = words if shown is None or len(words) <= shown else [*words[:shown], more]
    return tr("write one of {words}", words=tr(", ").join(filter(None, named)))
