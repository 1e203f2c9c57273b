"""Options of the commands that plan a season again, and how they wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ce_opt.teams.budget import Budget

__all__ = ["GAP", "QUIET", "SECONDS", "SEED", "WORK", "WORKERS", "budget_of"]

SECONDS = Annotated[float, typer.Option(min=0.1, help="Stop each search after this time.")]
SEED = Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Random seed.")]
WORKERS = Annotated[int, typer.Option(min=1, max=64, help="Threads.")]
GAP = Annotated[float, typer.Option(min=0.0, max=1.0, help="Stop at this proven gap: 0.01 is 1 %.")]
WORK = Annotated[
    float | None,
    typer.Option(min=0.0, help="Deterministic limit of each search: equal work, equal answer."),
]
QUIET = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]


def budget_of(seconds: float, seed: int, workers: int, gap: float, work: float | None) -> Budget:
    """Put the limits of each search together."""
    from ce_opt.teams.budget import Budget

    return Budget(seconds, seed, workers, gap, work)
