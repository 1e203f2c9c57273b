"""The tiny problem of the rehearsal, and that nothing is left to compile after it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ce_opt.teams.budget import Budget
from ce_opt.teams.problem import TeamProblem
from ce_opt.teams.rehearsal import crammed_problem, tiny_problem
from ce_opt.teams.solve import solve
from teams.small_problems import plain_cost

TESTS = Path(__file__).parents[1]
AFTERWARDS = """
import importlib, pkgutil
import numpy as np
import ce_opt.teams
from ce_opt.teams.budget import Budget
from ce_opt.teams.solve import rehearse, solve
from ce_opt.teams.polish import Polish
from ce_opt.teams.pool import make_pool
from ce_opt.teams.problem import UNSERVED
from teams.small_problems import columns_in, crammed, ints, random_problem

def compiled():
    modules = [importlib.import_module(f"ce_opt.teams.{found.name}") for found in parts]
    return {
        f"{module.__name__}.{name}": len(thing.signatures)
        for module in modules
        for name, thing in vars(module).items()
        if hasattr(thing, "signatures")
    }

parts = list(pkgutil.iter_modules(ce_opt.teams.__path__))
budget = Budget(seconds=600, work=0.05, workers=1)
rehearse()
before = compiled()
assert len(before) > 20
assert before["ce_opt.teams.shaking.wander"]
for seed in range(5):
    problem = random_problem(seed, clients=12, engineers=6, teams=20)
    plan = solve(problem, budget)
    if plan.chosen is not None:
        solve(problem, budget, start=plan.chosen)
    solve(crammed(seed, clients=30, engineers=6, spare=1.5), budget)
    pool = make_pool(problem, ints(columns_in(problem)))
    nobody = np.full(problem.clients, UNSERVED, dtype=np.int64)
    Polish(pool, np.ones(6, dtype=np.int64), nobody, 0, 1).run(1_000, 1.0, lambda: False)
print(*(name for name, count in compiled().items() if count != before[name]))
"""


def test_the_problem_has_every_kind_of_row() -> None:
    problem = tiny_problem()
    assert len(problem.limits) > 1
    assert problem.load_cost is not None
    assert problem.plan_limits
    assert len(problem.tied)
    assert problem.must.any()


def test_the_crammed_one_leaves_nobody_out_and_loads_cost_nothing() -> None:
    problem = crammed_problem()
    assert problem.must.all()
    assert problem.load_cost is None


@pytest.mark.parametrize("problem", [tiny_problem(), crammed_problem()])
def test_they_have_a_plan(problem: TeamProblem) -> None:
    found = solve(problem, Budget(seconds=600, work=0.2, workers=1))
    assert found.chosen is not None
    assert plain_cost(problem, found.chosen.tolist()) == found.cost


def test_after_the_rehearsal_nothing_is_left_to_compile() -> None:
    # In a fresh interpreter: here, other tests have compiled already.
    done = subprocess.run(
        [sys.executable, "-c", AFTERWARDS],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []
