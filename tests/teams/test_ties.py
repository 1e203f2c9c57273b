"""Pairs with a relation, against going through all pairs of candidates."""

import itertools
from typing import Any

import pytest

from ce_opt.teams.arrays import SeasonArrays, Teams
from ce_opt.teams.eligible import eligible, in_seat
from ce_opt.teams.ties import Ties, ties_among
from every import every
from plan.hand_season import season
from teams.conformance import TIED, tied


def candidates(arrays: SeasonArrays) -> tuple[Teams, Teams]:
    a, b = (in_seat(seat, *eligible(arrays, seat)) for seat in "AB")
    return a, b


def ties_of(arrays: SeasonArrays) -> Ties:
    return ties_among(arrays, *candidates(arrays))


def named(arrays: SeasonArrays) -> dict[tuple[str, str, str], tuple[float, bool]]:
    """(client, A, B) -> points and whether it is allowed, in the order of the ties."""
    (a, b), ties = candidates(arrays), ties_of(arrays)
    return {
        (
            arrays.clients[client],
            arrays.engineers[a.a[one]],
            arrays.engineers[b.b[other]],
        ): (float(points), bool(allowed))
        for client, one, other, points, allowed in zip(*ties, strict=True)
    }


@every("seed", TIED)
def test_the_ties_are_all_pairs_of_candidates_with_a_relation(seed: int) -> None:
    found, facts = tied(seed), tied(seed).facts
    arrays = found.arrays
    a, b = candidates(arrays)
    names = [*arrays.engineers, ""]
    expected = [
        (int(client), one, other)
        for (one, client), (other, of) in itertools.product(
            enumerate(a.client), enumerate(b.client)
        )
        if client == of and facts.ties(names[a.a[one]], names[b.b[other]])
    ]
    ties = ties_of(arrays)
    assert [tuple(map(int, tie[:3])) for tie in zip(*ties, strict=True)] == expected


@every("seed", TIED)
def test_a_tie_adds_its_tension_and_a_conflict_refuses(seed: int) -> None:
    facts, rules = tied(seed).facts, tied(seed).arrays.rules
    for (_, a, b), (points, allowed) in named(tied(seed).arrays).items():
        kinds = facts.ties(a, b)
        tension = ("avoid" in kinds) - ("prefer" in kinds)
        assert points == pytest.approx(rules.weights.pair_tension * tension, abs=1e-9)
        if "conflict" in kinds:
            assert not allowed


def with_ties(*kinds: tuple[str, str, str], **more: Any) -> SeasonArrays:  # noqa: ANN401
    rows = [{"engineer": one, "other": other, "kind": kind} for one, other, kind in kinds]
    return SeasonArrays.of(season(more={"relations": rows} | more))


# In the season made by hand E1 avoids E2, weight 15. At C1 E1 and E2 may be A, all three may be B.
HAND = {("C1", "E1", "E2"): (15.0, True), ("C1", "E2", "E1"): (15.0, True)}


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], HAND),
        ([("E2", "E1", "avoid")], HAND),  # both directions of one tie
        (
            [("E2", "E1", "prefer")],
            {("C1", "E1", "E2"): (0.0, True), ("C1", "E2", "E1"): (0.0, True)},
        ),
        (
            [("E2", "E1", "conflict")],
            {("C1", "E1", "E2"): (15.0, False), ("C1", "E2", "E1"): (15.0, False)},
        ),
        ([("E3", "E1", "prefer")], HAND | {("C1", "E1", "E3"): (-15.0, True)}),
        ([("E2", "C1", "avoid")], HAND),  # belongs to E2's seats, whoever the other is
        ([("E2", "C1", "conflict")], {}),  # E2 is no candidate any more
    ],
)
def test_ties_by_hand(
    kinds: list[tuple[str, str, str]], expected: dict[tuple[str, str, str], tuple[float, bool]]
) -> None:
    assert named(with_ties(*kinds)) == {
        key: pytest.approx(value) for key, value in expected.items()
    }


def test_a_tie_with_the_last_engineer_is_not_found_where_seat_b_stays_empty() -> None:
    # E3, the last, is kept from B of C1; nobody is B of C2, the next client.
    row = {"client": "C1", "engineer": "E3", "seat": "B", "kind": "forbidden"}
    arrays = with_ties(("E1", "E3", "avoid"), designations=[row])
    assert set(named(arrays)) == set(HAND)


def test_a_designation_may_refuse_a_tied_pair_too() -> None:
    # Both E2 and E3 are required: E1 and E2, who avoid each other, are no team.
    rows = [
        {"client": "C1", "engineer": who, "seat": "any", "kind": "required"} for who in ("E2", "E3")
    ]
    assert named(with_ties(designations=rows)) == {
        ("C1", "E1", "E2"): (15.0, False),
        ("C1", "E2", "E1"): (15.0, False),
    }


def test_without_candidates_or_relations_there_are_no_ties() -> None:
    assert named(SeasonArrays.of(season(max_travel_minutes=1))) == {}
    made = season({("relations", "E1"): {"other": "C1"}})  # with a client alone
    assert named(SeasonArrays.of(made)) == {}
