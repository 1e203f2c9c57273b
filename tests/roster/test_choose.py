"""Posts are given exactly, as trying every set would give them; and fairly."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from ce_opt.errors import ModelTooLarge
from ce_opt.roster import choose as chooser
from ce_opt.roster.choose import Choice, choose, without_covers
from ce_opt.roster.contest import Candidate, Contest
from ce_opt.roster.contests import contests
from roster.cases import TWO_POSTS, brute_force, by_hand, every_set, small_contest


def test_it_is_as_good_as_trying_every_set_with_and_without_the_solver() -> None:
    solved = 0
    for seed in range(300):
        contest = small_contest(seed)
        right, holders = brute_force(contest), choose(contest)
        assert (holders is None) == (right is None)
        if holders is None:
            continue
        teams = {frozenset(team) for team in every_set(contest)}
        assert holders in teams
        assert contest.totals(holders) == right
        if 0 < contest.posts < len(contest.candidates):
            by_solver = Choice(contest, 0).best()
            assert by_solver in teams
            assert contest.totals(by_solver) == right
            solved += 1
    assert solved > 60


def test_the_department_by_hand() -> None:
    season, found = by_hand()
    (contest,) = contests(season, TWO_POSTS, found)
    assert choose(contest) == {"E4", "E2"}
    assert choose(replace(contest, required={})) == {"E4", "E3"}
    assert choose(replace(contest, share=1.0)) == {"E3", "E2"}
    assert choose(replace(contest, required={"data": 2})) is None
    assert choose(replace(contest, head_count=3)) == {"E4", "E3", "E2"}


def test_a_raised_merit_never_takes_a_post_away() -> None:
    rng = random.Random(5)
    raised = 0
    for seed in range(150):
        contest = small_contest(seed)
        holders = choose(contest)
        for name in sorted(holders or ()):
            people = tuple(
                replace(one, keys=(one.keys[0] + rng.choice((1, 10**6)), *one.keys[1:]))
                if one.engineer == name
                else one
                for one in contest.candidates
            )
            assert name in (choose(replace(contest, candidates=people)) or ())
            raised += 1
    assert raised > 200


def test_other_names_and_another_order_choose_the_same_people() -> None:
    """Where keys part them all; people who are equal in everything cannot be told apart."""
    compared = 0
    for seed in range(0, 200, 2):
        contest = small_contest(seed)
        people = tuple(
            replace(one, keys=(one.keys[0], one.keys[1], 7 * place + 1))
            for place, one in enumerate(contest.candidates)
        )
        contest = replace(contest, candidates=people)
        best = brute_force(contest)
        equals = [team for team in every_set(contest) if contest.totals(team) == best]
        if len(equals) != 1:
            continue
        renamed = {name: f"X{99 - int(name[1:])}" for name in contest.by_name}
        others = [replace(one, engineer=renamed[one.engineer]) for one in people]
        other = replace(contest, candidates=tuple(sorted(others, key=lambda one: one.engineer)))
        assert {renamed[name] for name in choose(contest) or ()} == choose(other)
        compared += 1
    assert compared > 30


def test_equal_people_are_chosen_by_id_every_time() -> None:
    people = tuple(
        Candidate(f"E{place}", False, (5, 5, 5), frozenset({"data"}), {}) for place in range(6)
    )
    contest = Contest("D", people, 2, 0.0, {"data": 2}, ("merit", "panel", "indicators"), 2)
    assert choose(contest) == without_covers(contest) == Choice(contest, 3).best() == {"E0", "E1"}


def test_sums_that_differ_in_the_last_digit_are_told_apart() -> None:
    # 10^8 against 10^8 + 1 in merit, and in the second key, where both sums of merit are equal.
    one, two = Candidate("E1", False, (10**8, 10**8, 0), frozenset({"data"}), {}), None
    two = Candidate("E2", False, (10**8, 10**8 + 1, 0), frozenset({"cable"}), {})
    three = Candidate("E3", True, (1, 1, 1), frozenset({"data", "cable"}), {})
    four = Candidate("E4", False, (2 * 10**8, 0, 0), frozenset(), {})
    people, names = (one, two, three, four), ("merit", "panel", "indicators")
    contest = Contest("D", people, 2, 1.0, {"data": 0, "cable": 0}, names, 2)
    assert Choice(contest, 0).best() == {"E2", "E4"}


def test_no_answer_in_time_is_an_error_and_never_a_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chooser, "WORK", 0.0)
    hard = next(
        contest
        for contest in map(small_contest, range(0, 400))
        if brute_force(contest) and not contest.keeps_rules(without_covers(contest))
    )
    with pytest.raises(ModelTooLarge, match="the posts of D cannot be settled"):
        choose(hard)
