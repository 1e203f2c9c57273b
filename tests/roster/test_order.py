"""Reserves in order, and who follows on each post."""

from __future__ import annotations

from dataclasses import replace

from ce_opt.roster.contest import Contest
from ce_opt.roster.contests import contests
from ce_opt.roster.order import followers, reserve_ranks
from roster.cases import TWO_POSTS, by_hand, every_set, small_contest


def department() -> Contest:
    season, found = by_hand()
    (contest,) = contests(season, TWO_POSTS, found)
    return contest


def test_reserves_stand_by_merit() -> None:
    assert reserve_ranks(department(), {"E4", "E2"}) == {"E3": 1, "E1": 2}
    assert reserve_ranks(department(), {"E4", "E2"}, most=1) == {"E3": 1}
    assert reserve_ranks(department(), {"E4", "E2"}, most=0) == {}


def test_equal_merit_shares_a_rank_whatever_nobody_declared() -> None:
    contest = department()
    level = contest.by_name["E3"].keys[: contest.declared]
    people = tuple(
        replace(one, keys=(*level, *one.keys[contest.declared :])) for one in contest.candidates
    )
    equal = replace(contest, candidates=people)
    assert reserve_ranks(equal, {"E4"}) == {"E1": 1, "E2": 1, "E3": 1}
    ranks = reserve_ranks(equal, {"E4", "E2"})
    assert followers(equal, {"E4", "E2"}, ranks, "E4") == ("E1", "E3")


def test_the_first_in_reserve_with_whom_everything_is_covered_follows() -> None:
    contest, holders = department(), {"E4", "E2"}
    ranks = reserve_ranks(contest, holders)
    assert followers(contest, holders, ranks, "E4") == ("E3",)
    assert followers(contest, holders, ranks, "E2") == ("E1",)  # E3 does not cover data
    assert followers(contest, holders, {"E3": 1}, "E2") == ()


def test_who_follows_keeps_the_rules_of_a_department_without_the_one_who_drops_out() -> None:
    looked_at = 0
    for seed in range(120):
        contest = small_contest(seed)
        for team in list(every_set(contest))[:1]:
            ranks = reserve_ranks(contest, team)
            for holder in team:
                left = tuple(one for one in contest.candidates if one.engineer != holder)
                without = replace(contest, candidates=left)
                others = [name for name in team if name != holder]
                fit = [
                    name
                    for name in ranks
                    if without.posts == contest.posts and without.keeps_rules([*others, name])
                ]
                best = min((ranks[name] for name in fit), default=0)
                right = sorted(name for name in fit if ranks[name] == best)
                assert list(followers(contest, team, ranks, holder)) == right
                looked_at += bool(right)
    assert looked_at > 30
