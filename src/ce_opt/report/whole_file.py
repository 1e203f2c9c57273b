"""A page is written whole or not at all: beside its place first, then renamed."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4

from ce_opt.errors import UsageError, reason_of
from ce_opt.language import tr

__all__ = ["write_whole"]


def write_whole(file: Path, page: str) -> None:
    """Write a page in UTF-8; what stands there is replaced.

    Raises
    ------
    UsageError : where the file cannot be written
    """
    draft = file.with_name(f".{file.name}.{uuid4().hex[:8]}.new")
    try:
        draft.write_bytes(page.encode())
        os.replace(draft, file)
    except OSError as error:
        raise UsageError(
            tr("{file} cannot be written: {reason}", file=file, reason=reason_of(error))
        ) from error
    finally:
        draft.unlink(missing_ok=True)
