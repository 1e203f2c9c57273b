"""Profiles, against asking about every candidate and every pair by itself."""

import itertools
from functools import cache

import numpy as np
import pytest

from ce_opt.season import Season
from ce_opt.teams.arrays import NOBODY, SeasonArrays, Teams
from ce_opt.teams.eligible import eligible, in_seat
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.profiles import Profiles, by_profile, profile_pairs
from ce_opt.teams.rules import designation
from ce_opt.teams.terms import single_cover, uncovered_specialties, weight
from every import every
from plan.hand_season import Row, need, season
from teams.conformance import TIED, tied

Seat = tuple[Teams, Profiles]


@cache
def seats_of(seed: int) -> tuple[Seat, Seat]:
    """Candidates for A and for B, with their profiles."""
    a, b = (profiled(tied(seed).arrays, seat) for seat in "AB")
    return a, b


def profiled(arrays: SeasonArrays, seat: str) -> Seat:
    client, engineer, profiles = by_profile(arrays, *eligible(arrays, seat))
    return in_seat(seat, client, engineer), profiles


def what_pairs_ask(facts: Facts, client: str, engineer: str) -> tuple[object, ...]:
    """Which needs somebody covers, and whether a designation to either seat names them."""
    covered = [
        need.specialty for need in facts.needs[client] if engineer and facts.covers(engineer, need)
    ]
    row = {"client": client, "engineer": engineer, "seat": "any", "kind": "required"}
    return (*covered, engineer if row in facts.designations else None)


@pytest.mark.parametrize("place", [0, 1], ids=["A", "B"])
@every("seed", TIED)
def test_candidates_share_a_profile_where_pairs_ask_the_same_of_them(seed: int, place: int) -> None:
    arrays, facts = tied(seed).arrays, tied(seed).facts
    teams, profiles = seats_of(seed)[place]
    names = [*arrays.engineers, ""]
    people = (teams.b if place else teams.a).tolist()
    of_profile: dict[tuple[int, int], tuple[object, ...]] = {}
    for client, person, profile in zip(
        teams.client.tolist(), people, profiles.of.tolist(), strict=True
    ):
        asked = what_pairs_ask(facts, arrays.clients[client], names[person])
        assert of_profile.setdefault((client, profile), asked) == asked
    for client in range(len(arrays.clients)):
        own = [asked for (of, _), asked in of_profile.items() if of == client]
        assert len(set(own)) == len(own) == profiles.count[client]


@pytest.mark.parametrize("place", [0, 1], ids=["A", "B"])
@every("seed", TIED)
def test_candidates_stay_the_same_people_sorted_by_profile(seed: int, place: int) -> None:
    arrays = tied(seed).arrays
    teams, profiles = seats_of(seed)[place]
    people = teams.b if place else teams.a
    order = list(zip(teams.client.tolist(), profiles.of.tolist(), people.tolist(), strict=True))
    assert order == sorted(order)
    found = eligible(arrays, "AB"[place])
    assert sorted((client, who) for client, _, who in order) == [
        pair for pair in zip(*(part.tolist() for part in found), strict=True)
    ]
    # The first with each profile: 0, 1, 2 … for each client.
    heads = [at for at, row in enumerate(order) if at == 0 or row[:2] != order[at - 1][:2]]
    assert profiles.first.tolist() == heads
    numbers = [list(range(count)) for count in profiles.count.tolist()]
    assert [order[at][1] for at in heads] == list(itertools.chain(*numbers))


@every("seed", TIED)
def test_the_table_says_of_every_pair_what_it_costs_and_whether_designations_allow_it(
    seed: int,
) -> None:
    arrays, facts = tied(seed).arrays, tied(seed).facts
    names = [*arrays.engineers, ""]
    (seat_a, a), (seat_b, b) = seats_of(seed)
    start, points, allowed = profile_pairs(arrays, seat_a, seat_b, a, b)
    assert start[-1] == len(points) == len(allowed)
    for client, name in enumerate(arrays.clients):
        pairs = itertools.product(
            np.nonzero(seat_a.client == client)[0], np.nonzero(seat_b.client == client)[0]
        )
        for one, other in pairs:
            team = Team(name, names[seat_a.a[one]], names[seat_b.b[other]])
            if team.a == team.b:
                continue
            cell = start[client] + a.of[one] * b.count[client] + b.of[other]
            expected = sum(
                weight(arrays.rules, term.NAME) * term.points_of(facts, team)
                for term in (uncovered_specialties, single_cover)
            )
            assert points[cell] == pytest.approx(expected, abs=1e-9)
            breaches = designation.breaches(facts, [team])
            assert allowed[cell] == (not any(breach.subject == name for breach in breaches))


ALIKE: dict[tuple[str, str], Row] = {
    ("skills", "E2"): {"level": 4},
    ("skills", "E3"): {"level": 4},
}
"""With these levels, and E2's cable, all three cover data 3 and cable 3, which C1 needs."""
CABLE = [{"engineer": "E2", "specialty": "cable", "level": 3}]


def together(made: Season, seat: str) -> list[list[str]]:
    """Who share a profile at C1."""
    arrays = SeasonArrays.of(made)
    teams, profiles = profiled(arrays, seat)
    people = (teams.a if seat == "A" else teams.b)[teams.client == 0]
    groups: dict[int, list[str]] = {}
    for person, profile in zip(people, profiles.of.tolist(), strict=False):
        groups.setdefault(profile, []).append(arrays.engineers[person])
    return sorted(groups.values())


def test_people_who_cover_the_same_needs_are_one_profile_unless_a_designation_names_one() -> None:
    named = [{"client": "C1", "engineer": "E1", "seat": "any", "kind": "required"}]
    assert together(season(ALIKE, {"skills": CABLE}), "A") == [["E1", "E2", "E3"]]
    made = season(ALIKE, {"skills": CABLE, "designations": named})
    assert together(made, "A") == [["E1"], ["E2", "E3"]]


@pytest.mark.parametrize("missing", ["x000", "x035", "x129"])
@pytest.mark.parametrize("needs", [40, 130])
def test_one_need_of_very_many_tells_people_apart(needs: int, missing: str) -> None:
    names = [f"x{number:03}" for number in range(needs)]
    more = {
        "specialties": [{"specialty": name, "name": "x", "leads_groups": False} for name in names],
        "needs": [need("C1", name, 1, 1, primary=False) for name in names],
        "skills": CABLE
        + [
            {"engineer": who, "specialty": name, "level": 1}
            for who in ("E1", "E2", "E3")
            for name in names
            if (who, name) != ("E3", missing)
        ],
    }
    apart = [["E1", "E2"], ["E3"]] if missing in names else [["E1", "E2", "E3"]]
    for seat in ("A", "B"):
        assert together(season(ALIKE, more), seat) == apart


def test_nobody_has_a_profile_of_its_own_in_the_seat_that_stays_empty() -> None:
    teams, found = profiled(SeasonArrays.of(season()), "B")
    assert teams.b[teams.client == 1].tolist() == [NOBODY]  # C2 has seat A alone
    assert found.count[1] == 1


@pytest.mark.parametrize("others", [60, 62, 200])
def test_the_number_of_specialties_does_not_matter(others: int) -> None:
    # cable comes first, then data and power, then many that nobody needs.
    many = [{"specialty": f"x{n:03}", "name": "x", "leads_groups": False} for n in range(others)]
    _, few = profiled(SeasonArrays.of(season()), "B")
    _, found = profiled(SeasonArrays.of(season(more={"specialties": many})), "B")
    assert found.count.tolist() == few.count.tolist()
