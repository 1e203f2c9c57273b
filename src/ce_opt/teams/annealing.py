"""Fast moves, a hundred thousand a second: ruin and recreate (Schrimpf et al. 2000).

What a move may lose is drawn as in simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983): much
at first, hardly anything in the end.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ce_opt.teams.chance import Stream, stream, uniform
from ce_opt.teams.compiled import compiled
from ce_opt.teams.insertion import Guidance
from ce_opt.teams.moves import Move, arrange, recreate, restore, ruin, take_out
from ce_opt.teams.pool import Pool
from ce_opt.teams.problem import IntArray
from ce_opt.teams.standing import Standing, standing_of, take_over
from ce_opt.teams.territory import Territory

__all__ = ["WORK_PER_MOVE", "Annealing", "Schedule"]

WORK_PER_MOVE = 2.5e-6
"""Deterministic time, about the seconds that a move takes."""


class Schedule(NamedTuple):
    """Temperatures of a run, in cost units: a move may lose about so much."""

    first: float
    last: float

    @classmethod
    def of(cls, cost: int, clients: int, first: float = 0.4, last: float = 0.01) -> Schedule:
        """Temperatures as shares of what a client of a plan costs on average."""
        mean = max(1.0, abs(cost) / max(1, clients))
        return cls(first * mean, last * mean)

    def part(self, number: int, parts: int) -> Schedule:
        """One of several parts that follow each other."""
        fall = (self.last / self.first) ** (1.0 / parts)
        return Schedule(self.first * fall**number, self.first * fall ** (number + 1))


class Annealing:
    """A run that can be taken up again where it paused.

    Parameters
    ----------
    pool : entries to look at
    chosen : [clients], the choice to set out from: an entry or `UNSERVED`
    cost : its cost
    seed : of the random numbers
    territory : where it may work; everywhere by default. There it keeps no best choice on the way,
        since other territories change as well

    Attributes
    ----------
    best : [clients], the best choice of entries so far; empty in a territory
    best_cost : its cost
    """

    def __init__(
        self,
        pool: Pool,
        chosen: IntArray,
        cost: int,
        seed: int,
        territory: Territory | None = None,
    ) -> None:
        self.pool = pool
        self.standing = standing_of(pool, chosen)
        self.cost = self.best_cost = cost
        self.best = chosen.copy() if territory is None else chosen[:0]
        self.stream = stream(seed)
        self.move = Move.among(len(pool.unserved))
        self.territory = territory or Territory.whole(pool)

    def run(self, moves: int, schedule: Schedule, guidance: Guidance) -> None:
        """Try a number of moves while it cools from the first temperature to the last."""
        self.move.mark[:] = 0
        self.cost, self.best_cost = anneal(
            self.pool,
            self.standing,
            self.move,
            self.stream,
            (moves, self.cost, self.best_cost),
            schedule,
            guidance,
            self.territory,
            self.best,
        )


@compiled
def anneal(
    pool: Pool,
    standing: Standing,
    move: Move,
    state: Stream,
    run: tuple[int, int, int],
    schedule: Schedule,
    guidance: Guidance,
    territory: Territory,
    best_chosen: IntArray,
) -> tuple[int, int]:
    """Try moves; `run` is (moves, present cost, best cost), the last two are returned anew.

    The best choice is written to `best_chosen`, unless that has no room for it.
    """
    moves, cost, best = run
    cooling = np.log(schedule.last / schedule.first) / max(1, moves)
    for number in range(moves):
        temperature = schedule.first * np.exp(cooling * number)
        count = ruin(pool, standing, move, state, number + 1, territory)
        before = take_out(pool, standing, move, count)
        arrange(pool, move, count, state)
        limit = before - temperature * np.log(uniform(state))
        placed, after = recreate(pool, standing, move, count, limit, state, guidance, territory)
        if placed < count or after > limit:
            restore(pool, standing, move, count, placed)
            continue
        for place in range(count):
            if move.former[place] != move.latter[place]:
                take_over(pool, standing, move.clients[place], move.latter[place])
        cost += after - before
        if cost < best:
            best = cost
            if len(best_chosen):
                best_chosen[:] = standing.chosen
    return cost, best
