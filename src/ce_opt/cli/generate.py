"""``ce-opt generate OUT``: a made-up season of any size."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.errors import UsageError


@command
def generate(
    out: Annotated[
        Path,
        typer.Argument(help="New folder, or a file that ends in .xlsx.", show_default=False),
    ],
    clients: Annotated[int, typer.Option(min=1, help="Number of clients.")] = 120,
    engineers: Annotated[int, typer.Option(min=2, help="Number of engineers.")] = 48,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same season.")] = 0,
    demand: Annotated[
        float, typer.Option(min=0.01, max=2.0, help="Care hours needed per care hour available.")
    ] = 0.9,
    as_json: AS_JSON = False,
) -> None:
    """Make up a realistic season: skewed revenue, clustered places, scarce skills, bids, ties."""
    from ce_opt.generate import generate_season  # noqa: PLC0415
    from ce_opt.season import season_from_frames, write_folder, write_workbook  # noqa: PLC0415

    if out.exists() and (out.is_file() or any(out.iterdir())):
        raise UsageError(f"{out} exists already: name a new folder or file")
    made = generate_season(clients, engineers, seed, demand_share=demand)
    season = season_from_frames(made.frames, made.rules)
    write = write_workbook if out.suffix == ".xlsx" else write_folder
    write(season, out)
    if as_json:
        answer({"season": str(out), "clients": clients, "engineers": engineers, "seed": seed})
    else:
        say(f"{out}: {clients} clients, {engineers} engineers, seed {seed}, all of it made up")
