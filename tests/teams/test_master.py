"""CP-SAT over the columns of a pool, against every plan of small problems."""

import itertools
from dataclasses import replace
from threading import Thread

import numpy as np
import pytest

from ce_opt.errors import ModelTooLarge
from ce_opt.teams import master as module
from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.master import LARGEST_ROW, Effort, Master, MasterResult, safe_row
from ce_opt.teams.pool import Pool, make_pool, sub_pool
from ce_opt.teams.problem import UNSERVED, EngineerLimit, LoadCost, PlanLimit, TeamProblem
from ce_opt.teams.stopper import Stopper
from every import every
from teams.small_problems import (
    asking,
    cheapest_plan,
    columns_of,
    flat_limit,
    ints,
    legal_plans,
    plain_cost,
    problem_of,
    random_problem,
    whole,
)

EFFORT = Effort(work=5)


def master_of(pool: Pool, grain: int = 0) -> Master:
    """A model without prices or hints."""
    hint = np.full(len(pool.unserved), UNSERVED, dtype=np.int64)
    return Master(pool, np.zeros(len(pool.seat), dtype=np.int64), hint, grain)


def priced(pool: Pool, seed: int, most: int, grain: int = 0) -> Master:
    """A model with random prices up to a number of cost units, and random hints."""
    rng = np.random.default_rng(seed)
    price = rng.integers(0, (most << PRICE_BITS) + 1, len(pool.seat))
    price[rng.random(len(price)) < 0.3] = 0
    low, high = pool.start[:-1], pool.start[1:]
    hint = np.where(low == high, UNSERVED, rng.integers(low, np.maximum(high, low + 1)))
    return Master(pool, price, hint, grain)


def solved(master: Master, effort: Effort = EFFORT) -> MasterResult:
    return master.solve(effort, Stopper())


def answer(pool: Pool, result: MasterResult) -> list[int]:
    """The columns of an answer."""
    assert result.chosen is not None
    return columns_of(pool, result.chosen)


def rounding(master: Master) -> int:
    """Cost units that a bound may lose: a price unit for each client, seat and engineer."""
    terms = len(master.pool.unserved) + len(master.pool.seat) + master.pool.capacity.shape[1]
    return terms * master.unit // 2**PRICE_BITS + 1 if master.unit > 1 else 0


def check(problem: TeamProblem, master: Master, effort: Effort = EFFORT) -> None:
    """Hold verdict, plan and bound against trying every plan."""
    truth = cheapest_plan(problem)
    result = solved(master, effort)
    if truth is None:
        assert result.verdict == "infeasible"
        assert result.chosen is result.bound is None
        return
    assert result.verdict == "optimal"
    cost = plain_cost(problem, answer(master.pool, result))
    assert cost is not None
    assert result.bound is not None
    assert truth <= cost <= truth + rounding(master)
    assert truth - rounding(master) <= result.bound <= truth


@pytest.mark.parametrize("unit", [1, 10**10])
@pytest.mark.parametrize("small", [False, True])
@every("seed", range(15))
def test_without_prices_it_finds_the_best_plan_or_proves_that_there_is_none(
    seed: int, small: bool, unit: int
) -> None:
    # At a unit of 10^10 a bound that had been a float would miss by one now and then.
    problem = random_problem(seed, unit=unit)
    check(problem, master_of(whole(problem)), Effort(work=5, small=small))


@pytest.mark.parametrize(("unit", "most"), [(1, 5), (1, 200), (10**10, 10**11)])
@every("seed", range(15))
def test_prices_and_hints_change_neither_the_best_plan_nor_the_proof(
    seed: int, unit: int, most: int
) -> None:
    problem = random_problem(seed, unit=unit)
    check(problem, priced(whole(problem), seed, most))


def test_rows_that_are_rounded_lose_next_to_nothing() -> None:
    master = priced(whole(random_problem(3, unit=10**10)), 3, 10**11)
    assert 1 < rounding(master) < 10**6  # of costs of some 10^11


@pytest.mark.parametrize("seed", range(15))
def test_a_grain_blurs_the_answer_by_no_more_than_it_says(seed: int) -> None:
    problem = random_problem(seed, unit=1000)
    master = priced(whole(problem), seed, 10**5, grain=700)
    assert rounding(master) >= 700
    check(problem, master)


@pytest.mark.parametrize("seed", range(10))
def test_no_row_adds_up_past_what_cp_sat_is_exact_on(seed: int) -> None:
    problem = random_problem(seed, clients=12, engineers=5, teams=12, unit=10**11)
    model = priced(whole(stretched(problem, 2**31)), seed, 10**13).model.proto
    rows = [row.linear for row in model.constraints if row.has_linear()]
    assert rows
    for row in rows:
        domains = [model.variables[place].domain for place in row.vars]
        largest = [max(map(abs, domain)) for domain in domains]
        total = sum(abs(c) * most for c, most in zip(row.coeffs, largest, strict=True))
        assert total <= LARGEST_ROW


def stretched(problem: TeamProblem, factor: int) -> TeamProblem:
    """The same problem with the first limit in a unit that is finer by a factor."""
    hours, cost = problem.limits[0], problem.load_cost
    assert cost is not None
    finer = EngineerLimit(
        "hours", hours.use_a * factor, hours.use_b * factor, hours.capacity * factor
    )
    load_cost = LoadCost(0, cost.threshold * factor, cost.slope // factor)
    return replace(problem, limits=(finer, *problem.limits[1:]), load_cost=load_cost)


@every("seed", range(20))
def test_with_divided_rows_plans_stay_feasible_and_nothing_is_proven(seed: int) -> None:
    coarse = stretched(random_problem(seed, clients=3, must=0, tight=0.4), 2**31)
    master = master_of(whole(coarse))
    result = solved(master)
    assert not master.exact
    assert result.bound is None
    assert result.verdict != "infeasible"
    assert plain_cost(coarse, answer(master.pool, result)) is not None


def test_a_divided_row_that_allows_nothing_is_no_proof() -> None:
    # Uses of 2^30 + 1 fill the capacity to the last unit; rounded up they no longer fit.
    use = np.full(3, 2**30 + 1, dtype=np.int64)
    limit = EngineerLimit.by_client("hours", use, use, 3 * use[:1])
    problem = problem_of([{(0, -1): 1}] * 3, [9] * 3, 1, must=[0, 1, 2], limits=[limit])
    assert cheapest_plan(problem) == 3
    assert solved(master_of(whole(problem))).verdict != "infeasible"


@every("seed", range(25))
def test_the_others_keep_their_teams(seed: int) -> None:
    problem = random_problem(seed, clients=5, must=0, tight=0.35)
    pool, free = whole(problem), ints([0, 2, 3])
    legal = legal_plans(problem)
    fixed = max(legal, key=lambda choice: (choice[1] != UNSERVED) + (choice[4] != UNSERVED))
    best = min(cost for choice, cost in legal.items() if choice[1::3] == fixed[1::3])
    place = {column: entry for entry, column in enumerate(pool.column.tolist())}
    chosen = ints([place.get(column, UNSERVED) for column in fixed])
    entries = np.nonzero(np.isin(pool.client, free))[0]
    part = sub_pool(pool, free, entries, chosen)
    trial = chosen.copy()
    trial[free] = answer(part, solved(priced(part, seed, 50)))
    assert plain_cost(problem, columns_of(pool, trial)) == best


def test_only_the_columns_given_are_chosen() -> None:
    problem = problem_of([{(0, -1): 1, (1, -1): 2}], [9], 2)
    pool = make_pool(problem, ints([1]))
    assert answer(pool, solved(master_of(pool))) == [1]


def test_a_client_without_columns_stays_unserved_and_costs_that() -> None:
    pool = whole(problem_of([{}, {(0, -1): 4}], [7, 9], 1))
    result = solved(master_of(pool))
    assert answer(pool, result) == [UNSERVED, 0]
    assert result.bound == 11


def test_a_must_client_without_columns_is_infeasible() -> None:
    pool = whole(problem_of([{}, {(0, -1): 4}], [7, 9], 1, must=[0]))
    assert solved(master_of(pool)) == MasterResult("infeasible", None, None, 0.0)


def test_two_that_must_be_served_by_one_seat_are_infeasible() -> None:
    limit = [flat_limit("seats", 1, 1, clients=2, engineers=1)]
    problem = problem_of([{(0, -1): 1}] * 2, [9, 9], 1, must=[0, 1], limits=limit)
    assert solved(priced(whole(problem), 0, 5)).verdict == "infeasible"


def test_no_clients_are_solved_by_nothing() -> None:
    limit = [flat_limit("seats", 1, 1, clients=1, engineers=1)]
    pool = whole(problem_of([{(0, -1): 1}], [9], 1, limits=limit))
    result = solved(master_of(sub_pool(pool, ints([]), ints([]), ints([0]))))
    assert result.verdict == "optimal"
    assert result.chosen is not None
    assert result.chosen.tolist() == []


def test_a_load_has_its_cost() -> None:
    # Each seat uses 10, and beyond 5 a unit costs 2. Both with engineer 0: 1 + 1 + 2 · 15 = 32.
    # One each: 1 + 9 + 2 · 5 + 2 · 5 = 30. Both with engineer 1: 9 + 9 + 30.
    hours = flat_limit("hours", 10, 99, clients=2, engineers=2)
    load = LoadCost(0, np.array([[5, 5]]), np.array([[2, 2]]))
    teams = [{(0, -1): 1, (1, -1): 9}] * 2
    pool = whole(problem_of(teams, [50] * 2, 2, limits=[hours], load_cost=load))
    result = solved(priced(pool, 1, 30))
    assert answer(pool, result) in ([0, 3], [1, 2])
    assert result.bound == 30


def test_a_plan_limit_is_kept() -> None:
    limit = PlanLimit("handovers", ints([2, 0, 2, 0]), ints([0, 0]), 2)
    teams = [{(0, -1): 1, (1, -1): 5}, {(0, -1): 1, (1, -1): 6}]
    pool = whole(problem_of(teams, [90, 90], 2, plan_limits=[limit]))
    result = solved(master_of(pool))
    # One of the two may change: 5 + 1 or 1 + 6.
    assert answer(pool, result) == [1, 2]
    assert result.bound == 6


def test_a_plan_limit_counts_what_the_others_use() -> None:
    # The other client has taken the only handover: the dearer team without one is left.
    limit = PlanLimit("handovers", ints([1, 1, 0]), ints([0, 0]), 1)
    teams = [{(0, -1): 1}, {(0, -1): 1, (1, -1): 6}]
    pool = whole(problem_of(teams, [90, 90], 2, plan_limits=[limit]))
    part = sub_pool(pool, ints([1]), ints([1, 2]), ints([0, UNSERVED]))
    assert answer(part, solved(master_of(part))) == [2]


def test_equal_efforts_give_equal_answers() -> None:
    pool = whole(random_problem(5, clients=30, engineers=10, teams=40, must=0))
    first, again = (solved(priced(pool, 1, 20), Effort(work=0.3, seed=3)) for _ in range(2))
    assert answer(pool, first) == answer(pool, again)
    assert (first.verdict, first.bound, first.work) == (again.verdict, again.bound, again.work)


@every("seed", range(20))
def test_where_any_plan_will_do_it_is_legal_and_nothing_wrong_is_proven(seed: int) -> None:
    problem = random_problem(seed, tight=0.4)
    truth = cheapest_plan(problem)
    pool = whole(problem)
    result = solved(priced(pool, seed, 30), Effort(work=5, any_plan=True))
    if truth is None:
        assert result.verdict == "infeasible"
        return
    cost = plain_cost(problem, answer(pool, result))
    assert cost is not None
    assert result.bound is not None
    assert result.bound <= truth <= cost
    if result.verdict == "optimal":
        assert cost == truth


def test_work_is_counted_though_nothing_was_found() -> None:
    # 40 clients that must be served and 39 seats: so little work finds neither plan nor proof.
    limit = [flat_limit("seats", 1, 1, clients=40, engineers=39)]
    teams = [{(e, -1): 1 for e in range(39)}] * 40
    problem = problem_of(teams, [9] * 40, 39, must=range(40), limits=limit)
    result = solved(master_of(whole(problem)), Effort(work=1e-3, small=True))
    assert result.verdict == "unknown"
    assert result.work > 0


def test_a_row_at_the_limit_is_left_as_it_is() -> None:
    assert safe_row([2**29, -(2**29)], 7) == ([2**29, -(2**29)], 7, True)


def test_a_row_past_the_limit_is_divided() -> None:
    use, most, exact = safe_row([2**29, 2**29 + 1], 2**29)
    assert not exact
    assert sum(use) <= LARGEST_ROW
    # Both together must stay refused, and one alone may stay allowed.
    assert sum(use) > most


@every("seed", range(50))
def test_a_divided_row_allows_only_what_fits(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_ROW", 40)
    rng = np.random.default_rng(seed)
    use = rng.integers(-30, 60, 8).tolist()
    most = int(rng.integers(-20, 200))
    coarse, less, exact = safe_row(use, most)
    assert sum(abs(u) for u in coarse) <= 40
    assert exact == (coarse == use and less == most)
    for taken in itertools.product((0, 1), repeat=8):
        if sum(u * x for u, x in zip(coarse, taken, strict=True)) <= less:
            assert sum(u * x for u, x in zip(use, taken, strict=True)) <= most


def test_a_row_of_more_entries_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_ROW", 3)
    with pytest.raises(ModelTooLarge):
        safe_row([1, 1, 1, 1], 2)


def test_a_stopper_that_has_stopped_starts_nothing() -> None:
    stopper = Stopper()
    stopper.stop()
    result = master_of(whole(random_problem(0, must=0))).solve(EFFORT, stopper)
    assert (result.verdict, result.chosen, result.work) == ("unknown", None, 0.0)
    assert not stopper.running


def test_a_stopper_ends_a_running_solver_from_another_thread() -> None:
    # Far too much work to finish: it returns because it is stopped, or this test never ends.
    problem = random_problem(5, clients=120, engineers=40, teams=300, unit=997, must=0)
    stopper, results = Stopper(), []
    master = master_of(whole(problem))
    thread = Thread(target=lambda: results.append(master.solve(Effort(work=1e6), stopper)))
    thread.start()
    while not stopper.running and thread.is_alive():
        thread.join(0.01)
    stopper.stop()
    thread.join(60)
    assert not thread.is_alive()
    assert not stopper.running
    assert results[0].verdict in ("feasible", "unknown")


def test_a_limit_that_asks_for_clients_is_kept() -> None:
    # Two of three have to be served, at 9, 8 and 7 where leaving them out costs 1: 8 + 7 + 1.
    limit = PlanLimit("of all", ints([-1] * 3), ints([0] * 3), -2)
    teams = [{(0, -1): 9}, {(0, -1): 8}, {(0, -1): 7}]
    pool = whole(problem_of(teams, [1] * 3, 1, plan_limits=[limit]))
    result = solved(master_of(pool))
    assert (answer(pool, result), result.bound) == ([UNSERVED, 1, 2], 16)


@pytest.mark.parametrize("teams", [[{}, {}], [{(0, -1): 1}, {}]])
def test_a_limit_that_asks_for_more_clients_than_have_teams_is_infeasible(
    teams: list[dict[tuple[int, int], int]],
) -> None:
    seats = sum(map(len, teams))
    limit = PlanLimit("of both", ints([-1] * seats), ints([0] * seats), -2)
    pool = whole(problem_of(teams, [1, 1], 1, plan_limits=[limit]))
    assert solved(master_of(pool)).verdict == "infeasible"


@every("seed", range(20))
def test_limits_over_who_is_served_are_kept_at_the_least_cost(seed: int) -> None:
    problem = asking(random_problem(seed, clients=5, tight=0.8, must=0.1), seed)
    pool, truth = whole(problem), cheapest_plan(problem)
    result = solved(priced(pool, seed, 20))
    assert result.verdict == ("infeasible" if truth is None else "optimal")
    if truth is not None:
        assert plain_cost(problem, answer(pool, result)) == truth
