"""Lowered prices: clients choose as before, and the bound only rises."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pytest

from ce_opt.teams import choosers, pricing
from ce_opt.teams import slack as module
from ce_opt.teams.choosers import AllTeams
from ce_opt.teams.decomposition import Decomposition
from ce_opt.teams.pool import Pool, seats_alone
from ce_opt.teams.prices import Prices
from ce_opt.teams.problem import EngineerLimit, PlanLimit, TeamProblem
from ce_opt.teams.relaxation import LinearRelaxation, seat_prices
from ce_opt.teams.slack import NOISE, lowered
from every import every
from teams.small_prices import (
    ONE,
    plain_least,
    plain_reduced,
    plain_values,
    price_at_seats,
    random_prices,
)
from teams.small_problems import (
    REFUSED,
    Shortlist,
    cheapest_plan,
    ints,
    plain_teams,
    problem_with,
    random_problem,
)
from teams.uncompiled import uncompile

IntArray = npt.NDArray[np.int64]

SEEDS = range(60)


@pytest.fixture(scope="module")
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


@pytest.fixture
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prices are not scattered."""
    monkeypatch.setattr(module, "NOISE", 0.0)


class Lowered(NamedTuple):
    """Prices of seats before and after, and the bound of the relaxation that they come from."""

    problem: TeamProblem
    pool: Pool
    teams: AllTeams
    price: IntArray
    result: IntArray
    bound: int

    def decomposed(self, price: IntArray, thread: ThreadPoolExecutor) -> int:
        return Decomposition(self.pool, self.teams, 1).evaluate(price, thread)[0]

    def least(self, price: IntArray) -> list[int]:
        return plain_least(self.problem, self.values(price))

    def reduced(self, price: IntArray) -> list[dict[int, int]]:
        return plain_reduced(self.problem, self.values(price))

    def values(self, price: IntArray) -> module.SeatValues:
        of_seat = price_at_seats(self.pool, price)
        return plain_values(self.problem, of_seat, price[len(self.pool.seat) :])


def lower(problem: TeamProblem, prices: Prices, thread: ThreadPoolExecutor) -> Lowered:
    pool, seats = seats_alone(problem)
    teams = AllTeams(problem, seats, 1)
    rows = np.concatenate([*prices.limits, ints(prices.plan_limits)])
    bound, _ = LinearRelaxation(problem, pool, teams).evaluate(rows, thread)
    price = seat_prices(pool, prices)
    before = price.copy()
    result = lowered(price, teams)
    assert price.tolist() == before.tolist()
    return Lowered(problem, pool, teams, price, result, bound)


def many_teams(seed: int) -> TeamProblem:
    return random_problem(seed, clients=6, engineers=5, teams=14, shared=0.7, must=0.3)


def random_case(seed: int, thread: ThreadPoolExecutor) -> Lowered:
    problem = many_teams(seed)
    return lower(problem, random_prices(problem, seed, 8 * ONE), thread)


@pytest.mark.usefixtures("exact")
@every("seed", SEEDS)
def test_what_clients_choose_stays_as_it_is(seed: int, thread: ThreadPoolExecutor) -> None:
    case = random_case(seed, thread)
    assert (case.result >= 0).all()
    assert (case.result <= case.price).all()
    assert case.result[len(case.pool.seat) :].tolist() == case.price[len(case.pool.seat) :].tolist()
    least = case.least(case.price)
    assert case.least(case.result) == least
    # Whoever was among the best still is, at the same cost.
    for best, before, after in zip(
        least, case.reduced(case.price), case.reduced(case.result), strict=True
    ):
        assert all(after[team] == best for team in before if before[team] == best)


@pytest.mark.usefixtures("exact")
@pytest.mark.parametrize("seed", range(12))
def test_it_stays_within_its_arrays(
    seed: int, thread: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    uncompile(monkeypatch, module, pricing, choosers)
    problem = random_problem(seed, engineers=6, teams=12, shared=0.4, alone=True)
    case = lower(problem, random_prices(problem, seed, 8 * ONE), thread)
    assert case.least(case.result) == case.least(case.price)


@pytest.mark.usefixtures("exact")
@every("seed", SEEDS)
def test_a_price_falls_by_half_of_what_the_seat_makes_the_best_team_dearer(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    case = random_case(seed, thread)
    problem, least = case.problem, case.least(case.price)
    slack: dict[int, int] = {}
    for client, reduced in enumerate(case.reduced(case.price)):
        for number, (at_a, at_b, _) in plain_teams(problem, client).items():
            for seat in (case.teams.seats.of_a[at_a], case.teams.seats.of_b[at_b]):
                own = reduced[number] - least[client]
                slack[int(seat)] = min(slack.get(int(seat), own), own)
    tied = np.repeat(range(problem.clients), np.diff(problem.pairing.tied_start))
    dear = set(tied[problem.pairing.tied_cost > 0].tolist())
    for seat, client in enumerate(case.pool.seat_client.tolist()):
        # A seat that no team uses has no price at all; where ties make pairs dearer, or forbid
        # them, a seat may be taken for better than it is.
        low = max(0, int(case.price[seat]) - max(0, slack[seat]) // 2) if seat in slack else 0
        assert case.result[seat] >= low
        if client not in dear:
            assert case.result[seat] == low


@pytest.mark.usefixtures("exact")
@every("seed", SEEDS)
def test_the_bound_is_no_less_than_that_of_the_relaxation(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    case = random_case(seed, thread)
    before, after = (case.decomposed(price, thread) for price in (case.price, case.result))
    assert case.bound <= before <= after


@every("seed", SEEDS)
def test_scattering_costs_hardly_anything_and_no_plan_is_cheaper(
    seed: int, thread: ThreadPoolExecutor
) -> None:
    case = random_case(seed, thread)
    after = case.decomposed(case.result, thread)
    # Every client's best team has two seats, each cheaper by that share and one for rounding.
    lost = case.problem.clients * 2 * (NOISE * int(case.price.max(initial=0)) + 1)
    assert after >= case.bound - lost
    small = random_problem(seed, clients=3)
    optimum = cheapest_plan(small)
    if optimum is not None:
        scattered = lower(small, random_prices(small, seed, 8 * ONE), thread)
        assert scattered.decomposed(scattered.result, thread) <= optimum * ONE


def test_slack_by_hand(exact: None, thread: ThreadPoolExecutor) -> None:
    # Everybody's hour has a price of 100, A takes two and B takes one; seats cost 0. Then (0, 2) is
    # the best at 300 + 10; (1, 2) costs 300 + 50, (0, 3) 300 + 30, (1, 3) 300 + 70 − 60.
    hours = EngineerLimit.by_client("hours", ints([2]), ints([1]), ints([99] * 4))
    plan_limit = PlanLimit("handovers", ints([0, 0]), ints([0, 0]), 5)
    for tie, expected in (
        # Slack: 0 none, 1 has 40, 2 none, 3 has 20.
        ({}, [200, 200 - 20, 100, 100 - 10]),
        # The tie brings (1, 3) down to the best: nobody has any slack.
        ({(1, 3): -60}, [200, 200, 100, 100]),
        # It comes below (1, 2) for 1 only: 1 has 30, 3 still 20 by (0, 3).
        ({(1, 3): -30}, [200, 200 - 15, 100, 100 - 10]),
        # The best team has become (0, 3) at 330; a tie may hide that, not invent any slack.
        ({(0, 2): REFUSED}, [200, 200 - 10, 100, 100]),
    ):
        of_client = Shortlist(
            a=[(0, 0, 0), (1, 1, 0)], b=[(0, 2, 0), (1, 3, 0)], table=[[10, 30], [50, 70]], ties=tie
        )
        problem = problem_with([of_client], [9999], 4, limits=[hours], plan_limits=[plan_limit])
        case = lower(problem, Prices((ints([100] * 4) * ONE,), (7 * ONE,)), thread)
        assert case.result.tolist() == [*(ints(expected) * ONE).tolist(), 7 * ONE]


def test_one_person_is_no_partner_for_themselves(exact: None, thread: ThreadPoolExecutor) -> None:
    # 0 and 1 may hold either seat, at prices of 100 each. 0 as A costs 0, 1 as A costs 30; 0 as B
    # costs 0, 1 as B costs 8: best is (0, 1) at 208; (1, 0) costs 230, so 22 of slack.
    hours = EngineerLimit.by_client("hours", ints([1]), ints([1]), ints([9, 9]))
    of_client = Shortlist(a=[(0, 0, 0), (0, 1, 30)], b=[(0, 0, 0), (0, 1, 8)], table=[[0]])
    problem = problem_with([of_client], [9999], 2, limits=[hours])
    case = lower(problem, Prices((ints([100, 100]) * ONE,), ()), thread)
    # Seats: 0 as A, 0 as B, 1 as A, 1 as B.
    assert case.result.tolist() == [100 * ONE, 89 * ONE, 89 * ONE, 100 * ONE]


def test_seats_without_a_partner_and_clients_without_a_team_do_no_harm(
    exact: None, thread: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    uncompile(monkeypatch, module, pricing, choosers)
    alone = Shortlist(a=[(0, 0, 0)], b=[(0, 0, 0)], table=[[0]])
    refused = Shortlist(a=[(0, 0, 0)], b=[(0, -1, 0)], table=[[REFUSED]])
    empty = Shortlist(a=[(0, 0, 0)], table=[[]])
    hours = EngineerLimit.by_client("hours", ints([1] * 3), ints([1] * 3), ints([9]))
    problem = problem_with([alone, refused, empty], [5, 6, 7], 1, must=[1], limits=[hours])
    case = lower(problem, Prices((ints([100]) * ONE,), ()), thread)
    assert (case.result >= 0).all()
    assert (case.result <= case.price).all()


def test_equal_prices_come_apart_the_same_way_every_time(thread: ThreadPoolExecutor) -> None:
    hours = EngineerLimit.by_client("hours", ints([1] * 30), ints([1] * 30), ints([9] * 9))
    everybody = Shortlist(a=[(0, who, 0) for who in range(9)], b=[(0, -1, 0)], table=[[0]])
    problem = problem_with([everybody] * 30, [9999] * 30, 9, limits=[hours])
    prices = Prices((ints([10**6] * 9),), ())
    found = lower(problem, prices, thread).result
    assert found.tolist() == lower(problem, prices, thread).result.tolist()
    assert (np.abs(found / 10**6 - 1) <= NOISE + 1e-6).all()
    assert len(set(found.tolist())) > 60
