"""Panels for tests: frames of table panel, small or random."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ce_opt.bids.marks import Panel
from ce_opt.marks.marks import Marks
from ce_opt.season.rulebook import Bids

HEADS = ["evaluator", "engineer", "criterion", "score"]

SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]],
    dtype=float,
)
"""Six targets (rows) by four judges: Shrout and Fleiss (1979), table 2."""


def panel_frame(rows: Iterable[tuple[str, str, str, float]]) -> pd.DataFrame:
    """Table panel, sorted by its key as a season has it."""
    frame = pd.DataFrame(sorted(rows), columns=HEADS)
    return frame.astype({"score": float})


def by_evaluator(criterion: str = "skill", **marks: dict[str, float]) -> pd.DataFrame:
    """Table panel with one criterion: evaluator -> engineer -> mark."""
    return panel_frame(
        (evaluator, engineer, criterion, score)
        for evaluator, given in marks.items()
        for engineer, score in given.items()
    )


def marks_of(frame: pd.DataFrame) -> tuple[Panel, Marks]:
    """The panel of a frame, and the marks by its first criterion."""
    panel = Panel.of(frame, Bids())
    return panel, panel.marks[0]


def random_panel(seed: int, share: float = 0.7, step: float = 0.5) -> pd.DataFrame:
    """A panel of up to 5 evaluators, 7 engineers and 3 criteria; marks are missing at random."""
    rng = np.random.default_rng(seed)
    evaluators, engineers, criteria = rng.integers((1, 1, 1), (6, 8, 4))
    rows = [
        (f"P{v}", f"E{e}", f"k{k}", float(rng.integers(0, int(100 / step) + 1)) * step)
        for v in range(evaluators)
        for e in range(engineers)
        for k in range(criteria)
        if rng.random() < share
    ]
    return panel_frame(rows or [("P0", "E0", "k0", 50.0)])


def whole_panel(seed: int, evaluators: int = 3, engineers: int = 5) -> pd.DataFrame:
    """A panel without a gap, two criteria."""
    rng = np.random.default_rng(seed)
    return panel_frame(
        (f"P{v}", f"E{e}", f"k{k}", float(rng.integers(0, 101)))
        for v in range(evaluators)
        for e in range(engineers)
        for k in range(2)
    )
