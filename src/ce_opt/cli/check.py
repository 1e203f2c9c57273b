"""``ce-opt check SEASON``: every fault of a season, nothing solved."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.language import tr

SEASON = Annotated[
    Path,
    typer.Argument(
        metavar="SEASON",
        help="Season folder, .xlsx workbook or SQLite database.",
        show_default=False,
    ),
]


@command
def check(season: SEASON, as_json: AS_JSON = False) -> None:
    """Check a season: every fault of every table at once; nothing is solved or written."""
    from ce_opt.notes import season_notes
    from ce_opt.season import read_season

    found = read_season(season)
    notes = season_notes(found)
    rows = {name: len(table) for name, table in found.tables.items() if len(table)}
    if as_json:
        answer({"faults": [], "notes": [str(note) for note in notes], "rows": rows})
        return
    for note in notes:
        say(tr("note: {note}", note=note))
    counts = ", ".join(f"{count} {name}" for name, count in rows.items())
    say(tr("{season} is in order: {rows}", season=season, rows=counts))
