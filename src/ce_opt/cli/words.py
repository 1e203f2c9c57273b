"""Answers as plain data for machines; how people read them is in `ce_opt.whatif.wording`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from ce_opt.whatif.wording import amount, difference, price_words, team_words

__all__ = ["amount", "as_plain", "difference", "price_words", "team_words"]

DECIMALS = 6


def as_plain(value: Any) -> Any:  # noqa: ANN401 (whatever an answer holds)
    """Turn an answer into what JSON knows; numbers are rounded to six decimals, as in the plan."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: as_plain(getattr(value, one.name)) for one in fields(value)}
    if hasattr(value, "_asdict"):  # a named tuple
        return as_plain(value._asdict())
    if hasattr(value, "to_dict"):
        return as_plain(value.to_dict("records"))
    if isinstance(value, Mapping):
        return {str(key): as_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [as_plain(item) for item in value]
    if isinstance(value, float):
        return round(value, DECIMALS) + 0.0 if math.isfinite(value) else None
    return value
