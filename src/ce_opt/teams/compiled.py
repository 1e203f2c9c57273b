"""Machine code for the inner loops, by numba.

The loops that look at millions of seats a second are written in plain Python over arrays and
compiled when they are first called; the result is kept on disk (`NUMBA_CACHE_DIR`, by default
beside the module or in the user's cache), so that a machine pays a few seconds once. They release
the interpreter's lock: two threads keep two cores busy. Whole-number arithmetic in them is exact.

What is kept counts as long as no module of this package changes. Numba itself looks at a function's
own file alone, but small functions are compiled into their callers: a caller whose file is as it
was would go on with what an inlined function said before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

__all__ = ["compiled", "inlined", "sources_stamp", "spliced"]

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """Compile a function on its first call; it must not touch Python objects."""
    return cast(F, stamped(numba.njit(cache=True, nogil=True, error_model="numpy")(function)))


def inlined(function: F) -> F:
    """Compile a small function into its callers.

    Passing a named tuple of twenty arrays to a function that is really called counts twenty
    references up and down; measured, that made moves a hundred times slower.
    """
    compiler = numba.njit(cache=True, nogil=True, error_model="numpy", forceinline=True)
    return cast(F, stamped(compiler(function)))


def spliced(function: F) -> F:
    """Put a small function's lines into its callers before these are compiled.

    Handing arrays to an inlined function in an inner loop still counts references; measured, that
    took two thirds of the time of a search for exchanges.
    """
    return cast(F, stamped(numba.njit(nogil=True, error_model="numpy", inline="always")(function)))


def stamped(dispatcher: Any) -> Any:  # noqa: ANN401
    """Let what is kept of a function be renewed whenever any module of the package changes."""
    kept = getattr(getattr(dispatcher, "_cache", None), "_cache_file", None)
    if kept is not None:  # plain Python where numba is turned off
        kept._source_stamp = sources_stamp(Path(__file__).parent)  # noqa: SLF001
    return dispatcher


@cache
def sources_stamp(folder: Path) -> str:
    """Digest of all modules of a folder, whatever their dates."""
    digest = sha256()
    for path in sorted(folder.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
