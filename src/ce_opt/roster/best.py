"""The best that a contest can give, in plain Python: dynamic programming, no solver.

    state          (posts filled, designated among them, covers of each specialty), each held at
                   what is asked; the candidates are taken or left one after the other
    best(state)    the lexicographically greatest sum of keys that leads there

Sums of keys keep their order when the same is added to both, so that one sum for each state is
enough (Bellman 1957, Dynamic Programming). The optimiser (`choose`) is held against it by the audit
wherever the states are few; a department of forty has some hundreds to thousands.
"""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.roster.contest import Candidate, Contest, Keys

__all__ = ["Best", "best", "closest"]

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

    Among equally few, those by the holders of the greatest sum of keys.
    """
    wanted = tuple(contest.required.values())
    ends = [
        (-sum(wanted) + sum(state[2]), keys, holders)
        for state, (keys, holders) in filled(contest, None).items()
        if state[:2] == (contest.posts, contest.first)
    ]
    return contest.missing(names(max(ends, key=lambda end: end[:2])[2]))


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
