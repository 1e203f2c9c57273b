"""A run's way up to its bound: the linear relaxation, then the decomposition.

    prices of rows → of seats, lowered by slack → climb over all teams → climb over those still open

Prices of an earlier run lie above what rows make of the seats; a large run sets out from these.
"""

from __future__ import annotations

from concurrent.futures import Executor

import numpy as np

from ce_opt.teams.ascent import COARSE, FINE, Ascent
from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.carried import carried
from ce_opt.teams.choosers import AllTeams, Choice, ListedTeams
from ce_opt.teams.decomposition import Decomposition
from ce_opt.teams.everyone import Everyone
from ce_opt.teams.known_prices import KnownPrices
from ce_opt.teams.marginal import Marginal
from ce_opt.teams.pool import Pool, seats_alone
from ce_opt.teams.problem import IntArray
from ce_opt.teams.relaxation import LinearRelaxation, seat_prices
from ce_opt.teams.run import Run
from ce_opt.teams.slack import lowered

__all__ = ["Climb"]

SLOW_LP, SLOW_CLIMB = 0.03, 2e-3
"""The linear relaxation, and a climb of the decomposition, are left when the whole work of the run
would raise the bound by less than this share of it at the present pace: the plan comes first."""
LATER_STEP = 0.1
"""First factor of an ascent that goes on from good prices."""
WORTH_KNOWING, MOST_KEPT = 100_000, 10_000_000
"""Seats from which a climb from known prices is ahead, and up to which they are kept. (1,000 × 300
without its busiest engineer: 49,713 points with a tenth of the work that comes as far from nothing;
150 × 60: 7,956, where a climb from nothing ends at 7,967 within a second.)"""
WORTH_LISTING = 2.0
"""Columns per candidate up to which it is faster to climb over the columns that are open."""
MANY_STEPS, FEW_PRICES = 10_000, 100_000
"""Steps that the work left is worth from which fine averages pay, and prices up to which they do:
at 1,000 × 300 steps become too short before they arrive, 0.4 % below coarse ones."""
SHRUNK = 0.7
"""The climb begins anew over a pool that has no more than this share of the entries."""


class Climb:
    """The climb of a run; it tells the run of every better bound.

    Parameters
    ----------
    work : deterministic time that the linear relaxation may take

    Attributes
    ----------
    seats : pool with the seats that it goes over; its entries, once these are all the open teams
    teams : chooses teams that use these seats
    rows : prices of the linear relaxation
    ascent : of the decomposition
    averaging : fine where the work left is worth many steps
    everyone : where the climb over all teams was left; None while it goes on
    """

    def __init__(self, run: Run, threads: Executor, work: float) -> None:
        self.run, self.threads = run, threads
        self.seats, seats = seats_alone(run.problem)
        teams = AllTeams(run.problem, seats, run.budget.workers)
        self.teams: AllTeams | ListedTeams = teams
        self.everyone: Everyone | None = None
        known = run.known if len(seats.engineer) >= WORTH_KNOWING else None
        relaxation = LinearRelaxation(run.problem, self.seats, teams)
        self.rows = self.priced_rows(relaxation, known, work)
        price = made_of_rows(relaxation, self.rows, threads)
        model = Decomposition(self.seats, teams, run.budget.workers)
        self.ascent = Ascent(model, price, threads)
        many = run.work_left >= MANY_STEPS * model.work  # of one step, till now
        self.averaging = FINE if many and len(price) <= FEW_PRICES else COARSE
        self.ascent.averaging = self.averaging
        if known is not None:
            later = Ascent(
                model, known.laid_over(price, self.seats), threads, LATER_STEP, self.averaging
            )
            self.ascent = max(self.ascent, later, key=lambda ascent: ascent.bound)
            run.raise_bound(self.bound)

    @property
    def bound(self) -> int:
        """The best bound of this climb, cost units."""
        return self.ascent.bound >> PRICE_BITS

    @property
    def price(self) -> IntArray:
        """[seats + plan limits], prices of the best bound."""
        return self.ascent.price

    def priced_rows(
        self, model: LinearRelaxation, known: KnownPrices | None, work: float
    ) -> IntArray:
        """Climb the linear relaxation; return the prices of its rows."""
        run = self.run
        assert run.cost is not None
        ascent = Ascent(model, model.nothing, self.threads)
        if known is not None:
            ascent = Ascent(model, known.rows, self.threads, LATER_STEP)
        run.raise_bound(ascent.bound >> PRICE_BITS)
        run.work += ascent.climb(run.cost, work, run.over, run.raise_bound, self.pace(SLOW_LP))
        return ascent.price

    def pace(self, share: float) -> float:
        """Rise of the bound per unit of work, from one for the whole work of the run."""
        return share / max(self.run.budget.total_work, 1e-9)

    def go_on(self, work: float) -> None:
        """Raise the bound."""
        run = self.run
        assert run.cost is not None
        run.work += self.ascent.climb(
            run.cost, work, run.over, run.raise_bound, self.pace(SLOW_CLIMB)
        )
        run.raise_bound(self.bound)

    def chosen(self) -> Choice:
        """Give what clients choose at the prices of the best bound."""
        self.ascent.model.evaluate(self.price, self.threads)
        return self.teams.choice()

    def prices_of(self, pool: Pool) -> IntArray:
        """[seats + plan limits] of a pool, prices of the best bound."""
        of_seats, of_plan = np.split(self.price, [len(self.seats.seat)])
        return np.append(carried(of_seats, self.seats, pool), of_plan)

    def price_of_load(self) -> IntArray | None:
        """[engineers], price of a unit of the costly limit by the linear relaxation, cost units.

        None where there is no limit.
        """
        engineers, limit = self.run.problem.engineers, self.seats.load_limit
        if not len(self.seats.capacity):
            return None
        rows = self.rows[limit * engineers : (limit + 1) * engineers]
        return np.asarray(rows >> PRICE_BITS)

    def narrow(self, pool: Pool, price: IntArray) -> None:
        """Go on over a pool alone, all other teams having been ruled out, where that is faster.

        Parameters
        ----------
        price : [seats + plan limits] of the pool
        """
        if isinstance(self.teams, AllTeams):
            worth_it = len(pool.column) <= WORTH_LISTING * len(self.seats.seat)
        else:
            worth_it = len(pool.column) <= SHRUNK * len(self.seats.column)
        if not worth_it:
            return
        self.everyone = self.everyone or Everyone(self.ascent, self.seats)
        self.seats, self.teams = pool, ListedTeams(pool)
        model = Decomposition(pool, self.teams, self.run.budget.workers)
        self.ascent = Ascent(model, price, self.threads, LATER_STEP, self.averaging)

    def marginal(self) -> Marginal:
        """Say what one unit more of each limit over the plan would be worth."""
        if self.everyone is None:
            return Marginal.at(self.ascent.bound, self.price[len(self.seats.seat) :])
        return self.everyone.marginal(self.seats, self.price, self.threads)

    def kept(self) -> KnownPrices | None:
        """Remember the prices of the best bound; None where the seats are too many."""
        seats, price, model = self.seats, self.price, self.ascent.model
        if self.everyone is not None:
            price, model = self.everyone.prices(seats, price), self.everyone.ascent.model
            seats = self.everyone.seats
        if len(seats.seat) > MOST_KEPT:
            return None
        assert isinstance(model, Decomposition)
        assert isinstance(model.teams, AllTeams)
        relaxation = LinearRelaxation(self.run.problem, seats, model.teams)
        first = made_of_rows(relaxation, self.rows, self.threads)
        return KnownPrices.moved(self.rows, seats, first, price)


def made_of_rows(model: LinearRelaxation, rows: IntArray, threads: Executor) -> IntArray:
    """[seats + plan limits], what the prices of rows make of the seats of all candidates."""
    model.evaluate(rows, threads)
    return lowered(seat_prices(model.pool, model.prices(rows)), model.teams)
