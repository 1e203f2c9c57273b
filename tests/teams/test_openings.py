"""What keeps an engineer from every seat at a client, in the season of `plan.hand_season`."""

from __future__ import annotations

from typing import Any

import pytest

from ce_opt.teams.arrays import SeasonArrays
from ce_opt.teams.openings import Openings
from ce_opt.teams.rules import RULES, seats
from plan.hand_season import season
from teams.conformance import SEEDS, tiny

CONFLICT = {"engineer": "E3", "other": "C1", "kind": "conflict"}
FORBIDDEN = {"client": "C1", "engineer": "E2", "kind": "forbidden"}


@pytest.mark.parametrize(
    ("changes", "engineer", "client", "names"),
    [
        ({}, "E1", "C1", ()),
        ({}, "E3", "C1", ()),  # data 2 is too little for A, B asks for nothing
        ({}, "E1", "C2", ("primary_specialty",)),  # A is the only seat, cable 3 is too little
        ({}, "E3", "C4", ("service", "primary_specialty")),
        ({"max_travel_minutes": 30}, "E3", "C1", ("max_travel_minutes",)),
        ({"more": {"relations": [CONFLICT]}}, "E3", "C1", ("conflict",)),
        ({"more": {"designations": [FORBIDDEN | {"seat": "any"}]}}, "E2", "C1", ("designation",)),
        ({"more": {"designations": [FORBIDDEN | {"seat": "A"}]}}, "E2", "C1", ()),
        ({"changes": {("engineers", "E1"): {"care_hours": 49}}}, "E1", "C1", ("care_hours",)),
        ({"changes": {("engineers", "E1"): {"care_hours": 50}}}, "E1", "C1", ()),
        ({"changes": {("engineers", "E1"): {"max_a": 0}}}, "E1", "C1", ()),
        ({"changes": {("engineers", "E3"): {"max_a": 0}}}, "E3", "C2", ("max_clients",)),
        ({"changes": {("engineers", "E1"): {"max_clients": 0}}}, "E1", "C1", ("max_clients",)),
    ],
)
def test_obstacles(
    changes: dict[str, Any], engineer: str, client: str, names: tuple[str, ...]
) -> None:
    openings = Openings(SeasonArrays.of(season(**changes)))
    assert openings.obstacles(engineer, client) == names


@pytest.mark.parametrize("seed", SEEDS[::10])
def test_whoever_is_in_a_team_that_keeps_every_rule_had_an_opening(seed: int) -> None:
    made = tiny(seed).with_the_right_seats()
    facts, openings = made.facts, Openings(made.arrays)
    names = {rule.NAME for rule in RULES if rule is not seats}
    for team in made.teams:
        if not any(list(rule.breaches(facts, [team])) for rule in RULES):
            for engineer in team.members:
                assert not names & set(openings.obstacles(engineer, team.client))
