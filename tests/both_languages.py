"""What has to hold of every text that is said in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from ce_opt.language import spoken_in

__all__ = ["CHINESE", "ENGLISH", "in_both", "numbers", "same_facts"]

NUMBER = re.compile(r"[0-9]+(?:[.,:][0-9]+)*")
ENGLISH = re.compile(r"[A-Za-z']{2,}(?:[ ,]+[A-Za-z']{2,}){2,}")
"""A run of three English words; ids, keys of the rule book and quoted values are no such run."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def numbers(text: str) -> Counter[str]:
    """Numbers of a text, each as often as it stands there."""
    return Counter(NUMBER.findall(text))


def in_both(say: Callable[[], Sequence[str]]) -> tuple[list[str], list[str]]:
    """Say the same texts in English and in Chinese."""
    with spoken_in("en"):
        english = list(say())
    with spoken_in("zh"):
        return english, list(say())


def same_facts(say: Callable[[], Sequence[str]], *facts: str) -> list[str]:
    """Hold the Chinese texts against the English ones, and give them.

    Parameters
    ----------
    say : says the texts; there must be some
    facts : ids and names that stand as often in both
    """
    english, chinese = in_both(say)
    assert len(english) == len(chinese) > 0
    for one, other in zip(english, chinese, strict=True):
        assert numbers(one) == numbers(other), (one, other)
        assert not ENGLISH.search(other), other
        assert CHINESE.search(other), other
        for fact in facts:
            assert one.count(fact) == other.count(fact), (fact, one, other)
    return chinese
