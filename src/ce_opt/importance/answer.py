"""A study of importance as plain lists and dicts, clients by their ids: for machines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ce_opt.importance.consistency import ENOUGH, mend
from ce_opt.importance.intervals import WeightInterval
from ce_opt.importance.ranking import Flip
from ce_opt.importance.reversal import Reversal
from ce_opt.importance.study import Study

__all__ = ["fields"]

DECIMALS = 6


def fields(study: Study) -> dict[str, Any]:
    """Give a study field by field."""
    criteria = study.rules.considered
    return {
        "method": study.rules.method,
        "weighing": dict(study.rules.weighing),
        "weights": dict(zip(criteria, rounded(study.weights), strict=True)),
        "top": study.top,
        "clients": [client(study, place) for place in in_rank(study)],
        "consistency": consistency(study),
        "acceptance": acceptance(study),
        "intervals": [interval(study, found) for found in study.intervals],
        "comparisons": [
            {"method": found.method, "tau_b": found.tau, **flip(study, found.flip)}
            for found in study.comparisons
        ],
        "reversals": [reversal(study, found) for found in study.reversals],
        "notes": [str(note) for note in study.notes],
    }


def interval(study: Study, found: WeightInterval) -> dict[str, Any]:
    """Give how far one weight may go."""
    return {
        "criterion": found.criterion,
        "weight": round(found.weight, DECIMALS),
        "low": round(found.low, 9),
        "high": round(found.high, 9),
        "below": flip(study, found.below) if found.below else None,
        "above": flip(study, found.above) if found.above else None,
    }


def reversal(study: Study, found: Reversal) -> dict[str, Any]:
    """Give whose order changes without one client."""
    return {
        "left_out": study.clients[found.left_out],
        "moved": ids(study, found.moved),
        "pair": ids(study, found.pair),
        **flip(study, found.flip),
    }


def in_rank(study: Study) -> list[int]:
    """Positions of the clients by rank, those of equal rank by id."""
    return sorted(range(len(study.clients)), key=lambda place: (study.ranks[place], place))


def client(study: Study, place: int) -> dict[str, Any]:
    """Give one client's score and contributions."""
    return {
        "client": study.clients[place],
        "name": study.names[place],
        "importance": round(float(study.scores[place]), DECIMALS),
        "rank": int(study.ranks[place]),
        "contributions": dict(zip(study.columns, rounded(study.points[place]), strict=True)),
        "imputed": [name for name in study.imputed[place].split("; ") if name],
        "selected": bool(study.chosen[place]),
    }


def consistency(study: Study) -> dict[str, Any] | None:
    """Give the consistency ratio, and what would mend it where it is too high."""
    if study.consistency is None:
        return None
    answer: dict[str, Any] = {
        "ratio": round(study.consistency, DECIMALS),
        "random_index": study.rules.random_index,
    }
    if study.consistency > ENOUGH:
        answer["mend"] = vars(mend(study.rules))
    return answer


def acceptance(study: Study) -> dict[str, Any] | None:
    """Give the conditions of VIKOR."""
    found = study.acceptance
    if found is None:
        return None
    return {
        "first": ids(study, found.first),
        "advantage": round(found.advantage, DECIMALS),
        "needed": round(found.needed, DECIMALS),
        "enough": found.enough,
        "stable": found.stable,
        "compromise": ids(study, found.compromise),
    }


def flip(study: Study, found: Flip) -> dict[str, list[str]]:
    """Give who enters and who leaves."""
    return {"enters": ids(study, found.enters), "leaves": ids(study, found.leaves)}


def ids(study: Study, places: Iterable[int]) -> list[str]:
    """Give the ids of clients."""
    return [study.clients[place] for place in places]


def rounded(values: Iterable[float]) -> list[float]:
    """Round to what is printed."""
    return [round(float(value), DECIMALS) + 0.0 for value in values]
