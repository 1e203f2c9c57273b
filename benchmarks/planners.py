"""Plan one season with one model, in a process of its own, so that its peak memory is its own.

`compare.py` starts it with a task as JSON and reads a row as JSON from the last line printed.
All plans go through the same `make_plan`, so their points are counted by the same code,
and through the same rules: a plan that breaks one counts as none.
"""

from __future__ import annotations

import json
import math
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ce_opt.generate import generate_season
from ce_opt.plan import Run, make_plan
from ce_opt.season import Season, read_season, season_from_frames
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.limits import LIMITS
from ce_opt.teams.rules import RULES
from ce_opt.teams.scale import Scale

Found = tuple[list[Team] | None, float | None]
"""Teams, and the proven bound in points; None where there is none."""


def ce_opt(season: Season, seconds: float, workers: int) -> Found:
    """Plan with ce_opt."""
    from ce_opt.teams.assign import assign
    from ce_opt.teams.budget import Budget

    found = assign(season, Budget(seconds=seconds, workers=workers))
    return found.teams, found.bound


def cp_sat(season: Season, seconds: float, workers: int) -> Found:
    """Plan with the textbook model in CP-SAT."""
    from textbook import Textbook

    return Textbook(season).solve(seconds, workers)


def scip(season: Season, seconds: float, workers: int) -> Found:
    """Plan with the textbook model in SCIP."""
    return mip("scip", season, seconds, workers)


def highs(season: Season, seconds: float, workers: int) -> Found:
    """Plan with the textbook model in HiGHS."""
    return mip("highs", season, seconds, workers)


def mip(solver: str, season: Season, seconds: float, workers: int) -> Found:
    """Plan with the textbook model in a MIP solver."""
    from textbook import Textbook
    from textbook_mip import TextbookMip

    return TextbookMip(Textbook(season)).solve(solver, seconds, workers)


def greedy(season: Season, seconds: float, workers: int) -> Found:
    """Plan greedily; it takes the time it takes."""
    from greedy import Greedy

    return Greedy(season).plan(), None


PLANNERS: dict[str, Callable[[Season, float, int], Found]] = {
    "ce_opt": ce_opt,
    "textbook CP-SAT": cp_sat,
    "textbook SCIP": scip,
    "textbook HiGHS": highs,
    "greedy": greedy,
}


def main() -> None:
    """Do the task of the command line."""
    task = json.loads(sys.argv[1])
    season = season_of(task)
    started = time.monotonic()
    teams, bound = PLANNERS[task["model"]](season, task["seconds"], task["workers"])
    row = {"seconds": round(time.monotonic() - started, 2)} | figures(season, teams, bound)
    print(json.dumps(row | {"memory_mb": round(peak_megabytes())}))


def season_of(task: dict[str, Any]) -> Season:
    """Read the season of a task, or make it."""
    if task.get("folder"):
        return read_season(Path(task["folder"]))
    made = generate_season(
        task["clients"], task["engineers"], task["seed"], demand_share=task["demand"]
    )
    return season_from_frames(made.frames, made.rules)


def figures(season: Season, teams: list[Team] | None, bound: float | None) -> dict[str, Any]:
    """Served clients, points, bound and gap; None where there is none."""
    known = bound if bound is not None and math.isfinite(bound) else None
    row: dict[str, Any] = {"served": None, "points": None, "bound": known, "gap": None}
    if teams is not None:
        check(season, teams)
        run = Run("feasible", known or 0.0, "seconds", 0.0, 0.0, 0, Scale(1000, 1))
        summary = make_plan(season, teams, run).summary
        row |= {"served": summary.served, "points": summary.points}
        if known is not None:
            row["gap"] = (summary.points - known) / abs(summary.points)
    return row


def check(season: Season, teams: list[Team]) -> None:
    """Refuse a plan that breaks a rule or a limit: its points would not be comparable."""
    facts = Facts(season)
    for audited in (*RULES, *LIMITS):
        for breach in audited.breaches(facts, teams):
            raise AssertionError(f"{breach.rule}: {breach.sentence}")


def peak_megabytes() -> float:
    """Peak memory of this process."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    main()
