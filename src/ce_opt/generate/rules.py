"""The rule book of a generated season."""

from __future__ import annotations

from typing import Any

from ce_opt.generate.shape import SeasonShape

__all__ = ["rule_book"]

WEIGHTS = {
    "revenue_yuan": 0.4,
    "social_importance": 0.3,
    "stability": 0.1,
    "fault_probability": 0.2,
}


def rule_book(shape: SeasonShape, incumbent_seats: int, promised_seats: int) -> dict[str, Any]:
    """Return ``season.toml`` as nested dicts.

    The handover cap leaves room for every promised seat, whoever held it before.
    """
    handovers = max(round(shape.handover_share * incumbent_seats), promised_seats)
    return {
        "season": {"name": shape.title, "start": shape.start, "end": shape.end},
        "importance": {
            "method": "weighted_sum",
            "weights": dict(WEIGHTS),
            "direction": {"stability": "min"},
            "scale": {"revenue_yuan": "log"},
        },
        "assignment": {
            "a_share": shape.a_share,
            "max_travel_minutes": shape.max_travel_minutes,
            "max_handovers": handovers,
        },
    }
