"""``ce-opt report SEASON PLAN --for …``: sheets for single people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ce_opt.cli.app import answer, say
from ce_opt.errors import UsageError
from ce_opt.language import spoken, tr, tr_count

if TYPE_CHECKING:
    from ce_opt.plan import Plan
    from ce_opt.season import Season

__all__ = ["sheets"]


def sheets(season: Season, plan: Plan, whom: str, out: Path | None, as_json: bool) -> None:
    """Write the sheet of somebody, or everybody's into a folder."""
    from ce_opt.report.audience import audience_named, audiences, page_of, sheet_of
    from ce_opt.report.audience.audience import EVERYBODY
    from ce_opt.report.audience.folder import file_name, write_sheet, write_sheets

    name = season.rulebook.season.name
    if whom.strip().casefold() == EVERYBODY:
        if out is None:
            raise UsageError(tr("--for all writes a folder: name it with -o DIR"))
        pages = {one: page_of(sheet_of(season, plan, one), name) for one in audiences(season, plan)}
        write_sheets(pages, out)
        told = tr_count(len(pages), "{file}: {count} sheet", "{file}: {count} sheets", file=out)
        found: dict[str, object] = {"sheets": str(out), "for": [str(one) for one in pages]}
    else:
        one = audience_named(season, plan, whom)
        file = out or Path(file_name(one))
        write_sheet(page_of(sheet_of(season, plan, one), name), file)
        told = tr("{file}: the sheet of {whom}", file=file, whom=one)
        found = {"sheet": str(file), "for": str(one)}
    if as_json:
        answer({**found, "language": spoken()})
    else:
        say(told)
