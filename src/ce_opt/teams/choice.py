"""A plan under construction: one team per client, and what every row has left.

All questions are answered for the whole column list of a client at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ce_opt.teams.problem import LARGEST_SUM, UNSERVED, BoolArray, IntArray, TeamProblem

__all__ = ["Choice"]


@dataclass
class Choice:
    """A choice of columns that breaks no capacity, kept together with its loads.

    Attributes
    ----------
    problem : the problem
    chosen : [clients], a column of the client, or `UNSERVED`
    loads : one array [engineers] per engineer limit
    plan_loads : one number per plan limit
    """

    problem: TeamProblem
    chosen: IntArray
    loads: list[IntArray]
    plan_loads: list[int]

    @classmethod
    def of(cls, problem: TeamProblem, chosen: IntArray) -> Choice:
        """Take a choice over and work out its loads."""
        served = chosen[chosen != UNSERVED]
        return cls(
            problem,
            chosen.copy(),
            [problem.load(limit, chosen) for limit in problem.limits],
            [int(limit.use[served].sum()) for limit in problem.plan_limits],
        )

    @classmethod
    def empty(cls, problem: TeamProblem) -> Choice:
        """Nobody is served yet."""
        return cls.of(problem, np.full(problem.clients, UNSERVED, dtype=np.int64))

    def place(self, client: int, column: int) -> None:
        """Give a client without a team the team `column`."""
        self.chosen[client] = column
        self.shift(client, column, 1)

    def remove(self, client: int) -> int:
        """Take a client's team away and return its column (or `UNSERVED`)."""
        column = int(self.chosen[client])
        if column != UNSERVED:
            self.chosen[client] = UNSERVED
            self.shift(client, column, -1)
        return column

    def shift(self, client: int, column: int, sign: int) -> None:
        """Add (or take) what a team uses to the loads."""
        a, b = self.problem.a[column], self.problem.b[column]
        for limit, load in zip(self.problem.limits, self.loads, strict=True):
            load[a] += sign * limit.use_a[client]
            if b >= 0:
                load[b] += sign * limit.use_b[client]
        for place, plan_limit in enumerate(self.problem.plan_limits):
            self.plan_loads[place] += sign * int(plan_limit.use[column])

    def fitting(self, client: int, columns: IntArray | slice) -> BoolArray:
        """Which columns of a client without a team fit into what is left."""
        problem = self.problem
        a, b = problem.a[columns], problem.b[columns]
        fits = np.ones(len(a), dtype=bool)
        for limit, load in zip(problem.limits, self.loads, strict=True):
            room = limit.capacity - load
            fits &= (room >= limit.use_a[client])[a]
            fits &= np.append(room >= limit.use_b[client], True)[b]
        for plan_limit, used in zip(problem.plan_limits, self.plan_loads, strict=True):
            fits &= plan_limit.use[columns] <= plan_limit.capacity - used
        return fits

    def added_load_cost(self, client: int, columns: IntArray | slice) -> IntArray:
        """Cost that the loads would gain by each column of a client without a team."""
        problem, cost = self.problem, self.problem.load_cost
        if cost is None:
            return np.zeros(len(problem.a[columns]), dtype=np.int64)
        limit, load = problem.limits[cost.limit], self.loads[cost.limit]
        now = cost.cost(load)
        by_a = cost.cost(load + limit.use_a[client]) - now
        by_b = np.append(cost.cost(load + limit.use_b[client]) - now, 0)
        return np.asarray(by_a[problem.a[columns]] + by_b[problem.b[columns]])

    def cheapest(self, client: int) -> tuple[int, int]:
        """Return the best column of a client without a team, and its added cost.

        Returns
        -------
        (column, cost); (`UNSERVED`, unserved cost) where no team fits or leaving out costs less.
        """
        columns = self.problem.columns_of(client)
        cost = self.problem.cost[columns] + self.added_load_cost(client, columns)
        best, least = self.least(client, cost)
        unserved = int(self.problem.unserved[client])
        if best == UNSERVED or (least >= unserved and not self.problem.must[client]):
            return UNSERVED, unserved
        return best, least

    def least(self, client: int, values: IntArray) -> tuple[int, int]:
        """Return the fitting column of a client without a team that is least in `values`.

        Parameters
        ----------
        values : one for each column of the client
        """
        columns = self.problem.columns_of(client)
        values = np.where(self.fitting(client, columns), values, LARGEST_SUM)
        place = int(values.argmin()) if len(values) else 0
        if not len(values) or values[place] == LARGEST_SUM:
            return UNSERVED, LARGEST_SUM
        return columns.start + place, int(values[place])

    def copy(self) -> Choice:
        """Return an independent copy."""
        loads = [load.copy() for load in self.loads]
        return Choice(self.problem, self.chosen.copy(), loads, list(self.plan_loads))
