"""Side by side on the same seasons and in the same time: ce_opt, textbook models, a greedy planner.

    python benchmarks/compare.py --clients 150 --engineers 60 --seconds 30 --seeds 1 2 3
    python benchmarks/compare.py --season instances/xiamen --models ce_opt greedy --store rows.csv

The textbook model (`textbook.py`) runs in CP-SAT, SCIP and HiGHS. Every run has a process of its
own. Times are wall-clock and include building the model; the limit holds for the solver alone.
`--store` adds the rows to a CSV file, from which `scaling.py` draws. Results: `RESULTS.md`.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
"""A season, what was asked for, and what came out."""

MODELS = ("ce_opt", "textbook CP-SAT", "textbook SCIP", "textbook HiGHS", "greedy")
HEAD = ("season", "model", "s", "served", "points", "bound", "gap", "MB")
STORED = (
    "season", "clients", "engineers", "demand", "seed", "limit", "workers", "model",
    "seconds", "served", "points", "bound", "gap", "memory_mb",
)  # fmt: skip
"""Columns of the CSV file."""

BUILDING = 300.0
"""Seconds beyond the limit after which a run is given up: building a textbook model takes long."""


def main() -> None:
    """Run the comparison and print a Markdown table."""
    arguments = parse()
    print("|", " | ".join(HEAD), "|")
    print("|---|---|" + "---:|" * (len(HEAD) - 2))
    rows = []
    for task in tasks(arguments):
        rows.append(run(task))
        print("|", " | ".join(cells(rows[-1])), "|", flush=True)
        if arguments.store:
            store(rows[-1], arguments.store)
    for model in arguments.models:
        ratios = list(points_over_ours(rows, model))
        if ratios and model != "ce_opt":
            print(f"\n{model} points / ce_opt points: median {statistics.median(ratios):.3f}")


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=150)
    parser.add_argument("--engineers", type=int, default=60)
    parser.add_argument("--demand", type=float, default=0.9)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--season", type=Path, help="a season folder instead of generated ones")
    parser.add_argument("--models", nargs="+", choices=MODELS, default=list(MODELS))
    parser.add_argument("--store", type=Path, help="add the rows to this CSV file")
    return parser.parse_args()


def tasks(arguments: argparse.Namespace) -> Iterator[Row]:
    """Every season with every model."""
    for season in seasons(arguments):
        for model in arguments.models:
            yield season | {
                "model": model,
                "limit": arguments.seconds,
                "workers": arguments.workers,
            }


def seasons(arguments: argparse.Namespace) -> Iterator[Row]:
    """Tell which seasons to plan."""
    if arguments.season:
        yield {"season": arguments.season.name, "folder": str(arguments.season)}
        return
    for seed in arguments.seeds:
        yield generated(arguments.clients, arguments.engineers, seed, arguments.demand)


def generated(clients: int, engineers: int, seed: int, demand: float) -> Row:
    """Tell which season to make."""
    name = f"{clients} × {engineers} seed {seed}"
    size = {"clients": clients, "engineers": engineers}
    return {"season": name, **size, "seed": seed, "demand": demand}


def run(task: Row) -> Row:
    """Do a task in a process of its own; where that fails, the figures stay empty."""
    script = Path(__file__).with_name("planners.py")
    command = [sys.executable, str(script), json.dumps(task | {"seconds": task["limit"]})]
    most = task["limit"] + BUILDING
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, env=environment(), timeout=most, check=True
        )
    except subprocess.SubprocessError as error:
        print(f"{task['season']}, {task['model']}: {failure(error)}", file=sys.stderr)
        return task
    found: Row = json.loads(done.stdout.splitlines()[-1])
    return task | found


def failure(error: subprocess.SubprocessError) -> str:
    """Say in a few words why a run has no figures."""
    if isinstance(error, subprocess.TimeoutExpired):
        return f"not done after {error.timeout:g} s"
    if isinstance(error, subprocess.CalledProcessError):
        return f"ended with code {error.returncode}"
    return str(error)


def environment() -> dict[str, str]:
    """Variables for a run: its output is UTF-8 whatever the terminal speaks."""
    return os.environ | {"PYTHONUTF8": "1"}


def cells(row: Row) -> Iterator[str]:
    """One row of the table; what is missing is a dash."""
    yield row["season"]
    yield row["model"]
    formats = {"seconds": ".1f", "served": "d", "points": ",.1f", "bound": ",.1f", "gap": ".2%"}
    for name, form in (formats | {"memory_mb": ",.0f"}).items():
        value = row.get(name)
        yield "–" if value is None else format(value, form)


def store(row: Row, path: Path) -> None:
    """Add a row to a CSV file, with a head where the file is new."""
    new = not path.exists()
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, STORED, extrasaction="ignore")
        if new:
            writer.writeheader()
        writer.writerow(row)


def points_over_ours(rows: list[Row], model: str) -> Iterator[float]:
    """Points of a model over those of ce_opt, season by season; infinite without a plan."""
    points = {(row["season"], row["model"]): row.get("points") for row in rows}
    for (season, name), theirs in points.items():
        ours = points.get((season, "ce_opt"))
        if name == model and ours:
            yield (theirs or float("inf")) / ours


if __name__ == "__main__":
    main()
