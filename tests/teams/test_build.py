import itertools
from functools import cache

import numpy as np
import pytest

from ce_opt.errors import Interrupted
from ce_opt.generate import generate_season
from ce_opt.season import season_from_frames
from ce_opt.teams.arrays import IntArray, SeasonArrays, Teams
from ce_opt.teams.build import Model, build, dearest_teams, parts_of
from ce_opt.teams.candidates import FORBIDDEN
from ce_opt.teams.facts import Team
from ce_opt.teams.problem import UNSERVED
from ce_opt.teams.rules import RULES
from ce_opt.teams.terms import overload, team_points, weight
from every import every
from plain_season import Facts
from plan.hand_season import season as hand_season
from teams.conformance import SEEDS, TIED, grouped, tied, tiny
from teams.small_problems import ints
from teams.tiny_by_hand import BEST, by_hand
from tiny_seasons import read_tiny_season, tiny_season


@cache
def both(seed: int) -> tuple[Facts, Model]:
    return Facts(*tiny_season(seed)), build(tiny(seed).facts.season)


def named(model: Model, client: int) -> dict[tuple[str, str], int]:
    """Column of every allowed team of a client, by the names of its people."""
    people = [*model.season.engineers, ""]
    columns = model.problem.columns_of(client)
    _, a, b = model.problem.teams_of(columns)
    pairs = ((people[one], people[other]) for one, other in zip(a, b, strict=True))
    return dict(zip(pairs, columns.tolist(), strict=True))


def costs(model: Model, client: int) -> dict[tuple[str, str], int]:
    """Cost of every allowed team of a client."""
    return {
        team: int(model.problem.cost_of(ints([column]))[0])
        for team, column in named(model, client).items()
    }


@every("seed", SEEDS)
def test_the_teams_are_those_that_keep_every_rule_at_their_points(seed: int) -> None:
    plain, model = both(seed)
    for place, client in enumerate(model.season.clients):
        seconds = [""] if plain.alone(client) else list(plain.engineers)
        teams = itertools.product(plain.engineers, seconds)
        points = {
            team: sum(plain.client_points(client, team).values())
            for team in teams
            if not any(plain.team_faults(client, team))
        }
        found = costs(model, place)
        assert set(found) == set(points)
        for team, cost in found.items():
            # Four parts are rounded down to whole units, but for floating-point noise.
            assert cost / model.scale.points == pytest.approx(
                points[team], abs=4 / model.scale.points
            )


GRIDS = range(45)


@cache
def model_of(seed: int) -> Model:
    return build(tied(seed).facts.season)


@cache
def generated(seed: int) -> Model:
    made = generate_season(12, 9, seed)
    return build(season_from_frames(made.frames, made.rules))


def grid_of(arrays: SeasonArrays, client: int) -> Teams:
    """Everybody, and nobody, in either seat."""
    everyone = np.arange(-1, len(arrays.engineers))
    return Teams(ints([client]), everyone[:, None], everyone[None, :])


def check_against_the_grid(model: Model) -> int:
    """Hold all teams of all clients against rules and terms asked about every pair of people."""
    arrays, problem, teams = model.season, model.problem, 0
    for client in range(problem.clients):
        grid = grid_of(arrays, client)
        size = (len(arrays.engineers) + 1,) * 2
        allowed = np.ones(size, dtype=bool)
        for rule in RULES:
            allowed &= rule.allowed(arrays, grid)
        points = np.broadcast_to(team_points(arrays, grid), size)
        expected = {
            (one - 1, other - 1): points[one, other] * model.scale.points
            for one, other in np.argwhere(allowed).tolist()
        }
        columns = problem.columns_of(client)
        of, a, b = problem.teams_of(columns)
        assert set(of.tolist()) <= {client}
        found = list(zip(a.tolist(), b.tolist(), strict=True))
        assert sorted(found) == sorted(expected)
        for team, cost in zip(found, problem.cost_of(columns).tolist(), strict=True):
            # Seat A, seat B, profiles and tie are rounded down each; the rest is float noise.
            assert -0.01 <= expected[team] - cost < 4
        teams += len(found)
    return teams


@pytest.mark.parametrize("seed", GRIDS)
def test_candidates_profiles_and_ties_say_what_the_rules_say_of_every_pair(seed: int) -> None:
    check_against_the_grid(model_of(seed))


def test_so_they_do_where_groups_stand_behind_the_engineers() -> None:
    told_apart = 0
    for seed in range(24):
        model = build(grouped(seed).facts.season)
        check_against_the_grid(model)
        told_apart += len(model.problem.pairing.cost) > len(
            build(read_tiny_season(seed)).problem.pairing.cost
        )
    assert told_apart >= 2


def test_overload_that_duty_causes_by_itself_is_a_constant_and_the_rest_a_load() -> None:
    beyond = 0
    for seed in range(24):
        found = grouped(seed)
        model = build(found.facts.season)
        factor = weight(model.season.rules, overload.NAME)
        for share in (0.0, 0.3, 1.0):
            load = np.round(model.season.free_hours * share * model.scale.hours).astype(np.int64)
            pieces = model.problem.load_cost
            units = 0 if pieces is None else int(pieces.cost(load).sum())
            right = factor * sum(
                overload.points_of(found.facts, who, hours)
                for who, hours in zip(
                    model.season.engineers, (load / model.scale.hours).tolist(), strict=True
                )
            )
            cost = model.fixed_points + units / model.scale.points
            assert cost == pytest.approx(right, abs=1e-3)
            assert cost <= right + 1e-9
        beyond += model.fixed_points > 0
    assert beyond >= 6


@pytest.mark.parametrize("seed", range(6))
def test_so_they_do_in_generated_seasons(seed: int) -> None:
    assert check_against_the_grid(generated(seed)) > 100


def test_many_of_these_pairs_are_refused_or_cost_something_of_their_own() -> None:
    # Otherwise the tests above would say little about profiles and ties.
    pairings = [model_of(seed).problem.pairing for seed in GRIDS]
    ties = np.concatenate([pairing.tied_cost for pairing in pairings])
    tables = np.concatenate([pairing.cost for pairing in pairings])
    assert min((ties >= FORBIDDEN).sum(), (ties < 0).sum(), (ties > 0).sum()) > 50
    assert ((ties < FORBIDDEN) & (ties != 0)).sum() > 100
    assert (tables >= FORBIDDEN).sum() > 20
    assert sum((pairing.width > 1).sum() for pairing in pairings) > 50


def test_two_people_designated_to_either_seat_are_the_only_teams() -> None:
    rows = [
        {"client": "C1", "engineer": who, "seat": "any", "kind": "required"} for who in ("E1", "E2")
    ]
    model = build(hand_season(more={"designations": rows}))
    # E1 and E2 both cover the primary specialty of C1.
    assert set(named(model, 0)) == {("E1", "E2"), ("E2", "E1")}
    assert model.problem.must.tolist() == [True, False, False, False]


def test_one_person_designated_to_either_seat_is_in_every_team() -> None:
    row = {"client": "C1", "engineer": "E3", "seat": "any", "kind": "required"}
    # E3 knows too little of the primary specialty to be A.
    model = build(hand_season(more={"designations": [row]}))
    assert set(named(model, 0)) == {("E1", "E3"), ("E2", "E3")}


@every("seed", SEEDS)
def test_leaving_out_costs_the_importance_and_is_refused_where_somebody_is_promised(
    seed: int,
) -> None:
    plain, model = both(seed)
    for place, client in enumerate(model.season.clients):
        points = sum(plain.client_points(client, None).values())
        assert model.problem.unserved[place] / model.scale.points == pytest.approx(points, abs=1e-5)
        assert model.problem.must[place] == any(plain.team_faults(client, None))


@every("seed", SEEDS)
def test_overload_in_units_is_overload_in_hours(seed: int) -> None:
    plain, model = both(seed)
    pieces = model.problem.load_cost
    if pieces is None:
        assert plain.weight("overload") == 0
        return
    for share in (0.0, 0.5, 0.8, 0.85, 0.9, 1.0):
        hours = (
            np.array([plain.care_hours[engineer] for engineer in model.season.engineers]) * share
        )
        load = np.round(hours * model.scale.hours).astype(np.int64)
        expected = [
            plain.weight("overload") * plain.overload(engineer, carried)
            for engineer, carried in zip(
                model.season.engineers, load / model.scale.hours, strict=True
            )
        ]
        assert pieces.cost(load) / model.scale.points == pytest.approx(expected, abs=1e-4)


def test_the_best_plan_by_hand_has_its_points() -> None:
    model = build(by_hand())
    chosen = chosen_of(model, BEST)
    assert not list(model.problem.broken(chosen))
    assert model.problem.plan_cost(chosen) / model.scale.points == pytest.approx(438.5, abs=1e-6)


def chosen_of(model: Model, teams: list[tuple[str, str, str]]) -> IntArray:
    """Columns of teams, found by going through all of them."""
    chosen = [UNSERVED] * model.problem.clients
    for client, a, b in teams:
        place = model.season.clients.index(client)
        chosen[place] = named(model, place)[a, b]
    return ints(chosen)


def test_a_choice_is_named_in_the_order_of_clients() -> None:
    model = build(by_hand())
    assert model.decode(chosen_of(model, BEST)) == [Team(*team) for team in BEST]
    assert model.decode(ints([UNSERVED] * 4)) == []


def test_teams_are_found_by_name() -> None:
    model = build(by_hand())
    teams = [Team(*team) for team in BEST]
    assert model.encode(teams).tolist() == chosen_of(model, BEST).tolist()
    assert model.encode(teams[1:]).tolist()[0] == UNSERVED


@pytest.mark.parametrize(
    "team",
    [
        Team("C9", "E4", "E2"),  # no such client
        Team("C1", "E9", "E2"),  # no such engineer
        Team("C1", "E4", ""),  # C1 has two seats
        Team("C3", "E2", "E4"),  # C3 has one
        Team("C1", "E4", "E3"),  # E3 is forbidden at C1
        Team("C1", "E1", "E4"),  # they are in conflict
        Team("C1", "E2", "E2"),
        Team("C4", "E4"),  # never served
    ],
)
def test_a_team_that_is_not_allowed_or_not_known_is_not_found(team: Team) -> None:
    assert build(by_hand()).encode([team]).tolist() == [UNSERVED] * 4


def test_the_plan_limit_counts_the_handovers_of_the_plan() -> None:
    # changed_seats has 50 points at 25 each (instances/tiny/README.md): two seats, all that may.
    model = build(by_hand())
    (limit,) = model.problem.plan_limits
    assert (limit.name, limit.capacity) == ("max_handovers", 2)
    assert model.problem.plan_load(limit, chosen_of(model, BEST)) == 2


@every("seed", TIED)
def test_every_team_uses_the_plan_limit_by_its_changed_seats(seed: int) -> None:
    model, facts = model_of(seed), tied(seed).facts
    for limit in model.problem.plan_limits:
        if limit.name != "max_handovers":
            continue
        for client in range(model.problem.clients):
            for (a, b), column in named(model, client).items():
                team = Team(model.season.clients[client], a, b)
                used = model.problem.plan_load(limit, ints([column]))
                assert used == len(facts.changed_seats(team))


@every("seed", TIED)
def test_no_team_has_more_points_than_the_dearest(seed: int) -> None:
    arrays, model = tied(seed).arrays, model_of(seed)
    dearest = dearest_teams(arrays, parts_of(arrays, lambda: False))
    for client in range(model.problem.clients):
        for cost in costs(model, client).values():
            assert abs(cost) <= dearest[client] * model.scale.points + 4


@pytest.mark.parametrize(("hours", "units"), [(7, 10), (7.5, 100), (7.25, 1000), (7.125, 10_000)])
def test_hours_of_a_few_decimals_are_exact(hours: float, units: int) -> None:
    # A share of 0.7 adds a decimal: 4.9, 5.25, 5.075 and 4.9875 hours for A.
    frames, _ = tiny_season(3)
    needs = frames["needs"].assign(hours=float(hours))
    engineers = frames["engineers"].assign(care_hours=100.0)
    changed = frames | {"needs": needs, "engineers": engineers}
    model = build(season_from_frames(changed, {"assignment": {"a_share": 0.7}}))
    assert model.scale.hours <= units
    care = model.problem.limits[0]
    for place, client in enumerate(model.season.clients):
        total = hours * int((needs["client"] == client).sum())
        share = float(model.season.a_share[place])
        assert set(care.use_a[place]) == {round(total * share * model.scale.hours)}
        assert care.use_a[place] / model.scale.hours == pytest.approx(total * share, abs=1e-12)


def test_it_gives_up_between_clients_when_told_to_stop() -> None:
    frames, rules = tiny_season(0)
    asked = iter([False, True])
    with pytest.raises(Interrupted):
        build(season_from_frames(frames, rules), stop=lambda: next(asked))
