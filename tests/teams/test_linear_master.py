import pytest

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.linear_master import LinearMaster, most_used
from ce_opt.teams.problem import NO_LIMIT, EngineerLimit, LoadCost, PlanLimit
from teams.small_problems import ints, problem_of

ONE = 1 << PRICE_BITS


def test_the_value_and_the_price_of_a_scarce_hour() -> None:
    # Engineer 0 has 10 hours; both clients want 8 of them. Going elsewhere costs the first 80, the
    # second 40. So the second gives way, by 6 of its 8 hours: 40 · 6/8 = 30; an hour is worth 5.
    hours = EngineerLimit.by_client("hours", ints([8, 8]), ints([0, 0]), ints([10, NO_LIMIT]))
    teams = [{(0, -1): 0, (1, -1): 80}, {(0, -1): 0, (1, -1): 40}]
    master = LinearMaster(problem_of(teams, [900, 900], 2, limits=[hours]))
    master.add(ints([0, 1, 2, 3]))
    solved = master.solve()
    assert solved is not None
    value, prices = solved
    assert value == pytest.approx(30)
    assert prices.limits[0].tolist() == [5 * ONE, 0]


def test_overload_comes_before_the_limit() -> None:
    # From 4 hours on each costs 3, less than the 30/8 of an hour elsewhere: 4 · 3 = 12.
    hours = EngineerLimit.by_client("hours", ints([8]), ints([0]), ints([10, NO_LIMIT]))
    cost = LoadCost(0, ints([[4, NO_LIMIT]]), ints([[3, 0]]))
    problem = problem_of([{(0, -1): 0, (1, -1): 30}], [900], 2, limits=[hours], load_cost=cost)
    master = LinearMaster(problem)
    master.add(ints([0, 1]))
    solved = master.solve()
    assert solved is not None
    assert solved[0] == pytest.approx(12)
    assert solved[1].limits[0].tolist() == [3 * ONE, 0]


def test_a_limit_over_the_plan_has_a_price() -> None:
    # One handover for two clients; without one the first costs 10 more, the second 7.
    limit = PlanLimit("handovers", ints([1, 0, 1, 0]), 1)
    teams = [{(0, -1): 0, (1, -1): 10}, {(0, -1): 0, (1, -1): 7}]
    master = LinearMaster(problem_of(teams, [900, 900], 2, plan_limits=[limit]))
    master.add(ints([0, 1, 2, 3]))
    solved = master.solve()
    assert solved is not None
    assert solved[0] == pytest.approx(7)
    assert 7 * ONE <= solved[1].plan_limits[0] <= 10 * ONE


def test_columns_are_added_as_they_come() -> None:
    problem = problem_of([{(0, -1): 5, (1, -1): 3}], [9], 2)
    master = LinearMaster(problem)
    for columns, value in (([], 9), ([0], 5), ([1], 3)):
        master.add(ints(columns))
        solved = master.solve()
        assert solved is not None
        assert solved[0] == pytest.approx(value)
    assert master.columns.tolist() == [0, 1]


def test_a_client_that_must_be_served_is_never_cheaper_left_out() -> None:
    problem = problem_of([{(0, -1): 500}], [1], 1, must=[0])
    master = LinearMaster(problem)
    master.add(ints([0]))
    solved = master.solve()
    assert solved is not None
    assert solved[0] == pytest.approx(500)


def test_the_unit_of_a_row_is_what_it_uses_most() -> None:
    limit = EngineerLimit.by_client("hours", ints([8, 3]), ints([9, 0]), ints([10, NO_LIMIT]))
    assert most_used(limit) == 10
    assert most_used(EngineerLimit.by_client("none", ints([0]), ints([0]), ints([NO_LIMIT]))) == 1
