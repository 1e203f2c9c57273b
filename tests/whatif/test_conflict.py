"""Conflicts are infeasible, and feasible without any one promise, by trying every plan."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.conflict import conflict_of, minimal
from ce_opt.whatif.feasibility import Feasibility
from ce_opt.whatif.promises import Promise
from plan.hand_season import season
from tiny_seasons import read_tiny_season
from whatif.infeasible import INFEASIBLE
from whatif.relaxed import can_be_kept, counts_otherwise


def test_conflicts_of_a_hundred_seasons_are_proven_smallest() -> None:
    assert len(INFEASIBLE) >= 100
    sizes: set[int] = set()
    for seed in INFEASIBLE:
        found = conflict_of(Feasibility(read_tiny_season(seed)))
        assert found is not None
        assert found.proven
        assert not can_be_kept(seed, found.promises)
        for one in found.promises:
            assert can_be_kept(seed, [other for other in found.promises if other != one])
        sizes.add(len(found.promises))
    assert {2, 3, 4} <= sizes


def test_a_season_with_a_plan_has_no_conflict() -> None:
    for seed in (
        seed for seed in range(30) if seed not in INFEASIBLE and not counts_otherwise(seed)
    ):
        assert conflict_of(Feasibility(read_tiny_season(seed))) is None


def test_a_conflict_is_said_in_the_nouns_of_the_season() -> None:
    changes = {("clients", "C1"): {"service": "must"}, ("engineers", "E1"): {"care_hours": 10}}
    found = conflict_of(Feasibility(season(changes | {("engineers", "E2"): {"care_hours": 49}})))
    assert found is not None
    # Either seat of C1 takes 50 hours. E3 has 50, so the other seat is the trouble: E1 and E2 have
    # not enough. That A needs data as well does not matter.
    assert found.sentences == ("C1 must be served", "E1 has 10 care hours", "E2 has 49 care hours")


def test_a_conflict_is_about_the_wish_where_it_can_be() -> None:
    # C1 cannot be served with E1 at no hours and E2 at none, and E2 is wished for as A.
    changes = {
        ("clients", "C1"): {"service": "must"},
        ("engineers", "E1"): {"care_hours": 0},
        ("engineers", "E2"): {"care_hours": 0},
    }
    wish = {"client": "C1", "engineer": "E2", "seat": "A", "kind": "required"}
    found = Feasibility(season(changes, {"designations": [wish]}))
    about = conflict_of(found, wish=Promise("required", ("C1", "E2", "A")))
    assert about is not None
    assert about.sentences == ("E2 is required at seat A of C1", "E2 has 0 care hours")


def test_a_stopped_search_says_that_nothing_is_proven() -> None:
    stopper = Stopper()
    stopper.stop()
    found = conflict_of(Feasibility(read_tiny_season(INFEASIBLE[0])), stopper)
    assert found is not None
    assert not found.proven


def impossible(kept: Sequence[Promise], conflicts: list[set[Promise]]) -> bool:
    return any(one <= set(kept) for one in conflicts)


def test_the_search_finds_one_of_the_conflicts_that_there_are() -> None:
    rng = np.random.default_rng(5)
    for size in (1, 2, 7, 16, 33):
        every = [Promise("p", (str(number),)) for number in range(size)]
        for _ in range(20):
            conflicts = [
                {every[place] for place in rng.choice(size, rng.integers(1, size + 1), False)}
                for _ in range(3)
            ]
            found = minimal(every, lambda kept, all_=conflicts: impossible(kept, all_))
            assert impossible(found, conflicts)
            for fewer in itertools.combinations(found, len(found) - 1):
                assert not impossible(fewer, conflicts)


def test_what_comes_first_is_found_rather_than_what_comes_last() -> None:
    a, b, c = (Promise(name) for name in "abc")
    conflicts = [{a, b}, {b, c}]
    assert minimal([a, b, c], lambda kept: impossible(kept, conflicts)) == [a, b]
    assert minimal([c, b, a], lambda kept: impossible(kept, conflicts)) == [c, b]
