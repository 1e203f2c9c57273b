"""The arrays and the plain facts of the season in instances/tiny, as its README works them out."""

import numpy as np
import pytest

from ce_opt.season import season_from_frames
from ce_opt.teams.arrays import NOBODY, NONE, SeasonArrays
from every import every
from teams.conformance import SEEDS, tiny
from teams.tiny_by_hand import by_hand
from tiny_seasons import tiny_season

DATA, CABLE, POWER = 1, 0, 2
"""Specialties in the order of their ids: cable, data, power."""


@pytest.fixture(scope="module")
def arrays() -> SeasonArrays:
    return SeasonArrays.of(by_hand())


def test_clients_and_engineers_stand_in_the_order_of_their_ids(arrays: SeasonArrays) -> None:
    assert arrays.clients == ("C1", "C2", "C3", "C4")
    assert arrays.engineers == ("E1", "E2", "E3", "E4")


def test_importance_is_a_share_of_one(arrays: SeasonArrays) -> None:
    assert arrays.importance == pytest.approx([1, 0.5, 0, 0.3])


def test_a_client_with_seat_a_alone_leaves_all_hours_to_a(arrays: SeasonArrays) -> None:
    assert arrays.hours.tolist() == [100, 40, 50, 20]
    assert arrays.two_seats.tolist() == [True, True, False, False]
    assert arrays.a_share.tolist() == [0.7, 0.7, 1, 1]


def test_service_is_must_or_never_or_neither(arrays: SeasonArrays) -> None:
    assert arrays.must.tolist() == [False, False, True, False]
    assert arrays.never.tolist() == [False, False, False, True]


def test_needs_have_a_level_a_share_of_the_hours_and_one_primary(arrays: SeasonArrays) -> None:
    assert arrays.need_level[0].tolist() == [2, 3, 0]
    assert arrays.need_share[0] == pytest.approx([0.4, 0.6, 0])
    assert arrays.need_share[1] == pytest.approx([0, 0.5, 0.5])
    assert arrays.primary.tolist() == [DATA, DATA, CABLE, DATA]


def test_nobody_is_one_engineer_more_who_knows_nothing(arrays: SeasonArrays) -> None:
    assert arrays.level.tolist() == [[3, 5, 0], [4, 3, 0], [0, 1, 4], [4, 4, 4], [0, 0, 0]]
    assert arrays.level[NOBODY, POWER] == 0


def test_limits_that_are_not_set_are_minus_one(arrays: SeasonArrays) -> None:
    assert arrays.care_hours.tolist() == [100, 80, 50, 100]
    assert arrays.max_a.tolist() == [1, -1, -1, -1]
    assert arrays.max_clients.tolist() == [-1, 2, -1, -1]


def test_trips_are_looked_up_by_district(arrays: SeasonArrays) -> None:
    # E1, E2 and E4 to C1 in the harbour 12, 30 and 24 minutes; to C3 on the island 30, 12 and 60.
    def minutes(engineer: int, client: int) -> float:
        place = arrays.engineer_district[engineer], arrays.client_district[client]
        return float(arrays.minutes[place])

    assert [minutes(e, 0) for e in (0, 1, 3)] == [12, 30, 24]
    assert [minutes(e, 2) for e in (0, 1, 3)] == [30, 12, 60]


def test_bids_are_found_by_client_and_engineer(arrays: SeasonArrays) -> None:
    clients, engineers = np.arange(4)[:, None], np.arange(4)[None, :]
    # Rows C1 to C4, columns E1 to E4.
    expected = [[5, 2, 0, 0], [0, 2, 0, 0], [2, 0, 5, 2], [0, 0, 0, 0]]
    assert arrays.interest.at(clients, engineers).tolist() == expected


def test_ties_between_colleagues_hold_both_ways(arrays: SeasonArrays) -> None:
    one, other = np.arange(4)[:, None], np.arange(4)[None, :]
    tension = np.zeros((4, 4))
    tension[0, 1] = tension[1, 0] = 1  # E1 avoids E2
    tension[1, 3] = tension[3, 1] = -1  # E2 prefers E4
    assert arrays.tension[0].at(one, other).tolist() == tension.tolist()
    conflict = np.zeros((4, 4))
    conflict[0, 3] = conflict[3, 0] = 1
    assert arrays.conflict[0].at(one, other).tolist() == conflict.tolist()
    assert not arrays.tension[1].at(one, other).any()


def test_designations_are_required_seats_and_forbidden_ones(arrays: SeasonArrays) -> None:
    assert arrays.required_a.tolist() == [NONE] * 4
    assert arrays.required_b.tolist() == [NONE] * 4
    assert arrays.required_any.tolist() == [[NONE, NONE], [2, NONE], [NONE, NONE], [NONE, NONE]]
    assert arrays.forbidden.at(np.array([0, 0, 1]), np.array([2, 1, 2])).tolist() == [3, 0, 0]


def test_bids_that_nobody_evaluates_count_in_full(arrays: SeasonArrays) -> None:
    assert arrays.merit.tolist() == [1] * 5
    assert arrays.merit[NOBODY] == 1


def test_incumbents_are_positions_or_none(arrays: SeasonArrays) -> None:
    assert arrays.incumbent_a.tolist() == [0, 0, NONE, NONE]
    assert arrays.incumbent_b.tolist() == [NONE, 1, NONE, NONE]


def test_both_directions_of_one_tie_count_once() -> None:
    frames, rules = tiny_season(0)
    relations = frames["relations"].iloc[:0]
    relations.loc[0] = ["E1", "E2", "avoid"]
    relations.loc[1] = ["E2", "E1", "avoid"]
    arrays = SeasonArrays.of(season_from_frames(frames | {"relations": relations}, rules))
    assert arrays.tension[0].at(np.array([0]), np.array([1])).tolist() == [1]


@every("seed", SEEDS)
def test_both_forms_of_a_season_say_the_same(seed: int) -> None:
    season = tiny(seed)
    arrays, facts = season.arrays, season.facts
    assert arrays.importance * 100 == pytest.approx(list(facts.importance.values()))
    for c, client in enumerate(arrays.clients):
        assert arrays.hours[c] == pytest.approx(facts.hours(client))
        assert arrays.a_share[c] == facts.a_share(client)
        for e, engineer in enumerate(arrays.engineers):
            place = arrays.engineer_district[e], arrays.client_district[c]
            assert arrays.minutes[place] == pytest.approx(facts.minutes(engineer, client))
            interest = arrays.interest.at(np.array([c]), np.array([e]))[0]
            worth = 20 * interest * arrays.merit[e]
            assert worth == pytest.approx(facts.bid(engineer, client))
