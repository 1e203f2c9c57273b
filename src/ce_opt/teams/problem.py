"""The team problem as plain integer arrays: choose at most one team per client.

    min  Σ_t cost_t x_t  +  Σ_c unserved_c u_c  +  Σ_e Σ_p slope_pe · max(0, load_e − threshold_pe)

    Σ_{t of c} x_t + u_c = 1                       every client c (u_c = 0 where it must be served)
    load_e = Σ_t use(t, e) x_t ≤ capacity_e        every engineer limit and engineer e
    Σ_t use_t x_t ≤ capacity                       every plan limit; uses may be negative

A *team* t is a client with the engineers in its seats A and B; teams are not listed, but made of
candidates for the seats (`candidates`). A plan limit whose teams use −1 each asks that at least so
many clients be served: Σ x ≥ k is Σ −x ≤ −k. Engineers and clients are positions; nothing here
knows what a limit means, so public benchmarks (generalised assignment, paper–reviewer) enter as
well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ce_opt.errors import ModelTooLarge, UsageError
from ce_opt.language import tr
from ce_opt.teams.candidates import FORBIDDEN, Candidates, Pairing

__all__ = [
    "LARGEST_SUM",
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
    use_a, use_b : used by each candidate for seat A, and for seat B; negative where they give
    capacity : most that all teams may use together; where it is negative, they must give so much
    """

    name: str
    use_a: IntArray
    use_b: IntArray
    capacity: int

    @classmethod
    def by_client(
        cls, name: str, use: IntArray, client_a: IntArray, client_b: IntArray, capacity: int
    ) -> PlanLimit:
        """Make a limit over who is served: a client uses the same whatever its team.

        It is used by seat A, which every team fills.

        Parameters
        ----------
        use : [clients]
        client_a, client_b : the client of each candidate for seat A, and for seat B
        """
        return cls(name, use[client_a], np.zeros(len(client_b), dtype=np.int64), capacity)


@dataclass(frozen=True)
class TeamProblem:
    """Candidates for the seats of each client, and the rows that teams share.

    Attributes
    ----------
    a, b : who may hold the seats; a client without candidates for both has no team
    pairing : what pairs cost beyond their seats
    unserved : [clients], cost of leaving the client without a team
    must : [clients], the client has to have a team
    engineers : number of engineers
    limits, load_cost, plan_limits : the rows that teams share
    """

    a: Candidates
    b: Candidates
    pairing: Pairing
    unserved: IntArray
    must: BoolArray
    engineers: int
    limits: tuple[EngineerLimit, ...]
    load_cost: LoadCost | None = None
    plan_limits: tuple[PlanLimit, ...] = ()

    def __post_init__(self) -> None:
        """Refuse profiles out of order, and costs whose sum would leave exact arithmetic."""
        for seats in (self.a, self.b):
            same_client = np.diff(seats.client) == 0
            if (np.diff(seats.profile)[same_client] < 0).any():
                raise UsageError(tr("the candidates of a client are not sorted by profile"))
        allowed = (self.pairing.cost, self.pairing.tied_cost)
        parts = (self.a.cost, self.b.cost, *(cost[cost < FORBIDDEN] for cost in allowed))
        dearest = sum(int(np.abs(part).max(initial=0)) for part in parts) * self.clients
        if dearest + sum(np.maximum(self.unserved, 0).tolist()) >= LARGEST_SUM:
            raise ModelTooLarge(tr("the costs add up past 2^60: use a coarser scale"))

    @property
    def clients(self) -> int:
        """Number of clients."""
        return len(self.unserved)

    @cached_property
    def start(self) -> IntArray:
        """[clients + 1], the columns of client c are start[c] … start[c + 1] − 1."""
        return np.append(0, np.cumsum(self.a.counts * self.b.counts))

    @cached_property
    def tied(self) -> IntArray:
        """[ties], their columns, ascending."""
        pairing = self.pairing
        client = np.repeat(np.arange(self.clients), np.diff(pairing.tied_start))
        return self.columns_at(client, pairing.tied_a, pairing.tied_b)

    @cached_property
    def asked(self) -> BoolArray:
        """[clients], whether it must be served, or its teams give what a plan limit may ask for."""
        asked = self.must.copy()
        for limit in self.plan_limits:
            for seats, use in ((self.a, limit.use_a), (self.b, limit.use_b)):
                asked[seats.client[use < 0]] = True
        return asked

    def candidates_of(self, columns: IntArray) -> tuple[IntArray, IntArray, IntArray]:
        """Take columns apart: (client, candidate for A, candidate for B) of each."""
        client = np.searchsorted(self.start, columns, side="right") - 1
        row, place = np.divmod(columns - self.start[client], self.b.counts[client])
        return client, self.a.start[client] + row, self.b.start[client] + place

    def columns_at(self, client: IntArray, a: IntArray, b: IntArray) -> IntArray:
        """Columns of candidates for the seats of clients."""
        row, place = a - self.a.start[client], b - self.b.start[client]
        return np.asarray(self.start[client] + row * self.b.counts[client] + place)

    def columns_of(self, client: int) -> IntArray:
        """Allowed columns of one client, one by one: for small problems."""
        columns = np.arange(self.start[client], self.start[client + 1])
        return columns[self.cost_of(columns) < FORBIDDEN]

    def cost_of(self, columns: IntArray) -> IntArray:
        """Cost of each column; `FORBIDDEN` where the team is not allowed."""
        pairing = self.pairing
        client, a, b = self.candidates_of(columns)
        place = self.a.profile[a] * pairing.width[client] + self.b.profile[b]
        pair = pairing.cost[pairing.start[client] + place]
        tie = np.zeros_like(pair)
        if len(self.tied):
            near = np.minimum(np.searchsorted(self.tied, columns), len(self.tied) - 1)
            tie = np.where(self.tied[near] == columns, pairing.tied_cost[near], 0)
        forbidden = (pair >= FORBIDDEN) | (tie >= FORBIDDEN)
        forbidden |= self.a.engineer[a] == self.b.engineer[b]
        total = self.a.cost[a] + self.b.cost[b] + np.where(forbidden, 0, pair + tie)
        return np.asarray(np.where(forbidden, FORBIDDEN, total))

    def teams_of(self, chosen: IntArray) -> tuple[IntArray, PositionArray, PositionArray]:
        """Clients that a choice serves, and the engineers in their seats A and B."""
        client, a, b = self.candidates_of(chosen[chosen != UNSERVED])
        return client, self.a.engineer[a], self.b.engineer[b]

    def load(self, limit: EngineerLimit, chosen: IntArray) -> IntArray:
        """[engineers], use of a limit under a choice: a column per client, or `UNSERVED`."""
        client, a, b = self.teams_of(chosen)
        load = np.zeros(self.engineers, dtype=np.int64)
        np.add.at(load, a, limit.use_a[client, a])
        pair = b >= 0
        np.add.at(load, b[pair], limit.use_b[client[pair], b[pair]])
        return load

    def plan_load(self, limit: PlanLimit, chosen: IntArray) -> int:
        """Use of a plan limit under a choice."""
        _, a, b = self.candidates_of(chosen[chosen != UNSERVED])
        return int(limit.use_a[a].sum() + limit.use_b[b].sum())

    def plan_cost(self, chosen: IntArray) -> int:
        """Cost of a choice, exact; its teams must be allowed."""
        served = chosen != UNSERVED
        cost = int(self.cost_of(chosen[served]).sum()) + int(self.unserved[~served].sum())
        if self.load_cost is not None:
            load = self.load(self.limits[self.load_cost.limit], chosen)
            cost += int(self.load_cost.cost(load).sum())
        return cost

    def broken(self, chosen: IntArray) -> Iterator[str]:
        """Names of the limits that a choice breaks.

        Also ``team`` for one that is not allowed, and ``service`` for an unserved must-client.
        """
        if (self.cost_of(chosen[chosen != UNSERVED]) >= FORBIDDEN).any():
            yield "team"
        if (self.must & (chosen == UNSERVED)).any():
            yield "service"
        for limit in self.limits:
            if (self.load(limit, chosen) > limit.capacity).any():
                yield limit.name
        for plan_limit in self.plan_limits:
            if self.plan_load(plan_limit, chosen) > plan_limit.capacity:
                yield plan_limit.name
