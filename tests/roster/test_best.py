"""Dynamic programming finds what trying every set finds."""

from __future__ import annotations

from ce_opt.roster.best import best, closest
from ce_opt.roster.contest import Contest
from roster.cases import brute_force, every_set, small_contest


def test_it_is_as_good_as_trying_every_set() -> None:
    verdicts = set()
    for seed in range(400):
        contest = small_contest(seed)
        right, found = brute_force(contest), best(contest)
        verdicts.add(right is None)
        assert (None if found is None else found[0]) == right
        if found is not None:
            assert tuple(sorted(found[1])) in {tuple(sorted(team)) for team in every_set(contest)}
            assert contest.totals(found[1]) == right
    assert verdicts == {True, False}


def least_missing(contest: Contest) -> int:
    """Covers that lack at least, by asking for fewer and fewer in every way."""
    free = Contest(**{**vars_of(contest), "required": {}})
    return min(
        sum(
            max(0, count - sum(name in contest.by_name[one].covers for one in team))
            for name, count in contest.required.items()
        )
        for team in every_set(free)
    )


def vars_of(contest: Contest) -> dict[str, object]:
    return {name: getattr(contest, name) for name in Contest.__dataclass_fields__}


def test_as_few_covers_lack_as_can_be() -> None:
    for seed in range(200):
        contest = small_contest(seed)
        lacking = closest(contest)
        assert sum(lacking.values()) == least_missing(contest)
        assert bool(lacking) == (brute_force(contest) is None)


def test_beyond_so_many_states_nothing_is_told() -> None:
    contest = next(small for small in map(small_contest, range(99)) if len(small.by_name) == 9)
    assert best(contest, most_states=2) is None
