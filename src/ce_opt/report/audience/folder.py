"""Sheets as files: one, or a folder with everybody's; whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ce_opt.appraisal.sheets.folder import file_part
from ce_opt.errors import UsageError, reason_of
from ce_opt.language import tr
from ce_opt.plan.whole_folder import whole_folder
from ce_opt.report.audience.audience import Audience
from ce_opt.report.whole_file import write_whole

__all__ = ["file_name", "write_sheet", "write_sheets"]

MARK = re.compile(rb'<meta name="generator" content="ce_opt [^"]* sheet">')
"""What a sheet has near its beginning; any other file is left alone."""
HEAD = 1024
SHEET = re.compile(r"(engineer|leader|manager)-.+\.html|panel\.html")


def file_name(audience: Audience) -> str:
    """Name of somebody's file, another for each.

    >>> file_name(Audience("engineer", "E/07")), file_name(Audience("panel"))
    ('engineer-E%2F07.html', 'panel.html')
    """
    end = f"-{file_part(audience.id)}" if audience.id else ""
    return f"{audience.kind}{end}.html"


def write_sheet(page: str, file: Path) -> None:
    """Write one sheet; an older one there is replaced, anything else is not.

    Raises
    ------
    UsageError : where the file cannot be written, or is something else
    """
    if file.exists() and not (file.is_file() and MARK.search(file.read_bytes()[:HEAD])):
        raise UsageError(tr("{file} is no sheet: name another file", file=file))
    write_whole(file, page)


def write_sheets(pages: Mapping[Audience, str], path: Path) -> None:
    """Write a folder of sheets; an older folder of sheets is replaced, anything else is not.

    Raises
    ------
    UsageError : where the folder cannot be written, or holds something else
    """
    target = path.resolve()
    if refusal := obstacle(target):
        raise UsageError(refusal)
    try:
        with whole_folder(target) as draft:
            draft.mkdir(parents=True)
            for audience, page in pages.items():
                (draft / file_name(audience)).write_text(page, "utf-8", newline="\n")
    except OSError as error:
        raise UsageError(
            tr("{file} cannot be written: {reason}", file=path, reason=reason_of(error))
        ) from error


def obstacle(folder: Path) -> str:
    """Say why sheets must not be written at a place; empty where they may."""
    if not folder.exists():
        return ""
    if not folder.is_dir():
        return tr("{folder} is a file: name a folder for the sheets", folder=folder)
    for entry in sorted(folder.iterdir()):
        if not (entry.is_file() and SHEET.fullmatch(entry.name)):
            return tr(
                "{folder} holds {name}, which is no sheet: name another folder",
                folder=folder,
                name=entry.name,
            )
    return ""
