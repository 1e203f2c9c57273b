"""The prices of a run by name and in points: what a later run, of another season, sets out from.

Engineers, clients and limits are found by name, and prices are counted in points, for each hour or
client: the next season has other people at other positions, and other integer scales. Whoever is
new has the prices that the rows make.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.known_prices import KnownPrices
from ce_opt.teams.limits import care_hours
from ce_opt.teams.problem import IntArray, PositionArray, TeamProblem
from ce_opt.teams.scale import Scale

__all__ = ["PriceList"]

FloatArray = npt.NDArray[np.float64]

HIGHEST = 2.0**50
"""Prices above it, in units of the solver, are cut: sums have to stay exact."""


@dataclass(frozen=True, eq=False)
class PriceList:
    """Prices in points, ≥ 0.

    Attributes
    ----------
    engineers, clients : names; arrays hold positions in these
    limits : engineer limit -> [engineers], points for each hour, or each client, of it
    plan_limits : limit over the plan -> points for each unit, in the linear relaxation and at last
    engineer, client, kind : [seats], those whose price moved away from what the rows make; kind 0
        is A, 1 is B
    price : [seats], points for holding it
    """

    engineers: tuple[str, ...]
    clients: tuple[str, ...]
    limits: Mapping[str, FloatArray]
    plan_limits: Mapping[str, tuple[float, float]]
    engineer: PositionArray
    client: PositionArray
    kind: npt.NDArray[np.int8]
    price: FloatArray

    @classmethod
    def of(
        cls,
        known: KnownPrices,
        problem: TeamProblem,
        names: tuple[Sequence[str], Sequence[str]],
        scale: Scale,
    ) -> PriceList:
        """Name the prices of a run.

        Parameters
        ----------
        names : of engineers, and of clients, in the order of the problem
        """
        engineers, clients = names
        unit = float(scale.points << PRICE_BITS)
        count = len(problem.limits) * problem.engineers
        rows = known.rows[:count].reshape(len(problem.limits), problem.engineers)
        return cls(
            tuple(engineers),
            tuple(clients),
            {
                limit.name: np.asarray(row * (units(limit.name, scale) / unit))
                for limit, row in zip(problem.limits, rows, strict=True)
            },
            {
                limit.name: (first / unit, last / unit)
                for limit, first, last in zip(
                    problem.plan_limits,
                    known.rows[count:].tolist(),
                    known.plan.tolist(),
                    strict=True,
                )
            },
            known.engineer,
            known.client,
            known.kind,
            known.price / unit,
        )

    def known(
        self, problem: TeamProblem, names: tuple[Sequence[str], Sequence[str]], scale: Scale
    ) -> KnownPrices:
        """Find the prices of a problem; 0 for rows that are new.

        Parameters
        ----------
        names : of engineers, and of clients, in the order of the problem
        """
        unit = float(scale.points << PRICE_BITS)
        people, places = positions(self.engineers, names[0]), positions(self.clients, names[1])
        rows = [np.zeros(problem.engineers) for _ in problem.limits]
        for row, limit in zip(rows, problem.limits, strict=True):
            if limit.name in self.limits:
                here = people >= 0
                row[people[here]] = self.limits[limit.name][here] * (
                    unit / units(limit.name, scale)
                )
        nothing = (0.0, 0.0)
        plan = [self.plan_limits.get(limit.name, nothing) for limit in problem.plan_limits]
        first, last = (np.array([pair[at] for pair in plan]) * unit for at in (0, 1))
        engineer, client = people[self.engineer], places[self.client]
        there = (engineer >= 0) & (client >= 0)
        return KnownPrices(
            whole(np.concatenate([*rows, first])),
            whole(last),
            engineer[there],
            client[there],
            self.kind[there],
            whole(self.price[there] * unit),
        )


def units(limit: str, scale: Scale) -> float:
    """Units of a limit's load in an hour, or in a client."""
    return float(scale.hours if limit == care_hours.NAME else 1)


def positions(names: Sequence[str], wanted: Sequence[str]) -> PositionArray:
    """[names], where each stands among others; −1 for who is not among them."""
    place = {name: number for number, name in enumerate(wanted)}
    return np.array([place.get(name, -1) for name in names], dtype=np.int32)


def whole(price: FloatArray) -> IntArray:
    """Prices as whole numbers within the range that stays exact."""
    return np.rint(np.clip(price, 0.0, HIGHEST)).astype(np.int64)
