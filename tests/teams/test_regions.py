"""Regions of a plan: everybody has one, and a client is at home where its whole team is."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.teams.insertion import Guidance, recreate_all
from ce_opt.teams.problem import UNSERVED, TeamProblem
from ce_opt.teams.regions import Regions
from ce_opt.teams.territory import ABROAD
from teams.small_problems import ints, problem_of, random_problem, reduced_at_random, whole


def regions_of(problem: TeamProblem, count: int, seed: int = 0) -> Regions:
    pool = whole(problem)
    return Regions(pool, Guidance.of(pool, reduced_at_random(pool, seed)), count, (seed, 1))


@pytest.mark.parametrize(("engineers", "count"), [(12, 1), (12, 4), (12, 5), (3, 7)])
def test_everybody_has_one_region_and_none_is_larger_than_its_share(
    engineers: int, count: int
) -> None:
    problem = random_problem(1, clients=10, engineers=engineers, teams=9)
    regions = regions_of(problem, count)
    for _ in range(5):
        region = regions.grown().tolist()
        assert len(region) == engineers
        assert set(region) <= set(range(count))
        assert max(region.count(each) for each in region) <= -(-engineers // count)


def test_people_who_form_teams_among_themselves_are_not_parted() -> None:
    # 0–1–2 and 3–4–5 are chains of teams; two regions of three must be these.
    teams = [{(0, 1): 1}, {(2, 1): 1}, {(3, 4): 1}, {(5, 4): 1}]
    regions = regions_of(problem_of(teams, [9] * 4, 6), 2)
    for _ in range(10):
        region = regions.grown().tolist()
        assert region in ([0, 0, 0, 1, 1, 1], [1, 1, 1, 0, 0, 0])


@pytest.mark.parametrize("seed", range(10))
def test_territories_part_the_clients_whose_team_lies_in_one_region(seed: int) -> None:
    problem = random_problem(seed, clients=30, engineers=12, teams=60, must=0, tight=0.8)
    regions = regions_of(problem, 3, seed)
    pool = regions.pool
    chosen = recreate_all(pool)
    chosen[::4] = UNSERVED
    territories = regions.territories(chosen)
    homes: dict[int, int] = {}
    for territory in territories:
        homes |= dict.fromkeys(territory.clients.tolist(), territory.number)
    assert sum(len(territory.clients) for territory in territories) == len(homes)
    region = territories[0].region.tolist()
    reduced = reduced_at_random(pool, seed).tolist()
    for client, entry in enumerate(chosen.tolist()):
        if entry == UNSERVED:
            # Its entry of least reduced cost, looked for one by one.
            own = range(int(pool.start[client]), int(pool.start[client + 1]))
            entry = min(own, key=reduced.__getitem__, default=UNSERVED)
        if entry == UNSERVED:
            assert client not in homes
            continue
        places = {region[person] for person in (pool.a[entry], pool.b[entry]) if person >= 0}
        expected = places.pop() if len(places) == 1 else ABROAD
        assert homes.get(client, ABROAD) == expected == territories[0].home[client]


def test_a_client_without_any_team_is_at_home_nowhere() -> None:
    regions = regions_of(problem_of([{}, {(0, -1): 1}], [9] * 2, 2), 2)
    home = regions.homes(ints([UNSERVED, UNSERVED]), np.array([1, 0], dtype=np.int32))
    assert home.tolist() == [ABROAD, 1]
