"""Tables and audit against the oracle, which shares no code with them, over random plans."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import pytest

from ce_opt.plan import Plan, audit, make_plan
from ce_opt.plan.write import write_files
from oracle import Plan as Seats
from oracle import breaches, points_of_plan
from plan.hand_season import run
from teams.conformance import SEEDS, tiny
from tiny_seasons import tiny_season

PLANS = 3


@cache
def plans(seed: int) -> list[tuple[Seats, Plan]]:
    """Random plans of a tiny season: who holds the seats of each client, and the plan's tables."""
    season = tiny(seed).facts.season
    nobody = dict.fromkeys(season.clients["client"])
    return [
        (
            nobody | {team.client: (team.a, team.b) for team in teams},
            make_plan(season, teams, run(bound=-1e6)),
        )
        for teams in tiny(seed).plans(seed, PLANS)
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_points_are_those_of_the_oracle(seed: int) -> None:
    for seats, plan in plans(seed):
        right = points_of_plan(*tiny_season(seed), seats)
        if math.isinf(right["overload"]):  # somebody without hours carries some: no plan does
            continue
        wanted = {name: right[name] for name in plan.summary.terms}
        assert plan.summary.terms == pytest.approx(wanted, abs=2e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_audit_rejects_what_the_oracle_rejects(seed: int, tmp_path: Path) -> None:
    for number, (seats, plan) in enumerate(plans(seed)):
        folder = tmp_path / str(number)
        write_files(plan, tiny(seed).facts.season, folder, {})
        found = audit(tiny(seed).facts.season, folder)
        assert bool(found) == bool(breaches(*tiny_season(seed), seats)), found
