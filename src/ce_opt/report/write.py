"""Write the report of a plan into a file: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from ce_opt.errors import UsageError
from ce_opt.language import tr
from ce_opt.plan import Plan, read_plan
from ce_opt.report.material import material_of
from ce_opt.report.page import report_page
from ce_opt.report.whole_file import write_whole
from ce_opt.season import Season
from ce_opt.whatif.seats import Seats

__all__ = ["MARK", "MOST_CLIENTS", "REPORT", "add_report", "has_report", "refusal", "write_report"]

REPORT = "report.html"
"""Name of the report in a plan folder."""
MARK = b'<meta name="generator" content="ce_opt'
"""What a report has near its beginning; any other file is left alone."""
HEAD = 4096
MOST_CLIENTS = 2000
"""Clients up to which a plan gets its report unasked; it then takes a few seconds at most."""


def write_report(season: Season, plan: Plan, file: Path, before: Seats | None = None) -> None:
    """Write the report of a plan, in the language that is spoken now.

    Parameters
    ----------
    season : as read
    plan : a plan of that season that was audited: the report says so
    file : an older report there is replaced, anything else is not
    before : an older plan, to say what changed; without it, last season's table incumbents

    Raises
    ------
    UsageError : where the file cannot be written, or is something else than a report
    """
    if reason := refusal(file):
        raise UsageError(reason)
    write_whole(file, report_page(material_of(season, plan, before)))


def add_report(season: Season, folder: Path, before: Seats | None = None) -> None:
    """Put the report into a plan folder that was just audited and written; small seasons alone.

    The plan is read back, so that the page is the one that ``ce-opt report`` would write.
    """
    if len(season.clients) <= MOST_CLIENTS:
        write_report(season, read_plan(folder), folder / REPORT, before)


def refusal(file: Path) -> str:
    """Say why a report must not be written there; empty where it may be."""
    if file.is_dir():
        return tr("{file} is a folder: name a file for the report", file=file)
    if file.exists() and not is_report(file):
        return tr("{file} is no report of ce_opt: name another file", file=file)
    return ""


def has_report(folder: Path) -> bool:
    """Tell whether a plan folder holds a report that ce_opt made, to be renewed with the plan."""
    file = folder / REPORT
    return file.is_file() and is_report(file)


def is_report(file: Path) -> bool:
    """Tell whether a file is a report that ce_opt made."""
    with file.open("rb") as stream:
        return MARK in stream.read(HEAD)
