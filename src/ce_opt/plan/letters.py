"""A folder of letters, a file each: written whole, or what stood there stays.

The folder is written beside its place and moved there; an older folder of letters is replaced, one
with anything else in it is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ce_opt.errors import UsageError, reason_of
from ce_opt.language import tr
from ce_opt.plan.whole_folder import whole_folder

__all__ = ["file_name", "obstacle", "write_letters"]

BEGINNING, END = "letter-", ".md"


def write_letters(pages: Mapping[str, str], path: Path | str) -> None:
    """Write a page per engineer.

    Parameters
    ----------
    pages : engineer -> text
    path : the folder

    Raises
    ------
    UsageError
        where `path` cannot be written, or holds something else than letters
    """
    target = Path(path).resolve()
    refusal = obstacle(target)
    if refusal:
        raise UsageError(refusal)
    try:
        with whole_folder(target) as draft:
            draft.mkdir(parents=True)
            for engineer, text in pages.items():
                (draft / file_name(engineer)).write_text(text, "utf-8", newline="")
    except OSError as error:
        reason = reason_of(error)
        raise UsageError(
            tr("{path} cannot be written: {reason}", path=path, reason=reason)
        ) from error


def file_name(engineer: str) -> str:
    """Name of an engineer's file, another for each id; what no file name may hold is written %XX.

    >>> file_name("E07"), file_name("../工号")
    ('letter-E07.md', 'letter-%2E%2E%2F工号.md')
    """
    safe = (char if char.isalnum() or char in "-_" else f"%{ord(char):02X}" for char in engineer)
    return BEGINNING + "".join(safe) + END


def obstacle(folder: Path) -> str:
    """Say why what stands at a place must not be replaced; empty where it may be."""
    if not folder.exists():
        return ""
    if not folder.is_dir():
        return tr("{folder} is a file: name a folder for the letters", folder=folder)
    if Path.cwd().is_relative_to(folder):
        return tr(
            "{folder} is where you are: name a folder of its own for the letters", folder=folder
        )
    for entry in sorted(folder.iterdir()):
        if not (entry.name.startswith(BEGINNING) and entry.name.endswith(END)):
            return tr(
                "{folder} holds {name}, which is no letter: name another folder",
                folder=folder,
                name=entry.name,
            )
    return ""
