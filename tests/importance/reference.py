"""Published cases, decision matrices for tests, and rule books of every method and weighing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ce_opt.importance.matrix import Matrix, PlainMatrix
from ce_opt.season.importance_rules import CRITERIA, Importance

FILE = Path(__file__).resolve().parents[3] / "shared" / "benchmarks" / "mcdm_reference.json"
Case = dict[str, Any]

published = pytest.mark.skipif(
    not FILE.is_file(), reason=f"the published cases are kept outside the project, in {FILE}"
)
RULES = Importance()


def case(name: str) -> Case:
    """One published case."""
    found: Case = json.loads(FILE.read_text("utf-8"))[name]
    return found


def decimals(found: Case) -> float:
    """How near a value must come to the printed one: half a unit of the last digit."""
    return float(found.get("atol", 0.5000001 * 10.0 ** -found.get("dp", 3)))


def matrices(
    values: object, types: list[int] | None = None
) -> tuple[Matrix, PlainMatrix, tuple[str, ...]]:
    """A decision matrix in both forms, and the names of its criteria; type −1 is turned."""
    array = np.array(values, dtype=float)
    names = tuple("abcdefgh"[: array.shape[1]])
    turned = np.array(types or [1] * len(names)) < 0
    plain = PlainMatrix(
        {name: array[:, place].tolist() for place, name in enumerate(names)},
        dict(zip(names, turned.tolist(), strict=True)),
    )
    return Matrix(names, array, turned), plain, names


PAIRWISE = {
    "revenue_yuan": {"social_importance": 2, "stability": 4, "fault_probability": 3},
    "social_importance": {"stability": 3, "fault_probability": 2},
    "fault_probability": {"stability": 2},
}


def rule_book(seed: int, **changes: object) -> Importance:
    """A rule book of any method, weighing and direction."""
    rng = np.random.default_rng(seed)
    words = ("given", "ahp", "entropy", "critic")
    shares = dict(zip(words, rng.integers(0, 3, 4).astype(float).tolist(), strict=True))
    weighing = [*({word: 1.0} for word in words), shares | {"critic": 1.0}][seed % 5]
    fields = {
        "method": ("weighted_sum", "topsis", "vikor")[seed % 3],
        "weighing": weighing,
        "criteria": list(CRITERIA),
        "weights": dict(zip(CRITERIA, rng.uniform(0.1, 1, 4).tolist(), strict=True)),
        "direction": {name: str(rng.choice(["max", "min"])) for name in CRITERIA},
        "scale": {"revenue_yuan": str(rng.choice(["linear", "log"]))},
        "pairwise": PAIRWISE,
        "group_utility": float(rng.choice([0.0, 0.5, 0.7, 1.0])),
    }
    return Importance.model_validate(fields | changes)
