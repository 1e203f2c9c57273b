"""The whole way from a problem to a proven plan, against every plan of small problems."""

import dataclasses

import numpy as np
import pytest

from ce_opt.teams import choosers, listing, pricing, slack
from ce_opt.teams import solve as module
from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.budget import PROVEN, Budget, Outcome, Progress
from ce_opt.teams.insertion import recreate_all
from ce_opt.teams.problem import (
    UNSERVED,
    EngineerLimit,
    IntArray,
    LoadCost,
    PlanLimit,
    TeamProblem,
)
from ce_opt.teams.solve import solve
from ce_opt.teams.stopper import Stopper
from every import every
from teams.asked_stopper import StopsWhenAsked
from teams.small_problems import (
    REFUSED,
    asking,
    cheapest_plan,
    column,
    flat_limit,
    ints,
    plain_cost,
    plain_teams,
    problem_of,
    random_problem,
    whole,
)
from teams.uncompiled import uncompile

BUDGET = Budget(seconds=600, workers=1, work=0.1)
LARGER_BUDGET = Budget(seconds=600, workers=1, work=1)
BUDGET_OF_NOTHING = Budget(seconds=600, workers=1, work=0)


@pytest.fixture(autouse=True)
def few_squeezes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where moves find no room for a must-client, CP-SAT has its turn sooner."""
    monkeypatch.setattr(module, "SQUEEZES", 2)


def crowded(seed: int) -> TeamProblem:
    """Enough clients for the search, too many for a quick proof."""
    return random_problem(seed, clients=40, engineers=10, teams=40, unit=997, must=0, tight=0.5)


def not_soon_solved() -> TeamProblem:
    """More clients and engineers than are solved to the end in a tenth of a second."""
    return random_problem(0, clients=150, engineers=30, teams=60, unit=997, must=0, shared=0.0)


def check(problem: TeamProblem) -> None:
    """Hold the outcome against trying every plan."""
    truth = cheapest_plan(problem)
    outcome = solve(problem, BUDGET)
    if truth is None:
        assert (outcome.status, outcome.stopped_by) == ("infeasible", "proof")
        assert (outcome.chosen, outcome.cost, outcome.bound) == (None, None, None)
        return
    assert (outcome.status, outcome.stopped_by) == ("optimal", "proof")
    assert outcome.cost is not None
    assert outcome.bound is not None
    assert outcome.chosen is not None
    assert plain_cost(problem, outcome.chosen.tolist()) == outcome.cost
    assert outcome.bound <= truth <= outcome.cost
    assert outcome.cost - outcome.bound <= PROVEN * abs(outcome.cost)


@pytest.mark.parametrize("seed", range(80))
def test_small_problems_are_solved_to_the_optimum_or_proven_infeasible(seed: int) -> None:
    # With a unit of 1 costs are so small that what counts as proven is exact.
    check(random_problem(seed, unit=10**10 if seed % 3 == 0 else 1))


@pytest.mark.parametrize("seed", range(15))
def test_problems_without_engineer_limits_are_solved_too(seed: int) -> None:
    check(dataclasses.replace(random_problem(seed), limits=(), load_cost=None))


@pytest.mark.parametrize("seed", range(15))
def test_problems_without_plan_limits_or_load_costs_are_solved_too(seed: int) -> None:
    check(dataclasses.replace(random_problem(seed, tight=0.3), plan_limits=(), load_cost=None))


@every("seed", range(30))
def test_people_without_time_may_hold_seats_that_take_none(seed: int) -> None:
    problem = random_problem(seed, tight=0.9)
    rng = np.random.default_rng(seed)
    hours, cost = problem.limits[0], problem.load_cost
    assert cost is not None
    idle = rng.random(problem.engineers) < 0.5
    uses = [np.where(rng.random(use.shape) < 0.5, 0, use) for use in (hours.use_a, hours.use_b)]
    capacity = np.where(idle, 0, hours.capacity)
    limits = (EngineerLimit("hours", *uses, capacity), problem.limits[1])
    load_cost = LoadCost(0, np.minimum(cost.threshold, capacity), cost.slope)
    check(dataclasses.replace(problem, limits=limits, load_cost=load_cost))


def test_many_teams_that_share_one_plan_limit_alone() -> None:
    # Client c may have the cheap team (c) with a handover or the dear one (c + 1 + c) without; with
    # 10 handovers the ten clients whose dear teams cost most more have theirs: c = 20 … 29.
    teams = [{(0, -1): c, (1, -1): 2 * c + 1} for c in range(30)]
    limit = PlanLimit("handovers", ints([1, 0] * 30), ints([0] * 30), 10)
    outcome = solve(problem_of(teams, [1000] * 30, 2, plan_limits=[limit]), BUDGET)
    truth = sum(range(20, 30)) + sum(2 * c + 1 for c in range(20))
    assert (outcome.status, outcome.cost, outcome.bound) == ("optimal", truth, truth)


@pytest.mark.parametrize("seed", range(4))
def test_clients_with_candidates_for_one_seat_alone_have_no_team(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    uncompile(monkeypatch, choosers, listing, pricing, slack)
    check(random_problem(seed, clients=6, engineers=6, must=0, shared=0.2, alone=True))


@pytest.mark.parametrize("must", [False, True])
def test_without_any_team_nobody_is_served(must: bool) -> None:
    limit = [flat_limit("seats", 1, 1, clients=2, engineers=1)]
    problem = problem_of([{}, {}], [9, 8], 1, must=[0] if must else [], limits=limit)
    outcome = solve(problem, BUDGET)
    if must:
        assert (outcome.status, outcome.chosen) == ("infeasible", None)
        return
    assert outcome.chosen is not None
    assert outcome.chosen.tolist() == [UNSERVED] * 2
    assert (outcome.cost, outcome.bound) == (17, 17)


def test_no_clients_cost_nothing() -> None:
    limit = [flat_limit("seats", 1, 1, clients=0, engineers=1)]
    outcome = solve(problem_of([], [], 1, limits=limit), BUDGET)
    assert (outcome.status, outcome.cost, outcome.bound) == ("optimal", 0, 0)


@pytest.mark.parametrize("seed", range(3))
def test_a_problem_of_blocks_costs_what_the_best_plans_of_the_blocks_cost(seed: int) -> None:
    blocks = [hours_alone(random_problem(100 * seed + block, must=0)) for block in range(5)]
    outcome = solve(side_by_side(blocks), LARGER_BUDGET)
    best = [cheapest_plan(block) for block in blocks]
    assert outcome.cost == sum(cost for cost in best if cost is not None)
    assert outcome.status == "optimal"


def hours_alone(problem: TeamProblem) -> TeamProblem:
    return dataclasses.replace(problem, limits=problem.limits[:1], load_cost=None, plan_limits=())


def side_by_side(blocks: list[TeamProblem]) -> TeamProblem:
    """Put problems of hours alone next to each other, each with its own people."""
    teams, unserved, use_a, use_b, capacity = [], [], [], [], []
    for place, block in enumerate(blocks):
        first = sum(other.engineers for other in blocks[:place])
        for client in range(block.clients):
            own = {}
            for at_a, at_b, cost in plain_teams(block, client).values():
                a, b = int(block.a.engineer[at_a]), int(block.b.engineer[at_b])
                own[a + first, b if b < 0 else b + first] = cost
            teams.append(own)
        unserved += block.unserved.tolist()
        use_a.append(block.limits[0].use_a)
        use_b.append(block.limits[0].use_b)
        capacity += block.limits[0].capacity.tolist()
    limit = EngineerLimit("hours", diagonal(use_a), diagonal(use_b), ints(capacity))
    return problem_of(teams, unserved, len(capacity), limits=[limit])


def diagonal(uses: list[IntArray]) -> IntArray:
    """Blocks along the diagonal, nothing elsewhere."""
    ends = np.cumsum([use.shape for use in uses], axis=0)
    result = np.zeros(ends[-1], dtype=np.int64)
    for use, (row, place) in zip(uses, ends.tolist(), strict=True):
        result[row - use.shape[0] : row, place - use.shape[1] : place] = use
    return result


def trapped() -> TeamProblem:
    """Two clients with two teams each: the first takes engineer 0, whom the second needs."""
    teams = [{(0, -1): 1, (1, -1): 2}, {(0, -1): 1, (0, 1): 5}]
    limit = [flat_limit("seats", 1, 1, clients=2, engineers=2)]
    return problem_of(teams, [90, 80], 2, must=[0, 1], limits=limit)


# Moves make room for it; where they do not, CP-SAT does.
@pytest.mark.parametrize("squeezes", [0, 10])
def test_a_must_client_that_greed_leaves_out_is_placed(
    squeezes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SQUEEZES", squeezes)
    problem = trapped()
    assert UNSERVED in recreate_all(whole(problem))
    outcome = solve(problem, BUDGET)
    # The only plan: client 0 with engineer 1 (2), client 1 with engineer 0 (1).
    assert outcome.chosen is not None
    assert outcome.chosen.tolist() == [column(problem, 0, 1, -1), column(problem, 1, 0, -1)]
    assert (outcome.status, outcome.cost) == ("optimal", 3)


@pytest.mark.parametrize("squeezes", [0, 1])
@every("seed", range(15))
def test_where_most_must_be_served_it_finds_the_best_plan_or_proves_that_there_is_none(
    seed: int, squeezes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SQUEEZES", squeezes)
    check(random_problem(seed, must=0.8, teams=7))


def test_the_clients_that_need_not_be_served_are_filled_in_afterwards() -> None:
    teams = [{(0, -1): 1, (1, -1): 2}, {(0, -1): 1, (0, 1): 5}, {(2, -1): 4}]
    limit = [flat_limit("seats", 1, 1, clients=3, engineers=3)]
    problem = problem_of(teams, [90, 80, 70], 3, must=[0, 1], limits=limit)
    outcome = solve(problem, BUDGET)
    # 2 + 1 + 4, all three served.
    assert (outcome.status, outcome.cost) == ("optimal", 7)


@pytest.mark.parametrize("seed", range(3))
def test_an_older_plan_is_where_it_begins(seed: int) -> None:
    problem = crowded(seed)
    older = solve(problem, Budget(seconds=600, workers=1, work=0.1))
    assert older.chosen is not None
    assert older.cost is not None
    told: list[Progress] = []
    newer = solve(problem, BUDGET_OF_NOTHING, None, told.append, older.chosen)
    assert newer.cost is not None
    assert told[0].cost is not None
    assert newer.cost <= told[0].cost <= older.cost
    from_nothing = solve(problem, BUDGET_OF_NOTHING)
    assert from_nothing.cost is not None
    assert from_nothing.cost > older.cost


@pytest.mark.parametrize("seed", range(12))
def test_an_older_plan_that_breaks_everything_does_no_harm(seed: int) -> None:
    problem = random_problem(seed)
    teams = [plain_teams(problem, client) for client in range(problem.clients)]
    every_first = ints([min(own, default=UNSERVED) for own in teams])
    truth = cheapest_plan(problem)
    outcome = solve(problem, BUDGET, start=every_first)
    assert outcome.cost == truth
    assert outcome.status == ("infeasible" if truth is None else "optimal")


def test_clients_that_cannot_all_be_served_are_proven_infeasible() -> None:
    limit = [flat_limit("seats", 1, 1, clients=2, engineers=1)]
    problem = problem_of([{(0, -1): 1}] * 2, [9, 9], 1, must=[0, 1], limits=limit)
    outcome = solve(problem, BUDGET)
    assert (outcome.status, outcome.stopped_by) == ("infeasible", "proof")


@pytest.mark.parametrize("seed", range(12))
def test_looking_at_a_few_teams_alone_proves_nobody_infeasible(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first plan is made of the cheapest team of each client, and so is CP-SAT's.
    monkeypatch.setattr(module, "FIRST_COLUMNS", 1)
    monkeypatch.setattr(module, "MOST_PLACED", 0)
    problem = random_problem(seed, must=0.8, teams=7)
    truth, outcome = cheapest_plan(problem), solve(problem, BUDGET)
    if outcome.chosen is not None:
        assert outcome.status == "optimal"
        assert outcome.cost == truth == plain_cost(problem, outcome.chosen.tolist())
        return
    assert outcome.status == "unknown" or truth is None
    monkeypatch.setattr(module, "MOST_PLACED", 1000)
    assert solve(problem, BUDGET).cost == truth


def test_a_problem_without_limits_is_everybody_s_cheapest() -> None:
    teams = [{(0, 1): place + 5, (1, 0): place + 3} for place in range(20)]
    outcome = solve(problem_of(teams, [1000] * 20, 2), BUDGET)
    assert outcome.status == "optimal"
    assert outcome.cost == sum(place + 3 for place in range(20))


def test_a_client_that_is_cheaper_left_out_is_left_out() -> None:
    outcome = solve(problem_of([{(0, -1): 10}], [4], 1), BUDGET)
    assert outcome.chosen is not None
    assert outcome.chosen.tolist() == [UNSERVED]
    assert outcome.cost == 4


def test_interrupted_before_the_start_there_is_still_a_plan() -> None:
    stopper = Stopper()
    stopper.stop()
    problem = crowded(0)
    outcome = solve(problem, BUDGET, stopper)
    assert (outcome.status, outcome.stopped_by) == ("interrupted", "interrupt")
    assert outcome.chosen is not None
    assert outcome.bound is not None
    assert outcome.cost == plain_cost(problem, outcome.chosen.tolist())
    assert outcome.bound <= outcome.cost


def test_interrupted_before_the_must_clients_have_places_it_says_so() -> None:
    stopper = Stopper()
    stopper.stop()
    outcome = solve(trapped(), BUDGET, stopper)
    assert (outcome.status, outcome.chosen, outcome.stopped_by) == ("unknown", None, "interrupt")


@pytest.mark.parametrize("questions", range(10))
def test_whenever_it_is_interrupted_it_has_a_plan_or_says_that_it_was(questions: int) -> None:
    problem = trapped()
    outcome = solve(problem, BUDGET, StopsWhenAsked(questions))
    if outcome.chosen is None:
        assert (outcome.status, outcome.stopped_by) == ("unknown", "interrupt")
    else:
        assert plain_cost(problem, outcome.chosen.tolist()) == outcome.cost
        assert outcome.status == "optimal" or outcome.stopped_by == "interrupt"


@pytest.mark.parametrize("after", [1, 2, 4])
def test_interrupted_at_an_improvement_the_best_plan_so_far_is_kept(after: int) -> None:
    stopper, told = Stopper(), []
    problem = crowded(1)

    def listen(progress: Progress) -> None:
        told.append(progress)
        if len(told) == after:
            stopper.stop()

    outcome = solve(problem, BUDGET, stopper, listen)
    assert (outcome.status, outcome.stopped_by) == ("interrupted", "interrupt")
    assert outcome.chosen is not None
    assert outcome.cost == plain_cost(problem, outcome.chosen.tolist())
    assert outcome.cost == min(progress.cost for progress in told if progress.cost is not None)


@pytest.mark.parametrize("seed", range(2))
def test_costs_fall_and_bounds_rise_and_never_cross(seed: int) -> None:
    told: list[Progress] = []
    outcome = solve(
        crowded(seed), Budget(seconds=600, workers=1, work=0.6), on_progress=told.append
    )
    costs = [progress.cost for progress in told if progress.cost is not None]
    bounds = [progress.bound for progress in told if progress.bound is not None]
    assert costs == sorted(costs, reverse=True)
    assert bounds == sorted(bounds)
    assert all(p.bound <= p.cost for p in told if p.bound is not None and p.cost is not None)
    assert (outcome.cost, outcome.bound) == (costs[-1], bounds[-1])


def test_it_ends_at_the_gap_asked_for() -> None:
    outcome = solve(crowded(2), Budget(seconds=600, workers=1, work=5, gap=0.5))
    assert outcome.stopped_by == "gap"
    assert outcome.cost is not None
    assert outcome.bound is not None
    assert 0 < outcome.cost - outcome.bound <= 0.5 * outcome.cost


@pytest.mark.parametrize("workers", [1, 2])
def test_equal_work_gives_equal_plans(workers: int) -> None:
    budget = Budget(seconds=3600, seed=7, workers=workers, work=0.1)
    first, again = (outcome_of(not_soon_solved(), budget) for _ in range(2))
    assert first == again
    assert first[0] == "work"


def test_it_ends_when_its_work_is_done() -> None:
    outcome = solve(not_soon_solved(), Budget(seconds=3600, workers=1, work=0.05))
    assert (outcome.status, outcome.stopped_by) == ("feasible", "work")
    assert outcome.work >= 0.05


def outcome_of(problem: TeamProblem, budget: Budget) -> tuple[object, ...]:
    """Everything of an outcome but the time on the wall."""
    outcome: Outcome = solve(problem, budget)
    assert outcome.chosen is not None
    return outcome.stopped_by, outcome.chosen.tolist(), outcome.cost, outcome.bound, outcome.work


def test_no_seconds_at_all_still_give_a_plan_and_a_bound() -> None:
    problem = crowded(0)
    outcome = solve(problem, Budget(seconds=0, workers=1))
    assert (outcome.status, outcome.stopped_by) == ("feasible", "seconds")
    assert outcome.chosen is not None
    assert outcome.bound is not None
    assert outcome.bound <= outcome.cost == plain_cost(problem, outcome.chosen.tolist())


@pytest.mark.parametrize("seed", range(5))
def test_a_relaxed_row_never_makes_the_best_plan_dearer(seed: int) -> None:
    problem = random_problem(seed, must=0)
    strict = solve(problem, BUDGET).cost
    assert strict is not None
    for place in range(2):
        limits = list(problem.limits)
        kept = limits[place]
        limits[place] = EngineerLimit(kept.name, kept.use_a, kept.use_b, kept.capacity + 1)
        wider = solve(dataclasses.replace(problem, limits=tuple(limits)), BUDGET).cost
        assert wider is not None
        assert wider <= strict
    free = solve(dataclasses.replace(problem, plan_limits=()), BUDGET).cost
    assert free is not None
    assert free <= strict


@pytest.mark.parametrize("seed", range(5))
def test_a_team_that_is_forbidden_never_makes_the_best_plan_cheaper(seed: int) -> None:
    problem = random_problem(seed, must=0)
    best = solve(problem, BUDGET)
    assert best.chosen is not None
    assert best.cost is not None
    for number in best.chosen[best.chosen != UNSERVED].tolist():
        without = solve(forbidding(problem, number), BUDGET)
        assert without.chosen is not None
        assert number not in without.chosen
        assert without.cost is not None
        assert without.cost >= best.cost


def forbidding(problem: TeamProblem, number: int) -> TeamProblem:
    """The problem with a tie that forbids one of its teams."""
    pairing = problem.pairing
    client, a, b = (int(part[0]) for part in problem.candidates_of(ints([number])))
    low, high = int(pairing.tied_start[client]), int(pairing.tied_start[client + 1])
    pairs = zip(pairing.tied_a[low:high], pairing.tied_b[low:high], strict=True)
    before = [pair for pair in pairs if pair < (a, b)]
    place = low + len(before)
    rest = place
    if place < high and (pairing.tied_a[place], pairing.tied_b[place]) == (a, b):
        rest = place + 1  # it has a tie, which is replaced
    changes: dict[str, IntArray] = {
        name: np.concatenate([old[:place], [new], old[rest:]])
        for name, old, new in (
            ("tied_a", pairing.tied_a, a),
            ("tied_b", pairing.tied_b, b),
            ("tied_cost", pairing.tied_cost, REFUSED),
        )
    }
    start = pairing.tied_start.copy()
    start[client + 1 :] += place + 1 - rest
    return dataclasses.replace(problem, pairing=pairing._replace(tied_start=start, **changes))


@pytest.mark.parametrize("seed", range(3))
def test_profiles_and_ties_say_the_same_as_a_list_of_teams(seed: int) -> None:
    # Too many plans to try them all; here one way of writing a problem is held against another.
    problem = random_problem(seed, clients=9, engineers=6, teams=12, must=0, shared=1.0)
    problem = dataclasses.replace(problem, plan_limits=())
    outcomes = [solve(each, LARGER_BUDGET) for each in (problem, team_by_team(problem))]
    assert [outcome.status for outcome in outcomes] == ["optimal", "optimal"]
    assert outcomes[0].cost == outcomes[1].cost


def team_by_team(problem: TeamProblem) -> TeamProblem:
    """The same problem, written down team by team."""
    teams = [
        {
            (int(problem.a.engineer[a]), int(problem.b.engineer[b])): cost
            for a, b, cost in plain_teams(problem, client).values()
        }
        for client in range(problem.clients)
    ]
    return problem_of(
        teams,
        problem.unserved.tolist(),
        problem.engineers,
        limits=problem.limits,
        load_cost=problem.load_cost,
    )


def test_limits_that_ask_for_clients_are_kept_at_the_least_cost_or_proven_impossible() -> None:
    costs = set()
    for seed in range(60):
        problem = random_problem(seed, clients=5, tight=(0.4, 0.8, 1.2)[seed % 3], must=0.1)
        asked = asking(problem, seed)
        check(asked)
        free, bound_by = cheapest_plan(problem), cheapest_plan(asked)
        costs.add("same" if free == bound_by else "none" if bound_by is None else "dearer")
    assert costs == {"same", "dearer", "none"}


@pytest.mark.parametrize("seed", range(3))
def test_a_larger_problem_that_asks_for_clients_gets_a_plan_that_keeps_its_limits(
    seed: int,
) -> None:
    problem = asking(random_problem(seed, clients=30, engineers=8, teams=30, must=0), seed)
    outcome = solve(problem, BUDGET)
    assert outcome.status in ("optimal", "feasible", "infeasible")
    if outcome.chosen is not None:
        assert outcome.cost == plain_cost(problem, outcome.chosen.tolist())


@pytest.mark.parametrize("squeezes", [0, 10])
def test_room_is_made_for_clients_that_a_limit_asks_for(
    squeezes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Client 0 is dearest to lose and takes engineer 0, the only one of client 1, who is asked for
    # and dear to serve; client 0 can be had with engineer 1 for 5.
    monkeypatch.setattr(module, "SQUEEZES", squeezes)
    monkeypatch.setattr(module, "recreate_all", lambda pool, wanted=None: ints([0, UNSERVED]))
    limit = PlanLimit("of client 1", ints([0, 0, -1]), ints([0, 0]), -1)
    seats = [flat_limit("seats", 1, 1, clients=2, engineers=2)]
    teams = [{(0, -1): 1, (1, -1): 5}, {(0, -1): 40}]
    problem = problem_of(teams, [90, 3], 2, limits=seats, plan_limits=[limit])
    outcome = solve(problem, LARGER_BUDGET)
    assert (outcome.status, outcome.cost) == ("optimal", 45)


def test_what_more_room_would_be_worth_is_never_more_than_is_proven() -> None:
    checked = 0
    for seed in range(40):
        problem = asking(random_problem(seed, clients=5, tight=0.8, must=0.1), seed)
        outcome = solve(problem, BUDGET)
        if outcome.chosen is None:
            continue
        assert outcome.marginal is not None
        assert min(outcome.marginal.price) >= 0
        for place, limit in enumerate(problem.plan_limits):
            rows = list(problem.plan_limits)
            rows[place] = dataclasses.replace(limit, capacity=limit.capacity + 1)
            best = cheapest_plan(dataclasses.replace(problem, plan_limits=tuple(rows)))
            assert best is not None
            assert outcome.marginal.bound[place] <= best
            checked += 1
    assert checked > 40


def test_the_price_of_a_limit_that_binds_is_what_one_client_more_saves() -> None:
    # Ten alike clients cost 2 served and 102 left out; four may be served. One more saves 100.
    limit = PlanLimit("most", ints([1] * 10), ints([0] * 10), 4)
    problem = problem_of([{(0, -1): 2}] * 10, [102] * 10, 1, plan_limits=[limit])
    outcome = solve(problem, BUDGET)
    assert outcome.cost == 4 * 2 + 6 * 102
    assert outcome.marginal is not None
    assert outcome.marginal.price[0] / 2**PRICE_BITS == pytest.approx(100, abs=1)
    assert outcome.marginal.bound[0] == pytest.approx(5 * 2 + 5 * 102, abs=1)


def test_without_limits_over_the_plan_nothing_is_said_of_more_room() -> None:
    assert solve(hours_alone(random_problem(1, must=0)), BUDGET).marginal is None
