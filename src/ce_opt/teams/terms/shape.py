"""What the points of a term depend on, which decides where `build` evaluates it.

seats       a sum over the two seats, each by itself
coverage    which of the needed specialties A covers, which B, and which A's virtual group
ties        a sum over the two seats, and something on top for colleagues with a relation
"""

from __future__ import annotations

from typing import Literal

__all__ = ["Shape"]

Shape = Literal["seats", "coverage", "ties"]
