"""``ce-opt generate OUT``: a made-up season of any size."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.errors import UsageError
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.season import Season

OTHER_FILES = (".csv", ".ods", ".toml", ".xls", ".xlsb", ".xlsm", ".zip")
"""Ends of file names that look like a workbook or a table, and would become a folder."""


@command
def generate(
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT", help="New folder, or a file that ends in .xlsx.", show_default=False
        ),
    ],
    clients: Annotated[int, typer.Option(min=1, help="Number of clients.")] = 120,
    engineers: Annotated[int, typer.Option(min=2, help="Number of engineers.")] = 48,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same season.")] = 0,
    demand: Annotated[
        float, typer.Option(min=0.01, max=2.0, help="Care hours needed per care hour available.")
    ] = 0.9,
    after: Annotated[
        Path | None,
        typer.Option(
            metavar="SEASON",
            help="With --plan: this season at its end instead, with ratings and a work log.",
            show_default=False,
        ),
    ] = None,
    plan: Annotated[
        Path | None,
        typer.Option(metavar="PLAN", help="The plan that --after went by.", show_default=False),
    ] = None,
    as_json: AS_JSON = False,
) -> None:
    """Make up a realistic season: skewed revenue, clustered places, scarce skills, bids, ties."""
    from ce_opt.generate import generate_season
    from ce_opt.season import season_from_frames

    if (after is None) != (plan is None):
        raise UsageError(tr("--after SEASON and --plan PLAN go together"))
    refuse_place(out)
    if after and plan:
        season = season_after(after, plan, seed)
        clients, engineers = len(season.clients), len(season.engineers)
    else:
        made = generate_season(clients, engineers, seed, demand_share=demand)
        season = season_from_frames(made.frames, made.rules)
    write(season, out)
    if as_json:
        answer({"season": str(out), "clients": clients, "engineers": engineers, "seed": seed})
    else:
        say(
            tr(
                "{out}: {clients} clients, {engineers} engineers, seed {seed}, all of it made up",
                out=out,
                clients=clients,
                engineers=engineers,
                seed=seed,
            )
        )


def refuse_place(out: Path) -> None:
    """Refuse a place where something stands, or a kind of file that is not written."""
    place = out.resolve()
    if place.exists() and (place == Path.cwd() or not place.is_dir() or any(place.iterdir())):
        raise UsageError(tr("{out} exists already: name a new folder or file", out=out))
    if out.suffix.lower() in OTHER_FILES:
        raise UsageError(
            tr("{out} is of a kind that is not written: end it in .xlsx, or in nothing", out=out)
        )


def write(season: Season, out: Path) -> None:
    """Write a season as a folder or a workbook, all of it or nothing."""
    from ce_opt.season import write_folder, write_workbook

    place = out.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".ce-opt-", dir=place.parent) as draft:
        made_at = Path(draft) / f"season{out.suffix.lower()}"
        write_season = write_workbook if made_at.suffix == ".xlsx" else write_folder
        write_season(season, made_at)
        made_at.rename(place)


def season_after(after: Path, plan: Path, seed: int) -> Season:
    """Make up the end of a season that went by a plan; its other tables stay as they are."""
    from ce_opt.generate import season_end
    from ce_opt.plan import read_plan
    from ce_opt.season import read_season, season_from_frames

    given, seats = read_season(after), read_plan(plan).teams
    held = [(team.client, seat, engineer) for team in seats for seat, engineer in team.seats]
    known = {*given.clients["client"], *given.engineers["engineer"]}
    strangers = sorted(
        {name for client, _, engineer in held for name in (client, engineer)} - known
    )
    if strangers:
        raise UsageError(
            tr(
                "{plan} is of another season: {name} does not stand in {season}",
                plan=plan,
                name=strangers[0],
                season=after,
            )
        )
    frames = {**given.tables, **season_end(given, held, seed)}
    return season_from_frames(frames, given.rulebook.model_dump(exclude_none=True))
