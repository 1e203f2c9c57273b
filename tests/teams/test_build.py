import itertools
from functools import cache
from typing import Any

import numpy as np
import pytest

from ce_opt.errors import Interrupted
from ce_opt.season import season_from_frames
from ce_opt.teams import build as module
from ce_opt.teams.build import Model, build
from ce_opt.teams.facts import Team
from ce_opt.teams.problem import LARGEST_SUM, UNSERVED
from plain_season import Facts
from teams.small_problems import ints
from teams.tiny_by_hand import BEST, by_hand
from tiny_seasons import tiny_season

SEEDS = range(40)


@cache
def both(seed: int) -> tuple[Facts, Model]:
    frames, rules = tiny_season(seed)
    return Facts(frames, rules), build(season_from_frames(frames, rules))


def named(model: Model, client: int) -> dict[tuple[str, str], int]:
    """Cost of every listed team of a client, by the names of its people."""
    people = [*model.season.engineers, ""]
    low, high = model.problem.start[client : client + 2]
    pairs = zip(model.problem.a[low:high], model.problem.b[low:high], strict=True)
    costs = model.problem.cost[low:high].tolist()
    return {(people[a], people[b]): cost for (a, b), cost in zip(pairs, costs, strict=True)}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_columns_are_the_teams_that_keep_every_rule_at_their_points(seed: int) -> None:
    plain, model = both(seed)
    for place, client in enumerate(model.season.clients):
        seconds = [""] if plain.alone(client) else list(plain.engineers)
        teams = itertools.product(plain.engineers, seconds)
        points = {
            team: sum(plain.client_points(client, team).values())
            for team in teams
            if not any(plain.team_faults(client, team))
        }
        listed = named(model, place)
        assert set(listed) == set(points)
        for team, cost in listed.items():
            # Rounded down to a whole unit, but for floating-point noise.
            assert cost / model.scale.points == pytest.approx(
                points[team], abs=2 / model.scale.points
            )


@pytest.mark.parametrize("seed", SEEDS)
def test_leaving_out_costs_the_importance_and_is_refused_where_somebody_is_promised(
    seed: int,
) -> None:
    plain, model = both(seed)
    for place, client in enumerate(model.season.clients):
        points = sum(plain.client_points(client, None).values())
        assert model.problem.unserved[place] / model.scale.points == pytest.approx(points, abs=1e-5)
        assert model.problem.must[place] == any(plain.team_faults(client, None))


@pytest.mark.parametrize("seed", SEEDS)
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


def chosen_of(model: Model, teams: list[tuple[str, str, str]]) -> Any:  # noqa: ANN401
    chosen = [UNSERVED] * model.problem.clients
    for client, a, b in teams:
        place = model.season.clients.index(client)
        chosen[place] = int(model.problem.start[place]) + list(named(model, place)).index((a, b))
    return ints(chosen)


def test_a_choice_is_named_in_the_order_of_clients() -> None:
    model = build(by_hand())
    assert model.decode(chosen_of(model, BEST)) == [Team(*team) for team in BEST]
    assert model.decode(ints([UNSERVED] * 4)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_of_too_many_columns_the_cheapest_are_kept_and_the_next_is_remembered(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FEWEST_PER_CLIENT", 2)
    whole, cut = both(seed)[1], build(season_from_frames(*tiny_season(seed)), most_columns=1)
    for client in range(whole.problem.clients):
        costs = sorted(named(whole, client).values())
        assert sorted(named(cut, client).values()) == costs[:2]
        left_out = costs[2] if len(costs) > 2 else LARGEST_SUM
        assert cut.problem.left_out[client] == left_out
    assert whole.problem.complete


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
