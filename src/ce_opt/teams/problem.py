"""The team problem as plain integer arrays: choose at most one team per client.

    min  Σ_t cost_t x_t  +  Σ_c unserved_c u_c  +  Σ_e Σ_p slope_pe · max(0, load_e − threshold_pe)

    Σ_{t of c} x_t + u_c = 1                       every client c (u_c = 0 where it must be served)
    load_e = Σ_t use(t, e) x_t ≤ capacity_e        every engineer limit and engineer e
    Σ_t use_t x_t ≤ capacity                       every plan limit

A *team* t is a client with the engineers in its seats A and B. Engineers and clients are positions;
nothing here knows what a limit means, so public benchmarks (generalised assignment, paper–reviewer)
enter here as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ce_opt.errors import ModelTooLarge, UsageError

__all__ = [
    "NO_LIMIT",
    "UNSERVED",
    "EngineerLimit",
    "LoadCost",
    "PlanLimit",
    "TeamProblem",
]

IntArray = npt.NDArray[np.int64]
PositionArray = npt.NDArray[np.int32]
BoolArray = npt.NDArray[np.bool_]

UNSERVED = -1
"""Marks a client without a team in a choice of columns."""
NO_LIMIT = np.int64(2**40)
"""Capacity of an engineer who has no such limit."""
LARGEST_SUM = 2**60
"""Sums of costs stay below this, so that int64 arithmetic on them is exact."""


@dataclass(frozen=True)
class EngineerLimit:
    """A row per engineer: what the teams of that engineer may use together.

    Attributes
    ----------
    name : what is limited
    use_a, use_b : [clients, engineers], used by holding seat A, or B, of each client
    capacity : [engineers], `NO_LIMIT` where there is none
    """

    name: str
    use_a: IntArray
    use_b: IntArray
    capacity: IntArray

    @classmethod
    def by_client(
        cls, name: str, use_a: IntArray, use_b: IntArray, capacity: IntArray
    ) -> EngineerLimit:
        """Make a limit that a client uses equally whoever serves it; uses are [clients]."""
        shape = (len(use_a), len(capacity))
        spread_a, spread_b = (np.broadcast_to(use[:, None], shape) for use in (use_a, use_b))
        return cls(name, spread_a, spread_b, capacity)


@dataclass(frozen=True)
class LoadCost:
    """A convex cost of what each engineer uses of one engineer limit.

    Attributes
    ----------
    limit : position of the limit in `TeamProblem.limits`
    threshold, slope : [pieces, engineers], from the threshold on, each unit used costs slope more
    """

    limit: int
    threshold: IntArray
    slope: IntArray

    def cost(self, load: IntArray) -> IntArray:
        """Cost of every engineer's load; `load` has a last axis of engineers."""
        return np.asarray((self.slope * np.maximum(0, load - self.threshold)).sum(axis=0))


@dataclass(frozen=True)
class PlanLimit:
    """One row over all teams of the plan.

    Attributes
    ----------
    name : what is limited
    use : [columns], used by each team
    capacity : most that all teams may use together
    """

    name: str
    use: IntArray
    capacity: int


@dataclass(frozen=True)
class TeamProblem:
    """Columns (teams) grouped by client, and the rows that they share.

    Attributes
    ----------
    start : [clients + 1], the teams of client c are the columns start[c] … start[c + 1] − 1
    a, b : [columns], engineers in the seats; −1 where seat B is empty
    cost : [columns]
    unserved : [clients], cost of leaving the client without a team
    must : [clients], the client has to have a team
    left_out : [clients], no team that is allowed but not listed costs less than this;
        `LARGEST_SUM` where all allowed teams are listed
    engineers : number of engineers
    limits, load_cost, plan_limits : the rows that teams share
    """

    start: IntArray
    a: PositionArray
    b: PositionArray
    cost: IntArray
    unserved: IntArray
    must: BoolArray
    left_out: IntArray
    engineers: int
    limits: tuple[EngineerLimit, ...]
    load_cost: LoadCost | None = None
    plan_limits: tuple[PlanLimit, ...] = ()

    def __post_init__(self) -> None:
        """Refuse one person in both seats, and costs whose sum would leave exact arithmetic."""
        if (self.a == self.b).any():
            raise UsageError("a team has the same engineer in both seats")
        dearest = np.maximum(self.unserved, 0).sum()
        if len(self.cost):
            dearest += np.abs(self.cost).max() * self.clients
        if dearest >= LARGEST_SUM:
            raise ModelTooLarge("the costs add up past 2^60: use a coarser scale")

    @property
    def clients(self) -> int:
        """Number of clients."""
        return len(self.start) - 1

    @property
    def complete(self) -> bool:
        """Whether every allowed team is listed."""
        return bool((self.left_out >= LARGEST_SUM).all())

    @cached_property
    def client(self) -> PositionArray:
        """[columns], client of each team."""
        return np.repeat(np.arange(self.clients, dtype=np.int32), np.diff(self.start))

    def columns_of(self, client: int) -> slice:
        """Columns of one client."""
        return slice(int(self.start[client]), int(self.start[client + 1]))

    def load(self, limit: EngineerLimit, chosen: IntArray) -> IntArray:
        """[engineers], use of a limit under a choice: a column per client, or `UNSERVED`."""
        served = np.nonzero(chosen != UNSERVED)[0]
        a, b = self.a[chosen[served]], self.b[chosen[served]]
        load = np.zeros(self.engineers, dtype=np.int64)
        np.add.at(load, a, limit.use_a[served, a])
        pair = b >= 0
        np.add.at(load, b[pair], limit.use_b[served[pair], b[pair]])
        return load

    def plan_cost(self, chosen: IntArray) -> int:
        """Cost of a choice, exact."""
        served = chosen != UNSERVED
        cost = int(self.cost[chosen[served]].sum()) + int(self.unserved[~served].sum())
        if self.load_cost is not None:
            load = self.load(self.limits[self.load_cost.limit], chosen)
            cost += int(self.load_cost.cost(load).sum())
        return cost

    def broken(self, chosen: IntArray) -> Iterator[str]:
        """Names of the limits that a choice breaks, ``service`` for an unserved must-client."""
        if (self.must & (chosen == UNSERVED)).any():
            yield "service"
        for limit in self.limits:
            if (self.load(limit, chosen) > limit.capacity).any():
                yield limit.name
        for plan_limit in self.plan_limits:
            if plan_limit.use[chosen[chosen != UNSERVED]].sum() > plan_limit.capacity:
                yield plan_limit.name
