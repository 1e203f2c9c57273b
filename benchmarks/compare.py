"""Side by side on the same generated seasons and in the same time: ce_opt and the textbook model.

    python benchmarks/compare.py --clients 150 --engineers 60 --seconds 30 --seeds 1 2 3

Both plans go through the same `make_plan`, so their points are counted by the same code. Times are
wall-clock and include building the models. Results are kept in `RESULTS.md`.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from pathlib import Path

from ce_opt.generate import generate_season
from ce_opt.plan import Run, make_plan
from ce_opt.season import Season, read_season, season_from_frames
from ce_opt.teams.assign import assign
from ce_opt.teams.scale import Scale
from ce_opt.teams.solve import Budget

sys.path.insert(0, str(Path(__file__).parent))

from textbook import Textbook


def main() -> None:
    """Run the comparison and print a Markdown table."""
    arguments = parse()
    print("| season | model | s | served | points | bound | gap |")
    print("|---|---|---:|---:|---:|---:|---:|")
    ratios = []
    for name, season in seasons(arguments):
        ours = run_ce_opt(name, season, arguments.seconds)
        if arguments.textbook:
            ratios.append(run_textbook(name, season, arguments.seconds) / ours)
    if ratios:
        print(f"\ntextbook points / ce_opt points: median {statistics.median(ratios):.3f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the process {peak:,.0f} MB")


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=150)
    parser.add_argument("--engineers", type=int, default=60)
    parser.add_argument("--demand", type=float, default=0.9)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--season", type=Path, help="a season folder instead of generated ones")
    parser.add_argument("--no-textbook", dest="textbook", action="store_false")
    return parser.parse_args()


def seasons(arguments: argparse.Namespace) -> list[tuple[str, Season]]:
    """Name and season of every case."""
    if arguments.season:
        return [(arguments.season.name, read_season(arguments.season))]
    size = f"{arguments.clients} × {arguments.engineers}"
    cases = []
    for seed in arguments.seeds:
        made = generate_season(
            arguments.clients, arguments.engineers, seed, demand_share=arguments.demand
        )
        cases.append((f"{size} seed {seed}", season_from_frames(made.frames, made.rules)))
    return cases


def run_ce_opt(name: str, season: Season, seconds: float) -> float:
    """Plan with ce_opt, print a row, return the points."""
    started = time.monotonic()
    found = assign(season, Budget(seconds=seconds))
    taken = time.monotonic() - started
    assert found.teams is not None
    assert found.bound is not None
    plan = make_plan(season, found.teams, run_of(found.bound, taken, found.scale))
    row(name, "ce_opt", taken, plan.summary.served, plan.summary.points, found.bound)
    return plan.summary.points


def run_textbook(name: str, season: Season, seconds: float) -> float:
    """Plan with the textbook model, print a row, return the points."""
    started = time.monotonic()
    teams, bound = Textbook(season).solve(seconds, workers=2)
    taken = time.monotonic() - started
    if teams is None:
        print(f"| {name} | textbook | {taken:.0f} | – | no plan | {bound:,.1f} | – |")
        return float("inf")
    plan = make_plan(season, teams, run_of(bound, taken, Scale(1000, 1)))
    row(name, "textbook", taken, plan.summary.served, plan.summary.points, bound)
    return plan.summary.points


def run_of(bound: float, seconds: float, scale: Scale) -> Run:
    """Describe a run for `make_plan`."""
    return Run("feasible", bound, "seconds", seconds, 0.0, 0, scale)


def row(name: str, model: str, seconds: float, served: int, points: float, bound: float) -> None:
    """Print one row."""
    gap = (points - bound) / points
    cells = (name, model, f"{seconds:.0f}", served, f"{points:,.1f}", f"{bound:,.1f}", f"{gap:.2%}")
    print("|", " | ".join(map(str, cells)), "|", flush=True)


if __name__ == "__main__":
    main()
