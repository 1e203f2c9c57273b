"""What a run may spend, what it reports on the way, and what it found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from ce_opt.teams.known_prices import KnownPrices
from ce_opt.teams.marginal import Marginal

IntArray = npt.NDArray[np.int64]

__all__ = ["PROVEN", "Budget", "Outcome", "Progress", "Status", "StoppedBy"]

Status = Literal["optimal", "feasible", "infeasible", "interrupted", "unknown"]
StoppedBy = Literal["proof", "gap", "work", "idle", "seconds", "interrupt"]

WORK_PER_SECOND = 0.85
"""Deterministic time granted per second of the budget: about four fifths of what two cores do, so
that the work limit, not the clock, ends a run on an ordinary machine."""
PROVEN = 1e-6
"""Relative distance of cost and bound at which a plan counts as optimal: prices are rounded."""


@dataclass(frozen=True)
class Budget:
    """When to stop, and with what means.

    Attributes
    ----------
    seconds : wall-clock limit
    seed : random seed
    workers : threads
    gap : stop at this proven gap, 0.01 for 1 %
    work : deterministic limit; by default a fixed share of `seconds`
    """

    seconds: float = 60.0
    seed: int = 0
    workers: int = 2
    gap: float = 0.0
    work: float | None = None

    @property
    def total_work(self) -> float:
        """Deterministic time in all."""
        return self.seconds * WORK_PER_SECOND if self.work is None else self.work


@dataclass(frozen=True)
class Progress:
    """An improvement of plan or bound.

    Attributes
    ----------
    cost : cost of the best plan so far, None where there is none yet
    bound : proven lower bound, cost units
    seconds : since the start
    step : what is being done
    """

    cost: int | None
    bound: int | None
    seconds: float
    step: str


@dataclass(frozen=True)
class Outcome:
    """What `solve` found.

    Attributes
    ----------
    status : optimal and infeasible are proven; unknown: neither a plan nor a proof in time
    chosen : [clients], a column or `UNSERVED`; None without a plan
    cost, bound : cost units; None without a plan
    stopped_by : what ended the run
    seconds, work : time used, on the wall and deterministic
    marginal : what more room in the limits over the plan would be worth; None without such limits
    prices : those of the best bound; None where there was no climb, or too many seats to keep
    """

    status: Status
    chosen: IntArray | None
    cost: int | None
    bound: int | None
    stopped_by: StoppedBy
    seconds: float
    work: float
    marginal: Marginal | None = None
    prices: KnownPrices | None = None
