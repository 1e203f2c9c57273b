"""The optimiser against every plan of hundreds of tiny seasons."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import Any

import pandas as pd
import pytest

from ce_opt.season import Workforce, season_from_frames
from ce_opt.teams.assign import Assignment, assign
from ce_opt.teams.budget import PROVEN, Budget
from ce_opt.teams.build import build
from oracle import Plan, breaches, brute_force, points_of_plan
from plain_season import Behind
from tiny_seasons import WEIGHTS, read_tiny_season, tiny_groups, tiny_season

BUDGET = Budget(seconds=600, workers=1, work=0.5)
LONG = Budget(seconds=600, workers=1, work=4)
SEEDS = 256
BINDING = 200
ACCURACY = 1e-4
Frames = dict[str, pd.DataFrame]
Rules = dict[str, Any]


def check(frames: Frames, rules: Rules) -> str:
    """Hold a season's assignment against the best of all plans; return the status."""
    return check_found(frames, rules, assign(season_from_frames(frames, rules), BUDGET))


def check_found(
    frames: Frames, rules: Rules, found: Assignment, behind: Behind | None = None
) -> str:
    """Hold an assignment against the best of all plans; return the status."""
    truth = brute_force(frames, rules, behind)
    status = found.outcome.status
    if truth is None:
        assert status == "infeasible"
        assert found.teams is None
        return status
    assert status == "optimal"
    assert found.teams is not None
    assert found.bound is not None
    plan: Plan = dict.fromkeys(frames["clients"]["client"])
    plan |= {team.client: (team.a, team.b) for team in found.teams}
    assert breaches(frames, rules, plan, behind) == []
    points = sum(points_of_plan(frames, rules, plan, behind).values())
    # A bound so near to the points counts as a proof, so both may be off by as much.
    best = pytest.approx(truth[0], abs=ACCURACY, rel=PROVEN)
    assert points == best
    assert found.bound <= truth[0] + 1e-9
    assert found.bound == best
    return status


@pytest.mark.parametrize("seed", range(SEEDS))
def test_status_points_and_bound_are_those_of_the_best_of_all_plans(seed: int) -> None:
    check_found(*tiny_season(seed), assign(read_tiny_season(seed), BUDGET))


@pytest.mark.parametrize("seed", range(0, SEEDS, 32))
def test_a_bound_that_climbs_for_long_still_stops_at_the_best_of_all_plans(seed: int) -> None:
    check_found(*tiny_season(seed), assign(read_tiny_season(seed), LONG))


def test_with_groups_and_duties_the_answer_is_still_the_best_of_all_plans() -> None:
    outside = fixed = 0
    for seed in range(0, 160, 2):
        behind, (frames, rules) = tiny_groups(seed), tiny_season(seed)
        workforce = Workforce(group_of=behind.group_of, duty_hours=behind.duty_hours)
        season = read_tiny_season(seed).arranged(workforce)
        found = assign(season, BUDGET)
        if check_found(frames, rules, found, behind) == "infeasible":
            continue
        plan = dict.fromkeys(frames["clients"]["client"])
        plan |= {team.client: (team.a, team.b) for team in found.teams or ()}
        terms = points_of_plan(frames, rules, plan, behind)
        outside += terms["outside_group"] > 0
        fixed += build(season).fixed_points > 0
    assert outside >= 3
    assert fixed >= 10


def kept_out(frames: Frames, people: list[str]) -> Frames:
    """Frames that forbid some people every seat, in the oracle's own terms."""
    table = frames["designations"]
    others = table[~table["engineer"].isin(people)]
    clients = frames["clients"]["client"]
    rows = [
        {"client": client, "engineer": name, "seat": "any", "kind": "forbidden"}
        for client in clients
        for name in people
    ]
    return frames | {"designations": pd.concat([others, pd.DataFrame(rows)], ignore_index=True)}


@pytest.mark.parametrize("seed", range(0, 96, 4))
def test_people_without_a_post_are_people_who_are_forbidden_everywhere(seed: int) -> None:
    frames, rules = tiny_season(seed)
    table = frames["designations"]
    required = set(table.loc[table["kind"] == "required", "engineer"])
    people = [name for name in frames["engineers"]["engineer"] if name not in required][::2]
    season = read_tiny_season(seed).arranged(Workforce(without_post=frozenset(people)))
    check_found(kept_out(frames, people), rules, assign(season, BUDGET))


def without_rows(table: str, **where: str) -> Any:  # noqa: ANN401
    def change(frames: Frames, rules: Rules) -> tuple[Frames, Rules]:
        keep = pd.Series(True, index=frames[table].index)
        for column, value in where.items():
            keep &= frames[table][column] != value
        return frames | {table: frames[table][keep]}, rules

    return change


def with_column(table: str, column: str, value: object) -> Any:  # noqa: ANN401
    def change(frames: Frames, rules: Rules) -> tuple[Frames, Rules]:
        return frames | {table: frames[table].assign(**{column: value})}, rules

    return change


def with_rule(**changes: object) -> Any:  # noqa: ANN401
    def change(frames: Frames, rules: Rules) -> tuple[Frames, Rules]:
        book = rules["assignment"] | changes
        kept = {name: value for name, value in book.items() if value is not None}
        return frames, rules | {"assignment": kept}

    return change


def half_without_time(frames: Frames, rules: Rules) -> tuple[Frames, Rules]:
    """Every second engineer has no hours, but seat B takes none."""
    people = frames["engineers"]
    idle = people["care_hours"].where(people.index % 2 == 0, 0.0)
    return with_rule(a_share=1.0)(frames | {"engineers": people.assign(care_hours=idle)}, rules)


SWITCHED = {
    "no travel limit": with_rule(max_travel_minutes=None),
    "a travel limit": with_rule(max_travel_minutes=30),
    "no handover limit": with_rule(max_handovers=None),
    "no handovers": with_rule(max_handovers=0),
    "usual weights": with_rule(weights=WEIGHTS),
    "overload alone": with_rule(weights=dict.fromkeys(WEIGHTS, 0) | {"overload": 1}),
    "tension alone": with_rule(weights=dict.fromkeys(WEIGHTS, 0) | {"pair_tension": 15}),
    "no weight at all": with_rule(weights=dict.fromkeys(WEIGHTS, 0)),
    "A does all": with_rule(a_share=1.0),
    "B does all": with_rule(a_share=0.0),
    "no conflict": without_rows("relations", kind="conflict"),
    "nobody required": without_rows("designations", kind="required"),
    "nobody forbidden": without_rows("designations", kind="forbidden"),
    "all served": lambda frames, rules: with_column("clients", "service", "must")(
        frames, rules | {"selection": {}}
    ),
    "none promised": with_column("clients", "service", "auto"),
    "time for all": with_column("engineers", "care_hours", 1000.0),
    "A does all, half have no time": half_without_time,
    "time for none": with_column("engineers", "care_hours", 0.0),
    "one A each": with_column("engineers", "max_a", 1),
    "one client each": with_column("engineers", "max_clients", 1),
    "no caps": lambda frames, rules: with_column("engineers", "max_a", None)(
        *with_column("engineers", "max_clients", None)(frames, rules)
    ),
}


@pytest.mark.parametrize("name", SWITCHED)
def test_with_one_rule_switched_the_answer_is_still_the_best_of_all_plans(name: str) -> None:
    change = SWITCHED[name]
    for seed in range(1000, 1006):
        frames, rules = tiny_season(seed)
        if name in ("all served", "none promised"):
            frames = frames | {"designations": frames["designations"].iloc[:0]}
        check(*change(frames, rules))


def test_with_every_rule_on_the_answer_is_still_the_best_of_all_plans() -> None:
    statuses = Counter()
    for seed in range(2000, 2012):
        frames, rules = tiny_season(seed)
        frames, rules = with_rule(max_travel_minutes=40, max_handovers=2)(frames, rules)
        frames, rules = with_column("engineers", "max_a", 1)(frames, rules)
        frames, rules = with_column("engineers", "max_clients", 2)(frames, rules)
        statuses[check(frames, rules)] += 1
    assert statuses["optimal"] > 0


def test_limits_of_selection_that_bind_are_kept_at_the_least_points() -> None:
    binding, kinds = Counter[str](), Counter[str]()
    for seed in itertools.count(3000):
        if binding.total() == BINDING:
            break
        frames, rules = tiny_season(seed, selecting=1.0)
        if len(frames["clients"]) > 4:  # trying every plan of five takes ten times as long
            continue
        if seed % 2:
            frames, rules = with_column("engineers", "care_hours", 200.0)(frames, rules)
        free = brute_force(frames, rules | {"selection": {}})
        truth = brute_force(frames, rules)
        if free is None or (truth is not None and truth[0] <= free[0] + 1e-6):
            continue
        binding[check(frames, rules)] += 1
        section = rules["selection"]
        kinds.update([*(key for key in section if section[key]), *section["least_share"]])
    assert min(binding["optimal"], binding["infeasible"]) >= 40
    assert min(kinds[key] for key in ("max_clients", "minimum_importance", "sector")) >= 40
