"""The best that a contest can give, in plain Python: dynamic programming, no solver.

    state          (posts filled, designated among them, covers of each specialty), each held at
                   what is asked; the candidates are taken or left one after the other
    best(state)    the lexicographically greatest sum of keys that leads there

Sums of keys keep their order when the same is added to both, so that one sum for each state is
enough (Bellman 1957, Dynamic Programming). The optimiser (`choose`) is held against it by the audit
wherever the states are few; a department of forty has some hundreds to thousands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ce_opt.roster.contest import Candidate, Contest, Keys

__all__ = ["FEW_STATES", "Best", "best", "closest"]

FEW_STATES = 5_000
"""States of a department that are looked through in about a second."""

State = tuple[int, int, tuple[int, ...]]
"""Posts filled, designated among them, covers of each specialty."""
Table = dict[State, tuple[Keys, "Chain"]]
Chain = tuple[str, "Chain"] | None
"""Holders, the last first."""
Best = tuple[Keys, frozenset[str]]
"""Sum of the keys, and holders that give it."""


def best(contest: Contest, most_states: int | None = None) -> Best | None:
    """Find the best sum of keys of any holders who keep the rules.

    Parameters
    ----------
    contest : the department
    most_states : beyond so many states nothing is told

    Returns
    -------
    None where no holders keep the rules, or where it would take too many states.
    """
    needs = tuple(contest.required.values())
    table = filled(contest, most_states)
    found = table.get((contest.posts, contest.first, needs))
    return None if found is None else (found[0], frozenset(names(found[1])))


def closest(contest: Contest) -> dict[str, int]:
    """Specialty -> covers that lack where as few as possible do; nothing where none need lack.

    Among equally few, the first specialties lack least. Asked are only those who cover something,
    of each kind no more than a specialty needs; whoever else has a post fills up.
    """
    needs = contest.required
    reached = {(0, 0, (0,) * len(needs))}
    for one in useful(contest):
        for taken, bidding, covers in list(reached):
            others = bidding + (not one.designated)
            if taken < contest.posts and others <= contest.posts - contest.first:
                pairs = zip(covers, needs.items(), strict=True)
                more = tuple(min(most, had + (name in one.covers)) for had, (name, most) in pairs)
                reached.add((taken + 1, others, more))
    most_covers = max((state[2] for state in reached), key=lambda covers: (sum(covers), covers))
    met = dict(zip(needs, most_covers, strict=True))
    return {name: asked - met[name] for name, asked in needs.items() if met[name] < asked}


def useful(contest: Contest) -> Iterator[Candidate]:
    """Give candidates who cover something, of each kind as many as a specialty may need."""
    most = max(contest.required.values(), default=0)
    seen: Counter[tuple[bool, frozenset[str]]] = Counter()
    for one in contest.candidates:
        seen[one.designated, one.covers] += 1
        if one.covers and seen[one.designated, one.covers] <= most:
            yield one


def filled(contest: Contest, most_states: int | None) -> Table:
    """Every state that all candidates together can lead to; nothing beyond `most_states`."""
    start: State = (0, 0, (0,) * len(contest.required))
    table: Table = {start: ((0,) * len(contest.key_names), None)}
    left = len(contest.candidates)
    for candidate in contest.candidates:
        left -= 1
        table = taken_or_left(contest, table, candidate, left)
        if most_states is not None and len(table) > most_states:
            return {}
    return table


def taken_or_left(contest: Contest, table: Table, candidate: Candidate, left: int) -> Table:
    """States after one more candidate; those that can no longer fill the posts are dropped."""
    grown: Table = {
        state: found for state, found in table.items() if state[0] + left >= contest.posts
    }
    for state, (keys, holders) in table.items():
        if state[0] == contest.posts:
            continue
        after = with_candidate(contest, state, candidate)
        total = tuple(one + other for one, other in zip(keys, candidate.keys, strict=True))
        if after not in grown or total > grown[after][0]:
            grown[after] = (total, (candidate.engineer, holders))
    return grown


def with_candidate(contest: Contest, state: State, candidate: Candidate) -> State:
    """Give the state after a candidate has a post."""
    posts, designated, covers = state
    needs = contest.required.items()
    return (
        posts + 1,
        min(contest.first, designated + candidate.designated),
        tuple(
            min(most, count + (specialty in candidate.covers))
            for count, (specialty, most) in zip(covers, needs, strict=True)
        ),
    )


def names(chain: Chain) -> Iterator[str]:
    """Holders of a chain."""
    while chain is not None:
        name, chain = chain
        yield name
