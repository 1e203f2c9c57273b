"""Write a plan folder: all of it, audited, or nothing.

The files are written to a folder beside the target and audited there by reading them again; then
the folder takes the target's place by renaming. What stood there is kept until the new plan stands.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ce_opt.duties.uids import CALENDAR
from ce_opt.errors import PlanRejected, UsageError, reason_of
from ce_opt.language import Language, spoken_in, tr
from ce_opt.plan.audit import audit
from ce_opt.plan.book.carried import CONTENT, content_digest
from ce_opt.plan.decimals import printed
from ce_opt.plan.duty_table import agenda_of
from ce_opt.plan.layout import ALL_TABLES, Kind, PlanTable
from ce_opt.plan.plan import Plan, Summary
from ce_opt.plan.price_file import PRICES, price_bytes
from ce_opt.plan.read import CALENDARS, CERTIFICATE, SUMMARY, WORKBOOK
from ce_opt.plan.whole_folder import move_into_place, whole_folder
from ce_opt.plan.workbook import workbook_bytes
from ce_opt.season.season import Season

__all__ = ["PLAN_FILES", "csv_text", "other_files", "summary_text", "write_plan"]

PLAN_FILES = frozenset(
    {table.file for table in ALL_TABLES}
    | {SUMMARY, WORKBOOK, CERTIFICATE, PRICES, "report.html"}
    | {f"{name}.csv" for name in ("bids", "roster", "groups", "escalation", "duties", "appraisal")}
)
"""Files that a plan folder may hold, now or in a later version; nothing else is ever replaced, but
for a folder `CALENDARS` with nothing in it that is not one of a plan's calendars."""


def write_plan(
    plan: Plan, season: Season, path: Path | str, extras: Mapping[str, bytes] | None = None
) -> None:
    """Write a plan folder, or leave what stands at `path` as it is.

    Parameters
    ----------
    plan, season : the plan, and the season that it is audited against
    path : the folder; an older plan there is replaced, anything else is not
    extras : further files of the folder by name, of `PLAN_FILES`, such as ``report.html``

    Raises
    ------
    PlanRejected
        where the audit finds a breach; the plan is then kept beside as ``<path>.rejected``
    UsageError
        where `path` cannot be written, or is something else than a plan
    """
    target = Path(path).resolve()
    refusal = obstacle(target)
    if refusal:
        raise UsageError(refusal)
    try:
        with whole_folder(target) as draft:
            write_files(plan, season, draft, extras or {})
            if plan.duties is not None:
                write_calendars(plan, season, draft / CALENDARS)
            breaches = audit(season, draft)
            if breaches:
                keep_rejected(draft, target)
                raise PlanRejected(breaches)
    except OSError as error:
        reason = reason_of(error)
        raise UsageError(
            tr("{path} cannot be written: {reason}", path=path, reason=reason)
        ) from error


def other_files(path: Path | str) -> dict[str, bytes]:
    """Files of a plan folder that no part of a `Plan` stands for, to be kept as `extras`."""
    made = {table.file for table in ALL_TABLES} | {SUMMARY, WORKBOOK, CERTIFICATE, PRICES}
    return {
        entry.name: entry.read_bytes()
        for entry in sorted(Path(path).iterdir())
        if entry.is_file() and entry.name in PLAN_FILES - made
    }


def write_files(plan: Plan, season: Season, folder: Path, extras: Mapping[str, bytes]) -> None:
    """Write every file of a plan, but for its calendars, into a new folder."""
    folder.mkdir(parents=True)
    texts = plan_texts(plan)
    for file, text in texts.items():
        (folder / file).write_text(text, "utf-8", newline="")
    if plan.findings is not None:
        (folder / CERTIFICATE).write_text(findings_text(plan.findings), "utf-8", newline="")
    if plan.prices is not None:
        (folder / PRICES).write_bytes(price_bytes(plan.prices))
    lasting = {**texts, SUMMARY: lasting_text(plan.summary, season)}
    (folder / WORKBOOK).write_bytes(workbook_bytes(plan, season, lasting))
    for name, data in extras.items():
        (folder / name).write_bytes(data)


def plan_texts(plan: Plan) -> dict[str, str]:
    """File -> text, of the plan's tables and its summary."""
    texts = {
        table.file: csv_text(table, plan.tables[table.name], plan.summary.language)
        for table in ALL_TABLES
        if table.name in plan.tables
    }
    return texts | {SUMMARY: summary_text(plan.summary)}


def lasting_text(summary: Summary, season: Season) -> str:
    """Text of the summary without what differs between runs that found the same plan."""
    content = {CONTENT: content_digest(season)}
    return summary_text(replace(summary, seconds=0.0, versions={}, sha256=content))


def write_calendars(plan: Plan, season: Season, folder: Path) -> None:
    """Write a calendar for everybody who has a duty; the library loads for a plan that has any."""
    from ce_opt.duties.calendars import calendar_files

    folder.mkdir()
    agenda = agenda_of(plan)
    with spoken_in(plan.summary.language):
        files = calendar_files(season, agenda.duties, agenda.withdrawn)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def csv_text(table: PlanTable, frame: pd.DataFrame, language: Language = "en") -> str:
    """Text of a table's CSV file: heads, then a line per row that ends in a line feed."""
    table = table.widened(list(frame.columns))
    columns = [
        column.written(cells(column.kind, frame[column.name].tolist()), language)
        for column in table.columns
    ]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(table.heads_in(language))
    writer.writerows(zip(*columns, strict=True))
    return stream.getvalue()


def cells(kind: Kind, values: list[object]) -> list[str]:
    """Texts of a column's values; an empty one for a number that is missing."""
    if kind in ("number", "count"):
        missing = pd.isna(np.asarray(values, dtype=object)).tolist()
        return [
            "" if blank else number_text(kind, value)
            for value, blank in zip(values, missing, strict=True)
        ]
    if kind == "yes_no":
        return ["yes" if value else "no" for value in values]
    return [str(value) for value in values]


def number_text(kind: Kind, value: object) -> str:
    """Text of a number."""
    return str(value) if kind == "count" else printed(float(str(value)))


def summary_text(summary: Summary) -> str:
    """Text of ``summary.json``; a part that there is nothing to say of is left out."""
    figures = asdict(summary)
    if not summary.selection:
        del figures["selection"]
    return json.dumps(figures, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def findings_text(findings: Mapping[str, Any]) -> str:
    """Text of ``certificate.json``."""
    return json.dumps(findings, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def obstacle(folder: Path) -> str:
    """Say why what stands at a place must not be replaced; empty where it may be."""
    if not folder.exists():
        return ""
    if not folder.is_dir():
        return tr("{folder} is a file: name a folder for the plan", folder=folder)
    names = sorted(entry.name for entry in folder.iterdir())
    foreign = [name for name in names if not belongs(folder / name)]
    if foreign:
        return tr(
            "{folder} holds {name}, which is no part of a plan: name another folder",
            folder=folder,
            name=foreign[0],
        )
    if names and SUMMARY not in names:
        return tr(
            "{folder} is no plan folder, it has no {file}: name another folder",
            folder=folder,
            file=SUMMARY,
        )
    return ""


def belongs(place: Path) -> bool:
    """Whether a file or folder is part of a plan."""
    if place.name == CALENDARS:
        return place.is_dir() and all(
            CALENDAR.fullmatch(entry.name) and entry.is_file() for entry in place.iterdir()
        )
    return place.name in PLAN_FILES


def keep_rejected(draft: Path, target: Path) -> None:
    """Keep a rejected plan beside its target, for people to look at."""
    rejected = target.with_name(f"{target.name}.rejected")
    if not obstacle(rejected):
        move_into_place(draft, rejected)
