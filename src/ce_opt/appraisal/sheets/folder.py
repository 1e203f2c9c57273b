"""The folder of sheets: all of them by file name, written whole or not at all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

import pandas as pd

from ce_opt.appraisal.appraise import Appraised
from ce_opt.appraisal.fairness import fairness_table, in_words
from ce_opt.appraisal.sheets.appeal import appeal_sheet
from ce_opt.appraisal.sheets.leader import leader_sheet, leaders_of
from ce_opt.appraisal.sheets.working_group import working_group_summary
from ce_opt.errors import UsageError
from ce_opt.language import tr
from ce_opt.season.season import Season

__all__ = ["file_part", "obstacle", "sheet_texts", "write_sheets"]

SUMMARY, FAIRNESS = "working_group.md", "fairness.csv"
SHEET = re.compile(r"(appeal|leader)-.+\.md")
UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*%. ]')


def sheet_texts(season: Season, found: Appraised, groups: pd.DataFrame | None) -> dict[str, str]:
    """Text of every sheet by its file name."""
    leaders = leaders_of(season, found, groups)
    texts = {SUMMARY: working_group_summary(season, found)}
    fairness = in_words(fairness_table(season, found))
    texts[FAIRNESS] = fairness.to_csv(index=False, lineterminator="\n")
    for row, home in enumerate(found.homes):
        texts[f"appeal-{file_part(home.engineer)}.md"] = appeal_sheet(season, found, row)
    for group in leaders:
        texts[f"leader-{file_part(group)}.md"] = leader_sheet(season, found, group, leaders)
    return texts


def file_part(name: str) -> str:
    """Write an id so that it can be part of a file name, and no two ids alike.

    >>> file_part("E/01"), file_part("组 1")
    ('E%2F01', '组%201')
    """
    return UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", name)


def obstacle(folder: Path) -> str:
    """Say why sheets must not be written at a place; empty where they may."""
    if not folder.exists():
        return ""
    if not folder.is_dir():
        return tr("{folder} is a file: name a folder for the sheets", folder=folder)
    for entry in sorted(folder.iterdir()):
        if entry.name not in (SUMMARY, FAIRNESS) and not SHEET.fullmatch(entry.name):
            return tr(
                "{folder} holds {name}, which is no sheet: name another folder",
                folder=folder,
                name=entry.name,
            )
    return ""


def write_sheets(texts: Mapping[str, str], path: Path | str) -> None:
    """Write a folder of sheets; older ones there are replaced, anything else is not.

    Raises
    ------
    UsageError
        where the folder holds something else, or cannot be written
    """
    target = Path(path).resolve()
    if refusal := obstacle(target):
        raise UsageError(refusal)
    draft, old = (
        target.with_name(f".{target.name}.{uuid4().hex[:8]}.{end}") for end in ("new", "old")
    )
    try:
        draft.mkdir(parents=True)
        for name, text in texts.items():
            (draft / name).write_text(text, "utf-8", newline="\n")
        if target.exists():
            target.rename(old)
        draft.rename(target)
    except OSError as error:
        if old.exists() and not target.exists():
            old.rename(target)
        raise UsageError(
            tr("{path} cannot be written: {error}", path=path, error=error.strerror or error)
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
