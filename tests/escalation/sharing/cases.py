"""Tasks and people, made up."""

from __future__ import annotations

from itertools import product

import numpy as np

from ce_opt.escalation.sharing.sharing import Sharing, Value, value_of


def made_up(seed: int, tasks: int, people: int, most: int = 12) -> Sharing:
    """A small sharing of round numbers, with people who are full and tasks without work."""
    rng = np.random.default_rng(seed)
    able = [
        sorted(rng.choice(people, int(rng.integers(1, people + 1)), replace=False).tolist())
        for _ in range(tasks)
    ]
    return Sharing(
        tuple(rng.integers(0, most, tasks).tolist()),
        tuple(tuple(names) for names in able),
        tuple(tuple(rng.integers(-3, 9, len(names)).tolist()) for names in able),
        tuple(rng.integers(0, most * tasks // people + 1, people).tolist()),
    )


def best_value(sharing: Sharing) -> Value:
    """The least value of all ways of sharing, by trying them."""
    return min(value_of(sharing, way) for way in product(*sharing.people))
