"""Both forms of each limit agree on random plans; cases by hand at the edge and just past it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from ce_opt.season import Workforce
from ce_opt.teams.arrays import NOBODY, SeasonArrays, Teams
from ce_opt.teams.eligible import in_seat
from ce_opt.teams.facts import Facts
from ce_opt.teams.limits import ENGINEER_LIMITS, LIMITS, PLAN_LIMITS, plan_limits
from ce_opt.teams.limits.max_clients import limit as max_clients_limit
from ce_opt.teams.limits.max_handovers import limits as max_handovers
from ce_opt.teams.problem import NO_LIMIT
from ce_opt.teams.scale import Scale
from every import every
from plan.hand_season import TEAMS, season
from teams.conformance import SEEDS, tiny

BY_NAME = {limit.NAME: limit for limit in LIMITS}
SCALE = Scale(10**6, 10**6)


@every("seed", SEEDS)
@pytest.mark.parametrize("module", ENGINEER_LIMITS, ids=lambda module: module.NAME)
def test_both_forms_agree_on_every_engineer(module: Any, seed: int) -> None:  # noqa: ANN401
    found = tiny(seed)
    limit = module.limit(found.arrays, SCALE)
    for plan in found.plans(seed):
        teams = found.of(plan).positions
        load = np.zeros(len(found.arrays.engineers), dtype=np.int64)
        np.add.at(load, teams.a, limit.use_a[teams.client, teams.a])
        pair = teams.b != NOBODY
        np.add.at(load, teams.b[pair], limit.use_b[teams.client[pair], teams.b[pair]])
        over = {found.arrays.engineers[place] for place in np.nonzero(load > limit.capacity)[0]}
        assert over == {breach.subject for breach in module.breaches(found.facts, plan)}


@every("seed", SEEDS)
@pytest.mark.parametrize("module", PLAN_LIMITS, ids=lambda module: module.NAME)
def test_both_forms_agree_on_the_plan(module: Any, seed: int) -> None:  # noqa: ANN401
    found = tiny(seed)
    for plan in found.plans(seed):
        teams = found.of(plan).positions
        seats = in_seat("A", teams.client, teams.a), in_seat("B", teams.client, teams.b)
        rows = list(module.limits(found.arrays, *seats))
        over = sum(int((row.use_a + row.use_b).sum()) > row.capacity for row in rows)
        assert over == sum(1 for _ in module.breaches(found.facts, plan))


@every("seed", SEEDS)
def test_a_team_changes_as_many_seats_as_its_two_people(seed: int) -> None:
    found = tiny(seed).with_the_right_seats()
    arrays = replace(found.arrays, rules=found.arrays.rules.model_copy(update={"max_handovers": 1}))
    teams = found.positions
    seats = in_seat("A", teams.client, teams.a), in_seat("B", teams.client, teams.b)
    (limit,) = max_handovers(arrays, *seats)
    changed = [len(found.facts.changed_seats(team)) for team in found.teams]
    assert (limit.use_a + limit.use_b).tolist() == changed


# In the plan TEAMS E1 carries 50 h as A, E2 50 h as B, E3 10 h as A; one seat changes hands.
CASES: list[tuple[str, dict[str, Any], str]] = [
    ("care_hours", {"changes": {("engineers", "E2"): {"care_hours": 50}}}, ""),
    (
        "care_hours",
        {"changes": {("engineers", "E2"): {"care_hours": 49.99}}},
        "E2 carries 50.00 hours and has 49.99",
    ),
    ("max_a", {"changes": {("engineers", "E1"): {"max_a": 1}}}, ""),
    (
        "max_a",
        {"changes": {("engineers", "E1"): {"max_a": 0}}},
        "E1 is A of 1 clients, max_a is 0",
    ),
    ("max_a", {"changes": {("engineers", "E2"): {"max_a": 0}}}, ""),  # E2 is B
    ("max_clients", {"changes": {("engineers", "E2"): {"max_clients": 1}}}, ""),
    (
        "max_clients",
        {"changes": {("engineers", "E2"): {"max_clients": 0}}},
        "E2 serves 1 clients, max_clients is 0",
    ),
    ("max_handovers", {}, ""),
    ("max_handovers", {"max_handovers": 1}, ""),
    ("max_handovers", {"max_handovers": 0}, "1 seats change hands, max_handovers is 0"),
]


def shares(**least_share: dict[str, float]) -> dict[str, Any]:
    return {"selection": {"least_share": least_share}}


# Two of four clients are served, all of them banks; C4 is never served, C3 (20) could be. C1 (100)
# and C3 are in the centre, C2 (50) on the shore.
CASES += [
    ("selection.max_clients", {"selection": {"max_clients": 2}}, ""),
    (
        "selection.max_clients",
        {"selection": {"max_clients": 1}},
        "2 clients are served, selection.max_clients is 1",
    ),
    ("selection.least_share", shares(sector={"bank": 0.66}), ""),  # 1.98 of three
    (
        "selection.least_share",
        shares(sector={"bank": 0.67}),  # 2.01 of three
        "2 clients of sector bank are served, selection.least_share.sector.bank asks for 3",
    ),
    ("selection.least_share", shares(district={"centre": 0.5, "shore": 1}), ""),
    (
        "selection.least_share",
        shares(district={"centre": 0.51, "shore": 1}),
        "1 clients of district centre are served, selection.least_share.district.centre asks for 2",
    ),
    (  # C3 matters too little to be counted
        "selection.least_share",
        {"selection": {"minimum_importance": 20.1, "least_share": {"sector": {"bank": 1}}}},
        "",
    ),
    (
        "selection.least_share",
        {"selection": {"minimum_importance": 20, "least_share": {"sector": {"bank": 1}}}},
        "2 clients of sector bank are served, selection.least_share.sector.bank asks for 3",
    ),
]


@pytest.mark.parametrize(("name", "changes", "sentence"), CASES)
def test_case(name: str, changes: dict[str, Any], sentence: str) -> None:
    found = list(BY_NAME[name].breaches(Facts(season(**changes)), TEAMS))
    assert [breach.sentence for breach in found] == ([sentence] if sentence else [])


def test_an_engineer_without_a_limit_has_room_for_everybody() -> None:
    found = tiny(0)
    limit = max_clients_limit(found.arrays, SCALE)
    unlimited = found.arrays.max_clients < 0
    assert (limit.capacity[unlimited] == NO_LIMIT).all()


@pytest.mark.parametrize(("hours", "over"), [(50, False), (50.001, True)])
def test_duty_and_clients_together_are_within_the_care_hours(hours: float, over: bool) -> None:
    # E1 carries 50 of C1 and has 100.
    made = season().arranged(Workforce(duty_hours={"E1": hours}))
    module = BY_NAME["care_hours"]
    breaches = list(module.breaches(Facts(made), TEAMS))
    assert [breach.subject for breach in breaches] == ["E1"] * over
    limit = ENGINEER_LIMITS[0].limit(SeasonArrays.of(made), SCALE)
    assert (limit.capacity[0] < limit.use_a[0, 0]) == over


def rows_of(**changes: Any) -> dict[str, int]:  # noqa: ANN401
    """Row -> capacity, of the limits over who is served."""
    arrays = SeasonArrays.of(season(**changes))
    nobody = Teams(*(np.zeros(0, dtype=np.int64) for _ in "cab"))
    return {row.name: row.capacity for row in plan_limits(arrays, nobody, nobody)}


def test_what_cannot_bind_is_no_row() -> None:
    section = {"max_clients": 4, "least_share": {"sector": {"bank": 0}}}
    assert rows_of(selection=section) == {}
    section = {"max_clients": 3, "least_share": {"sector": {"bank": 0.01}}}
    assert rows_of(selection=section) == {
        "selection.max_clients": 3,
        "selection.least_share.sector.bank": -1,
    }


def test_seat_a_counts_a_client_once_whatever_seats_it_has() -> None:
    arrays = SeasonArrays.of(season(selection={"max_clients": 3}))
    teams = Teams(np.array([0, 1]), np.array([0, 2]), np.array([1, NOBODY]))
    seats = in_seat("A", teams.client, teams.a), in_seat("B", teams.client, teams.b)
    (limit,) = plan_limits(arrays, *seats)
    assert (limit.use_a.tolist(), limit.use_b.tolist()) == ([1, 1], [0, 0])
