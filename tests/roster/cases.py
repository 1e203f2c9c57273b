"""Departments made up for the tests: small random ones, and one worked out by hand.

By hand (tables in tests/bids/seasons.py; the panel gives E1 62, E2 75 and E3 86.5, E4 was
designated and counts at their mean, 74.5). Department D1 must cover data at level 3:

    E1  applicant   62     data 4          E3  applicant   86.5   data 2
    E2  applicant   75     data 3          E4  designated  74.5   –

Two posts: E4 comes first, and somebody must cover data: E2. E3 has more merit and covers nothing.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

from bids.seasons import small_season
from ce_opt.bids import Evaluation, evaluate
from ce_opt.roster.contest import Candidate, Contest, Keys
from ce_opt.season import Season
from ce_opt.season.rulebook import Bids, Roster

SPECIALTIES = ("cable", "data", "power")
TWO_POSTS = Roster(head_count=2)


def small_contest(seed: int) -> Contest:
    """One to nine candidates; in every second department many keys are equal."""
    rng = random.Random(seed)
    values: Any = range(4) if seed % 2 else (0, 10, 50 * 10**6, 99_999_999, 10**8)
    asked = SPECIALTIES[: rng.randint(0, 3)]
    size = rng.randint(1, 9)
    return Contest(
        department="D",
        candidates=tuple(
            Candidate(
                engineer=f"E{place}",
                designated=rng.random() < 0.4,
                keys=tuple(rng.choice(values) for _ in range(3)),
                covers=frozenset(name for name in asked if rng.random() < 0.45),
                parts={"panel skill": 1.0},
            )
            for place in range(size)
        ),
        head_count=rng.randint(0, size + 1) if rng.random() < 0.9 else None,
        share=rng.choice((0.0, 0.25, 0.5, 1.0)),
        required={name: rng.choice((0, 1, 1, 2)) for name in asked},
        key_names=("merit", "panel", "indicators"),
        declared=2,
    )


def every_set(contest: Contest) -> Iterator[tuple[str, ...]]:
    """Every set of holders that keeps the rules, said here once more."""
    people = contest.candidates
    posts = len(people) if contest.head_count is None else min(len(people), contest.head_count)
    designated = sum(one.designated for one in people)
    first = next(n for n in range(designated + 1) if n >= (1 - contest.share) * designated - 1e-9)
    for team in itertools.combinations(people, posts):
        covered = all(
            sum(name in one.covers for one in team) >= count
            for name, count in contest.required.items()
        )
        if covered and sum(one.designated for one in team) >= min(posts, first):
            yield tuple(one.engineer for one in team)


def brute_force(contest: Contest) -> Keys | None:
    """The best sum of keys of all sets; None where none keeps the rules."""
    keys = {one.engineer: one.keys for one in contest.candidates}
    return max(
        (
            tuple(sum(keys[name][place] for name in team) for place in range(3))
            for team in every_set(contest)
        ),
        default=None,
    )


def by_hand(**changes: Any) -> tuple[Season, Evaluation]:  # noqa: ANN401
    """The season by hand, with section [bids] at its defaults, and its evaluation."""
    return changed(**changes) if changes else unchanged()


@cache
def unchanged() -> tuple[Season, Evaluation]:
    return changed()


def changed(**changes: Any) -> tuple[Season, Evaluation]:  # noqa: ANN401
    season = small_season(changes.pop("bids", {}), **changes)
    found = evaluate(season, season.rulebook.bids or Bids())
    assert found is not None
    return season, found
