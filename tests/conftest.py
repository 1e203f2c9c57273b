"""The order of the suite: what compiles and what does not begin side by side.

Of two workers, one begins at the front and the other in the middle. The front is the optimiser's
own tests, in which the inner loops are compiled; by the time the other worker comes to tests that
plan, the compiled code is on disk, and nobody has compiled it twice.
"""

from __future__ import annotations

import pytest

FRONT = ("teams",)
PLANNING = ("duties", "escalation", "groups", "plan", "cli", "whatif")
"""Folders whose tests plan, as those in no folder do; all others only read and reckon."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the optimiser's tests first, then those that never plan."""
    items.sort(key=place)


def place(item: pytest.Item) -> int:
    """Third of the suite to which a test belongs; within it the order stays."""
    folder = item.nodeid.split("/")[1]
    if folder in FRONT:
        return 0
    return 2 if folder in PLANNING or "::" in folder else 1
