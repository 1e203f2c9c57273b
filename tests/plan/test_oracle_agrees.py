"""Tables and audit against the oracle, which shares no code with them, over random plans."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from ce_opt.plan import audit, make_plan
from ce_opt.plan.write import write_files
from oracle import breaches, points_of_plan
from plan.hand_season import run
from teams.conformance import SEEDS, tiny
from tiny_seasons import tiny_season

PLANS = 3


@pytest.mark.parametrize("seed", SEEDS)
def test_points_are_those_of_the_oracle(seed: int) -> None:
    season, (frames, rules) = tiny(seed).facts.season, tiny_season(seed)
    for teams in tiny(seed).plans(seed, PLANS):
        seats = dict.fromkeys(season.clients["client"]) | {t.client: (t.a, t.b) for t in teams}
        right = points_of_plan(frames, rules, seats)
        if math.isinf(right["overload"]):  # somebody without hours carries some: no plan does
            continue
        summary = make_plan(season, teams, run()).summary
        wanted = {name: right[name] for name in summary.terms}
        assert summary.terms == pytest.approx(wanted, abs=2e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_audit_rejects_what_the_oracle_rejects(seed: int, tmp_path: Path) -> None:
    season, (frames, rules) = tiny(seed).facts.season, tiny_season(seed)
    for number, teams in enumerate(tiny(seed).plans(seed, PLANS)):
        seats = dict.fromkeys(season.clients["client"]) | {t.client: (t.a, t.b) for t in teams}
        folder = tmp_path / str(number)
        write_files(make_plan(season, teams, run(bound=-1e6)), folder, {})
        found = audit(season, folder)
        assert bool(found) == bool(breaches(frames, rules, seats)), found
