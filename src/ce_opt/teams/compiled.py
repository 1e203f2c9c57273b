"""Machine code for the inner loops, by numba.

The loops that look at millions of seats a second are written in plain Python over arrays and
compiled when they are first called; the result is kept on disk (`NUMBA_CACHE_DIR`, by default
beside the module or in the user's cache), so that a machine pays a few seconds once. They release
the interpreter's lock: two threads keep two cores busy. Whole-number arithmetic in them is exact.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import numba

__all__ = ["compiled", "inlined"]

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """Compile a function on its first call; it must not touch Python objects."""
    return cast(F, numba.njit(cache=True, nogil=True, error_model="numpy")(function))


def inlined(function: F) -> F:
    """Compile a small function into its callers.

    Passing a named tuple of twenty arrays to a function that is really called counts twenty
    references up and down; measured, that made moves a hundred times slower.
    """
    compiler = numba.njit(cache=True, nogil=True, error_model="numpy", forceinline=True)
    return cast(F, compiler(function))
