"""Both forms of each rule agree on every team; cases by hand at the edge and just past it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from ce_opt.season import Workforce
from ce_opt.teams.arrays import NOBODY, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.rules import NAMING_RULES, RULES, Rule, must_serve, seats
from every import every
from plan.hand_season import season
from teams.conformance import SEEDS, TIED, Tiny, every_team, tied, tiny

BY_NAME = {rule.NAME: rule for rule in RULES}
OF_PEOPLE = [rule for rule in RULES if rule is not seats]
"""Rules that can be asked about one person while the other seat is still empty."""


@every("seed", SEEDS)
@pytest.mark.parametrize("rule", RULES, ids=list(BY_NAME))
def test_both_forms_agree_on_every_team(rule: Rule, seed: int) -> None:
    found = tiny(seed)
    if rule is not seats:
        found = found.with_the_right_seats()
    allowed = np.broadcast_to(rule.allowed(found.arrays, found.positions), len(found.teams))
    plain = [
        all(breach.subject != team.client for breach in rule.breaches(found.facts, [team]))
        for team in found.teams
    ]
    assert allowed.tolist() == plain


@every("seed", SEEDS)
@pytest.mark.parametrize("rule", OF_PEOPLE, ids=lambda rule: rule.NAME)
def test_an_empty_seat_is_refused_only_where_no_one_could_fill_it(rule: Rule, seed: int) -> None:
    """Who is refused alone is refused with every partner: single people can be sorted out first."""
    found = tiny(seed).with_the_right_seats()
    pairs = found.positions
    allowed = np.broadcast_to(rule.allowed(found.arrays, pairs), pairs.a.shape)
    nobody = np.full_like(pairs.a, NOBODY)
    for alone in (Teams(pairs.client, pairs.a, nobody), Teams(pairs.client, nobody, pairs.b)):
        may = np.broadcast_to(rule.allowed(found.arrays, alone), pairs.a.shape)
        assert not (allowed & ~may & (alone.a != alone.b)).any()


def pairs_of_welcome_people(rule: Rule, found: Tiny) -> Iterator[tuple[Team, bool]]:
    """Pairs of people whom a rule lets into either seat alone, and whether it lets both in."""
    teams = found.positions
    nobody = np.full_like(teams.a, NOBODY)
    verdicts = [
        np.broadcast_to(rule.allowed(found.arrays, asked), teams.a.shape)
        for asked in (
            Teams(teams.client, teams.a, nobody),
            Teams(teams.client, nobody, teams.b),
            teams,
        )
    ]
    for team, alone_a, alone_b, both in zip(found.teams, *verdicts, strict=True):
        if team.b and team.a != team.b and alone_a and alone_b:
            yield team, bool(both)


@every("seed", TIED)
@pytest.mark.parametrize("rule", OF_PEOPLE, ids=lambda rule: rule.NAME)
def test_only_people_with_a_relation_or_a_designation_are_refused_as_a_pair(
    rule: Rule, seed: int
) -> None:
    """The optimiser asks about single people, pairs of profiles, and pairs with a relation."""
    found = tied(seed).with_the_right_seats()
    of_client: dict[object, bool] = {}
    for team, both in pairs_of_welcome_people(rule, found):
        if rule in NAMING_RULES:
            named = {
                row["engineer"]
                for row in found.facts.designations
                if (row["client"], row["seat"], row["kind"]) == (team.client, "any", "required")
            }
            known = (who if who in named else "" for who in (team.a, team.b))
            assert of_client.setdefault((team.client, *known), both) == both
        elif not found.facts.ties(team.a, team.b):
            assert both


def test_some_pairs_are_refused_though_either_would_be_welcome() -> None:
    """Otherwise the test above could not fail."""
    refused = {
        rule.NAME
        for seed in TIED
        for rule in OF_PEOPLE
        for _, both in pairs_of_welcome_people(rule, tied(seed).with_the_right_seats())
        if not both
    }
    assert refused == {"conflict", "designation"}


@every("seed", SEEDS)
def test_clients_that_must_be_served_are_those_that_an_empty_plan_breaches(seed: int) -> None:
    found = tiny(seed)
    must = np.nonzero(must_serve(found.arrays))[0]
    named = {breach.subject for rule in RULES for breach in rule.breaches(found.facts, [])}
    assert {found.arrays.clients[place] for place in must} == named


def designated(seat: str, kind: str) -> dict[str, Any]:
    row = {"client": "C1", "engineer": "E1", "seat": seat, "kind": kind}
    return {"more": {"designations": [row]}}


def both_at_c1(*names: str) -> dict[str, Any]:
    row = {"client": "C1", "seat": "any", "kind": "required"}
    return {"more": {"designations": [row | {"engineer": name} for name in names]}}


def related(one: str, other: str, kind: str) -> dict[str, Any]:
    return {"more": {"relations": [{"engineer": one, "other": other, "kind": kind}]}}


def important(least: float, *more: dict[str, Any]) -> dict[str, Any]:
    """C2 has importance 50."""
    changed: dict[str, Any] = {"selection": {"minimum_importance": least}}
    for each in more:
        changed |= each
    return changed


REQUIRED = {"client": "C2", "engineer": "E3", "seat": "A", "kind": "required"}
CASES: list[tuple[str, dict[str, Any], Team, str]] = [
    # rule, what is changed in the season made by hand, team, sentence of the breach ("" for none)
    ("seats", {}, Team("C1", "E1", "E2"), ""),
    ("seats", {}, Team("C1", "E1"), "C1 has seats A and B, and B is empty"),
    ("seats", {}, Team("C2", "E3"), ""),
    ("seats", {}, Team("C2", "E3", "E1"), "C2 has seat A alone, and E1 holds B"),
    ("service", {}, Team("C3", "E1", "E2"), ""),
    ("service", {}, Team("C4", "E2"), "C4 must not be served and has a team"),
    ("minimum_importance", {}, Team("C2", "E3"), ""),
    ("minimum_importance", important(50), Team("C2", "E3"), ""),
    ("minimum_importance", important(50.0000004), Team("C2", "E3"), ""),  # printed as 50
    (
        "minimum_importance",
        important(50.000001),
        Team("C2", "E3"),
        "C2 has importance 50, minimum_importance is 50.000001, and it has a team",
    ),
    (
        "minimum_importance",
        important(60, {"changes": {("clients", "C2"): {"service": "must"}}}),
        Team("C2", "E3"),
        "",
    ),
    (
        "minimum_importance",
        important(60, {"more": {"designations": [REQUIRED]}}),
        Team("C2", "E3"),
        "",
    ),
    ("distinct_people", {}, Team("C1", "E1", "E2"), ""),
    ("distinct_people", {}, Team("C1", "E1", "E1"), "E1 holds A and B of C1"),
    ("primary_specialty", {}, Team("C1", "E2", "E3"), ""),  # data 3 of 3
    (
        "primary_specialty",
        {},
        Team("C1", "E3", "E1"),
        "E3 is A of C1 and holds data at level 2, the primary need is level 3",
    ),
    (
        "primary_specialty",
        {},
        Team("C2", "E2"),
        "E2 is A of C2 and holds cable at level 0, the primary need is level 4",
    ),
    ("max_travel_minutes", {}, Team("C1", "E1", "E3"), ""),
    ("max_travel_minutes", {"max_travel_minutes": 60}, Team("C1", "E1", "E3"), ""),
    (
        "max_travel_minutes",
        {"max_travel_minutes": 59.9},
        Team("C1", "E1", "E3"),
        "E3, B of C1, travels 60.0 minutes, the limit is 59.9",
    ),
    ("conflict", {}, Team("C1", "E1", "E2"), ""),  # an avoid is none
    (
        "conflict",
        {"changes": {("relations", "E1"): {"kind": "conflict"}}},
        Team("C1", "E2", "E1"),
        "E2 and E1 are in conflict, both are in the team of C1",
    ),
    (
        "conflict",
        related("E2", "C1", "conflict"),
        Team("C1", "E1", "E2"),
        "E2 and C1 are in conflict, both are in the team of C1",
    ),
    ("conflict", related("E2", "C1", "conflict"), Team("C1", "E1", "E3"), ""),
    ("designation", designated("A", "required"), Team("C1", "E1", "E2"), ""),
    (
        "designation",
        designated("A", "required"),
        Team("C1", "E2", "E1"),
        "E1 is required at seat A of C1 and holds B",
    ),
    ("designation", designated("any", "required"), Team("C1", "E2", "E1"), ""),
    (
        "designation",
        designated("any", "required"),
        Team("C1", "E2", "E3"),
        "E1 is required at a seat of C1 and holds none",
    ),
    ("designation", both_at_c1("E1", "E2"), Team("C1", "E2", "E1"), ""),
    (
        "designation",
        both_at_c1("E1", "E3"),
        Team("C1", "E1", "E2"),
        "E3 is required at a seat of C1 and holds none",
    ),
    ("designation", designated("A", "forbidden"), Team("C1", "E2", "E1"), ""),
    (
        "designation",
        designated("A", "forbidden"),
        Team("C1", "E1", "E2"),
        "E1 is forbidden at seat A of C1 and holds A",
    ),
    ("designation", designated("any", "forbidden"), Team("C1", "E2", "E3"), ""),
    (
        "designation",
        designated("any", "forbidden"),
        Team("C1", "E2", "E1"),
        "E1 is forbidden at a seat of C1 and holds B",
    ),
]


@pytest.mark.parametrize("seed", SEEDS[::4])
def test_both_forms_of_posts_agree_on_every_team(seed: int) -> None:
    season = tiny(seed).facts.season
    left = frozenset(season.engineers["engineer"][::2])
    found = every_team(season.arranged(Workforce(without_post=left)))
    rule = BY_NAME["post"]
    allowed = np.broadcast_to(rule.allowed(found.arrays, found.positions), len(found.teams))
    plain = [not list(rule.breaches(found.facts, [team])) for team in found.teams]
    assert allowed.tolist() == plain
    assert plain == [left.isdisjoint(team.members) for team in found.teams]


def test_who_has_no_post_holds_neither_seat() -> None:
    made = season().arranged(Workforce(without_post=frozenset({"E2"})))
    arrays, rule = SeasonArrays.of(made), BY_NAME["post"]
    for team, says in (
        (Team("C1", "E1", "E3"), []),
        (Team("C1", "E2", "E1"), ["E2 has no post and holds A of C1"]),
        (Team("C1", "E1", "E2"), ["E2 has no post and holds B of C1"]),
        (Team("C2", "E3"), []),
        (Team("C2", "E2"), ["E2 has no post and holds A of C2"]),
    ):
        assert [breach.sentence for breach in rule.breaches(Facts(made), [team])] == says
        assert allowed("post", arrays, team) == (not says)


@pytest.mark.parametrize(("name", "changes", "team", "sentence"), CASES)
def test_case(name: str, changes: dict[str, Any], team: Team, sentence: str) -> None:
    made = season(**changes)
    found = list(BY_NAME[name].breaches(Facts(made), [team]))
    assert [breach.sentence for breach in found] == ([sentence] if sentence else [])
    assert {breach.rule for breach in found} <= {name}
    assert bool(allowed(name, SeasonArrays.of(made), team)) == (not sentence)


def allowed(name: str, arrays: SeasonArrays, team: Team) -> bool:
    person = [*arrays.engineers, ""]
    a, b = (person.index(who) if who else NOBODY for who in (team.a, team.b))
    client = arrays.clients.index(team.client)
    teams = Teams(np.array([client]), np.array([a]), np.array([b]))
    return bool(np.asarray(BY_NAME[name].allowed(arrays, teams)).all())


def test_a_client_that_must_be_served_and_is_not() -> None:
    made = season({("clients", "C1"): {"service": "must"}})
    (breach,) = BY_NAME["service"].breaches(Facts(made), [])
    assert breach.sentence == "C1 must be served and has no team"
