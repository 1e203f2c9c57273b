"""The posts of one department, and who may have them.

A set of holders keeps the rules where

    |holders| = posts                                     posts = min(head count, candidates)
    |designated holders| ≥ first                          designations, or a share of them, first
    |holders who cover s| ≥ required(s)                   for each specialty s of the department

Candidates are the department's designated people, and its applicants with a merit of their own.
Departments share nothing, so that each has a contest of its own.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Candidate", "Contest", "Keys", "first_designated"]

Keys = tuple[int, ...]
"""What two candidates are compared by, in order, in millionths: the greater wins."""
NOISE = 1e-9
"""What binary floating point may add to a product that is whole."""


@dataclass(frozen=True)
class Candidate:
    """Somebody who may have a post.

    Attributes
    ----------
    engineer : id
    designated : whether the person was designated; else they applied
    keys : merit, the declared tie breaks, then what nobody declared
    covers : specialties of the department that the person covers
    parts : contribution -> points of the merit; empty without a merit of their own
    """

    engineer: str
    designated: bool
    keys: Keys
    covers: frozenset[str]
    parts: Mapping[str, float]


@dataclass(frozen=True)
class Contest:
    """One department's posts and candidates.

    Attributes
    ----------
    department : id
    candidates : by id
    head_count : posts that the rule book gives; None where it sets no limit
    share : of the designated who must bid like everybody else, 0..1
    required : specialty -> how many holders must cover it, support engineers taken off
    key_names : names of the keys; the first is merit
    declared : how many of the keys the rule book declares
    """

    department: str
    candidates: tuple[Candidate, ...]
    head_count: int | None
    share: float
    required: Mapping[str, int]
    key_names: tuple[str, ...]
    declared: int

    @property
    def posts(self) -> int:
        """How many posts are filled."""
        count = len(self.candidates)
        return count if self.head_count is None else min(self.head_count, count)

    @property
    def first(self) -> int:
        """How many posts are for the designated at least."""
        designated = sum(candidate.designated for candidate in self.candidates)
        return first_designated(designated, self.share, self.posts)

    @cached_property
    def by_name(self) -> dict[str, Candidate]:
        """Engineer -> candidate."""
        return {candidate.engineer: candidate for candidate in self.candidates}

    def missing(self, holders: Iterable[str]) -> dict[str, int]:
        """Specialty -> how many covers lack; without those that lack none."""
        held = [self.by_name[name].covers for name in holders]
        lacks = {
            specialty: count - sum(specialty in covers for covers in held)
            for specialty, count in self.required.items()
        }
        return {specialty: count for specialty, count in lacks.items() if count > 0}

    def designated(self, holders: Iterable[str]) -> int:
        """How many of some holders were designated."""
        return sum(self.by_name[name].designated for name in holders)

    def keeps_rules(self, holders: Collection[str]) -> bool:
        """Whether some holders fill the posts as the rules ask."""
        return (
            len(holders) == self.posts
            and self.designated(holders) >= self.first
            and not self.missing(holders)
        )

    def totals(self, holders: Iterable[str]) -> Keys:
        """Sum of each key over some holders."""
        keys = [self.by_name[name].keys for name in holders]
        return tuple(map(sum, zip(*keys, strict=True))) or (0,) * len(self.key_names)

    def declared_keys(self, engineer: str) -> Keys:
        """Give the keys of one candidate that the rule book declares."""
        return self.by_name[engineer].keys[: self.declared]


def first_designated(designated: int, share: float, posts: int) -> int:
    """How many designated people come first, of so many and for so many posts.

    >>> first_designated(5, 0.5, 9), first_designated(5, 0.0, 4), first_designated(5, 1.0, 9)
    (3, 4, 0)
    """
    return min(posts, math.ceil((1.0 - share) * designated - NOISE))
