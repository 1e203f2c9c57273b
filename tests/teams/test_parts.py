"""Parts of a plan: what they come up with fits together, and is a plan."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Sequence

import numpy as np
import pytest

from ce_opt.teams.annealing import Schedule
from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.insertion import Guidance, recreate_all
from ce_opt.teams.parts import Division, Part, annealed
from ce_opt.teams.pool import pool_cost
from ce_opt.teams.problem import UNSERVED, IntArray, PlanLimit, TeamProblem
from ce_opt.teams.regions import Regions
from every import every
from teams.small_problems import (
    asking,
    cheapest_plan,
    columns_of,
    dearest_start,
    flat_limit,
    ints,
    plain_cost,
    problem_of,
    random_problem,
    reduced_at_random,
    whole,
)

WARM = Schedule(100.0, 1.0)
MOVES = 3000


def drawn(seed: int) -> tuple[TeamProblem, IntArray]:
    """A problem and a plan of it that has gaps, as entries; some of the clients served must be."""
    problem = random_problem(seed, clients=30, engineers=12, teams=60, must=0, tight=0.8)
    chance = np.random.default_rng(seed).random(problem.clients)
    chosen = np.where(chance < 0.4, UNSERVED, recreate_all(whole(problem)))
    must = (chosen != UNSERVED) & (chance > 0.7)
    return dataclasses.replace(problem, must=must), chosen


def division_of(problem: TeamProblem, count: int, seed: int = 0) -> Division:
    pool = whole(problem)
    return Division(pool, Guidance.of(pool, reduced_at_random(pool, seed)), count, (seed, 1))


def together(chosen: IntArray, parts: Sequence[Part]) -> IntArray:
    found = chosen.copy()
    for part in parts:
        found[part.clients] = annealed(part)
    return found


def people_of(part: Part) -> set[int]:
    """Everybody who may get a seat in a part."""
    return {*part.pool.a.tolist(), *part.pool.b.tolist()} - {-1}


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_what_the_parts_come_up_with_is_a_plan(count: int, last: bool) -> None:
    moved = 0
    for seed in range(5):
        problem, chosen = drawn(seed)
        division = division_of(problem, count, seed)
        for _ in range(2):
            before = plain_cost(problem, columns_of(division.pool, chosen))
            found = together(chosen, division.parts(chosen, MOVES, WARM, last=last))
            after = plain_cost(problem, columns_of(division.pool, found))
            assert before is not None
            assert after is not None
            assert not last or after <= before
            moved += int((found != chosen).sum())
            chosen = found
    assert moved > 5


@pytest.mark.parametrize("seed", range(10))
def test_no_engineer_and_no_client_is_in_two_parts(seed: int) -> None:
    problem, chosen = drawn(seed)
    division = division_of(problem, 3, seed)
    for _ in range(5):
        parts = division.parts(chosen, MOVES, WARM, last=False)
        people = [person for part in parts for person in people_of(part)]
        clients = [client for part in parts for client in part.clients.tolist()]
        assert len(parts) > 1
        assert len(people) == len(set(people))
        assert len(clients) == len(set(clients))


@pytest.mark.parametrize("seed", range(10))
def test_a_client_outside_the_parts_keeps_a_team_that_no_part_holds(seed: int) -> None:
    problem, chosen = drawn(seed)
    division = division_of(problem, 3, seed)
    parts = division.parts(chosen, MOVES, WARM, last=False)
    outside = set(range(problem.clients)).difference(*(part.clients.tolist() for part in parts))
    found = together(chosen, parts)
    pool = division.pool
    for client in outside:
        entry = int(chosen[client])
        assert found[client] == entry
        if entry != UNSERVED:
            team = {int(pool.a[entry]), int(pool.b[entry])} - {-1}
            assert not any(team <= people_of(part) for part in parts)


def four_people(limits: Sequence[PlanLimit] = ()) -> TeamProblem:
    """Three clients of four engineers; every client may have (0, 1), (0, 2) or (2, 3)."""
    teams = {(0, 1): 1, (0, 2): 2, (2, 3): 3}
    seats = [flat_limit("seats", 1, 3, clients=3, engineers=4)]
    return problem_of([teams] * 3, [50] * 3, 4, limits=seats, plan_limits=limits)


def two_regions(problem: TeamProblem, monkeypatch: pytest.MonkeyPatch) -> Division:
    """Engineers 0 and 1 here, 2 and 3 there; costs are the reduced costs."""
    monkeypatch.setattr(Regions, "grown", lambda regions: ints([0, 0, 1, 1]).astype(np.int32))
    pool = whole(problem)
    return Division(pool, Guidance.of(pool, pool.cost << PRICE_BITS), 2, (0, 0))


def test_a_team_across_the_border_stays_and_others_stay_on_their_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    division = two_regions(four_people(), monkeypatch)
    # Entries by rising cost: client 0 has (0, 2), across; 1 has (2, 3); 2 has (0, 1).
    chosen = ints([1, 5, 6])
    first, second = division.parts(chosen, 200, WARM, last=False)
    assert (first.clients.tolist(), second.clients.tolist()) == ([2], [1])
    assert (people_of(first), people_of(second)) == ({0, 1}, {2, 3})
    found = together(chosen, [first, second])
    assert found[0] == 1
    assert found[1] in (5, UNSERVED)
    assert found[2] in (6, UNSERVED)


def test_an_unserved_client_is_where_its_best_team_is(monkeypatch: pytest.MonkeyPatch) -> None:
    division = two_regions(four_people(), monkeypatch)
    chosen = ints([UNSERVED, 5, UNSERVED])
    parts = division.parts(chosen, 400, Schedule(1e-9, 1e-9), last=True)
    assert [part.clients.tolist() for part in parts] == [[0, 2], [1]]
    # (0, 1) is their cheapest team, and there is room for both.
    assert together(chosen, parts).tolist() == [0, 5, 6]


def test_what_a_plan_limit_has_left_is_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    # Candidates for A are 0 and 2, for B 1, 2 and 3; engineer 0 uses 2, engineer 2 in seat A 3.
    limit = PlanLimit("handovers", ints([2, 3] * 3), ints([0] * 9), 12)
    division = two_regions(four_people([limit]), monkeypatch)
    parts = division.parts(ints([1, 5, 6]), 200, WARM, last=False)
    # 2 + 3 + 2 are used and 5 are left, 2 for each part: 2 + 2 and 3 + 2.
    assert [part.pool.plan_capacity.tolist() for part in parts] == [[4], [5]]


@pytest.mark.parametrize("seed", range(10))
def test_moves_are_shared_out_by_clients(seed: int) -> None:
    problem, chosen = drawn(seed)
    parts = division_of(problem, 3, seed).parts(chosen, MOVES, WARM, last=False)
    each = [part.moves / len(part.clients) for part in parts]
    assert sum(part.moves for part in parts) <= MOVES
    assert max(each) - min(each) <= 1
    assert min(each) > 0


@every("seed", range(30))
def test_a_single_part_is_the_whole(seed: int) -> None:
    problem = random_problem(seed)
    start = dearest_start(problem)
    if start is None:
        return
    division = division_of(problem, 1, seed)
    parts = division.parts(start[0], MOVES, Schedule.of(start[1], problem.clients), last=True)
    found = columns_of(division.pool, together(start[0], parts))
    assert plain_cost(problem, found) == cheapest_plan(problem)


def same(one: Part, other: Part) -> bool:
    return pickle.dumps(one) == pickle.dumps(other)


def test_equal_seeds_divide_alike_and_borders_move() -> None:
    problem, chosen = drawn(3)
    first, again, other = (division_of(problem, 3, seed) for seed in (4, 4, 5))
    seen = set()
    for _ in range(4):
        each = [way.parts(chosen, MOVES, WARM, last=False) for way in (first, again)]
        assert [part.seed for part in each[0]] == [part.seed for part in each[1]]
        assert together(chosen, each[0]).tolist() == together(chosen, each[1]).tolist()
        assert [part.clients.tolist() for part in each[0]] == [
            part.clients.tolist() for part in each[1]
        ]
        seen.add(tuple(sorted(tuple(sorted(people_of(part))) for part in each[0])))
    seen.add(tuple(other.regions.grown().tolist()))
    assert len(seen) > 3


@pytest.mark.parametrize("last", [False, True])
def test_a_part_that_is_sent_away_gives_the_same_answer(last: bool) -> None:
    problem, chosen = drawn(2)
    for part in division_of(problem, 3).parts(chosen, MOVES, WARM, last=last):
        sent = pickle.loads(pickle.dumps(part))
        assert annealed(sent).tolist() == annealed(part).tolist() == annealed(part).tolist()


def test_the_last_stage_gives_its_best_choice_and_others_where_they_stand() -> None:
    hot, worse = Schedule(1e6, 1e6), 0
    for seed in range(6):
        problem, chosen = drawn(seed)
        for last in (False, True):
            for part in division_of(problem, 2, seed).parts(chosen, MOVES, hot, last=last):
                entry = {number: place for place, number in enumerate(part.pool.column.tolist())}
                found = ints([entry.get(number, UNSERVED) for number in annealed(part).tolist()])
                before, after = (pool_cost(part.pool, each) for each in (part.chosen, found))
                assert before is not None
                assert after is not None
                assert not last or after <= before
                worse += after > before
    # What is that hot may end worse than it began.
    assert worse > 0


def test_clients_without_any_team_are_in_no_part() -> None:
    division = division_of(problem_of([{}, {(0, -1): 1}, {}], [9] * 3, 2), 2)
    nobody = ints([UNSERVED] * 3)
    parts = division.parts(nobody, 100, Schedule(1e-9, 1e-9), last=True)
    assert [part.clients.tolist() for part in parts] == [[1]]
    assert together(nobody, parts).tolist() == [UNSERVED, 0, UNSERVED]


def test_what_a_limit_gets_beyond_what_it_asks_for_is_shared_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limit = PlanLimit("of all", ints([-1] * 6), ints([0] * 9), -1)
    division = two_regions(four_people([limit]), monkeypatch)
    parts = division.parts(ints([1, 5, 6]), 200, WARM, last=False)
    # Three are served where one has to be: two are spare, one for each part with its one client.
    assert [part.pool.plan_capacity.tolist() for part in parts] == [[0], [0]]
    limit = dataclasses.replace(limit, capacity=-2)
    division = two_regions(four_people([limit]), monkeypatch)
    parts = division.parts(ints([1, 5, 6]), 200, WARM, last=False)
    # One is spare, which is none for each of two: both have to keep theirs.
    assert [part.pool.plan_capacity.tolist() for part in parts] == [[-1], [-1]]


def test_what_parts_come_up_with_keeps_limits_that_ask_for_clients() -> None:
    plans = 0
    for seed in range(4):
        problem = asking(random_problem(seed, clients=30, engineers=12, teams=60, must=0), seed)
        chosen = recreate_all(whole(problem))
        division = division_of(problem, 3, seed)
        if plain_cost(problem, columns_of(division.pool, chosen)) is None:
            continue
        for _ in range(2):
            chosen = together(chosen, division.parts(chosen, MOVES, WARM, last=False))
            assert plain_cost(problem, columns_of(division.pool, chosen)) is not None
            plans += 1
    assert plans >= 4
