"""Compiled modules as plain Python, which notices what machine code does not.

Machine code writes outside of an array without a word, and whole numbers in it overflow silently.
"""

from types import ModuleType

import pytest

__all__ = ["uncompile"]


def uncompile(monkeypatch: pytest.MonkeyPatch, *modules: ModuleType) -> None:
    """Let some modules run as Python until the test ends."""
    for module in modules:
        for name, value in list(vars(module).items()):
            if hasattr(value, "py_func"):
                monkeypatch.setattr(module, name, value.py_func)
