"""Sweep: many scenarios of a season, on any executor; what is finished stays finished.

    folder/runs/<digest>.json     one for each finished scenario, written whole or not at all
    folder/results.csv            one tidy table: a row for each scenario, in the order of the file

The digest is of the season, the changes, the budget and the plan to begin with: run again after a
kill, a sweep does what is missing; where anything of it changed, it is done anew. A scenario that
fails is named with its reason, and the others are finished. Each is searched by one thread to a
deterministic limit, so that threads, processes and a cluster give the same table.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, is_dataclass
from pathlib import Path
from uuid import uuid4

import pandas as pd

from ce_opt import __version__
from ce_opt.season import Season, rulebook_toml
from ce_opt.teams.budget import Budget
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.many import FIGURES, Result, Task, each
from ce_opt.whatif.scenarios import Scenario
from ce_opt.whatif.seats import Seats

__all__ = ["COLUMNS", "sweep"]

COLUMNS = ("scenario", *FIGURES, "reason")
"""Columns of the table, besides one for each name of a grid, which follow the scenario."""


def sweep(
    season: Season,
    scenarios: Sequence[Scenario],
    folder: Path | str,
    executor: Executor,
    budget: Budget | None = None,
    start: Seats | None = None,
    stopper: Stopper | None = None,
    on_done: Callable[[int, int], None] = lambda done, total: None,
) -> pd.DataFrame:
    """Plan every scenario that is not finished yet, and put all of them in one table.

    Parameters
    ----------
    season, scenarios : what to change, and how
    folder : keeps what is finished; made where there is none
    executor : threads, processes, or those of a cluster
    budget : limits of each search; one thread each
    start : a plan to begin each search with
    stopper : stopped, it ends the running ones and leaves them and those after them out
    on_done : told how many of all are finished

    Returns
    -------
    the table of the scenarios that are finished, as written to results.csv
    """
    budget = budget or Budget(seconds=10, workers=1)
    folder, stopper = Path(folder), stopper or Stopper()
    runs = folder / "runs"
    runs.mkdir(parents=True, exist_ok=True)
    base = season_digest(season)
    tasks = [Task(season, one, budget, start) for one in scenarios]
    files = [runs / f"{task_digest(base, task)}.json" for task in tasks]
    results = {place: kept for place, file in enumerate(files) if (kept := finished(file))}
    on_done(len(results), len(tasks))
    missing = {place: task for place, task in enumerate(tasks) if place not in results}
    for place, result, sound in each(executor, missing, stopper):
        results[place] = result
        if sound:  # what broke down by itself is tried again the next time
            write_whole(files[place], json.dumps(result, ensure_ascii=False, indent=1))
        on_done(len(results), len(tasks))
    table = table_of(scenarios, results)
    write_whole(folder / "results.csv", table.to_csv(index=False, lineterminator="\n"))
    return table


def finished(file: Path) -> Result | None:
    """Read a finished run; None where there is none that can be read."""
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def write_whole(file: Path, text: str) -> None:
    """Write a file beside its place and move it there: all of it or nothing."""
    draft = file.with_name(f".{file.name}.{uuid4().hex[:8]}")
    draft.write_text(text, "utf-8", newline="")
    os.replace(draft, file)


def table_of(scenarios: Sequence[Scenario], results: Mapping[int, Result]) -> pd.DataFrame:
    """Put results in one tidy table, with a column for each name of a grid."""
    settings = list(dict.fromkeys(name for one in scenarios for name in one.settings))
    rows = [
        {**dict.fromkeys(settings, ""), **dict(scenarios[place].settings), **results[place]}
        for place in sorted(results)
    ]
    columns = [COLUMNS[0], *settings, *COLUMNS[1:]]
    return pd.DataFrame(rows, columns=columns)


def season_digest(season: Season) -> str:
    """Digest of everything in a season."""
    digest = hashlib.sha256(f"{__version__}\n{rulebook_toml(season.rulebook)}".encode())
    for name, frame in season.tables.items():
        digest.update(f"{name}\n{frame.to_csv(index=False)}".encode())
    return digest.hexdigest()


def task_digest(base: str, task: Task) -> str:
    """Digest of everything that a result depends on."""
    changes = [[type(one).__name__, asdict(one)] for one in task.scenario.changes]
    teams = list(task.start.teams) if task.start else []
    parts = [base, task.scenario.name, changes, asdict(task.budget), teams]
    text = json.dumps(parts, ensure_ascii=False, default=plain)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def plain(value: object) -> object:
    """Write what JSON does not know."""
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)
