"""A folder is written whole or not at all: beside its place first, then renamed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

__all__ = ["move_into_place", "whole_folder"]


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """Name a folder beside a place, to be made and filled; it takes the place where nothing fails.

    Parameters
    ----------
    target : the place, resolved; what stands there stays until the new folder does

    Raises
    ------
    OSError : where the folder cannot be written or moved
    """
    draft = target.with_name(f".{target.name}.{uuid4().hex[:8]}.new")
    try:
        yield draft
        move_into_place(draft, target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def move_into_place(draft: Path, target: Path) -> None:
    """Let a finished folder take its target's place; on failure the old one comes back."""
    old = draft.with_suffix(".old")
    if target.exists():
        target.rename(old)
    try:
        draft.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
