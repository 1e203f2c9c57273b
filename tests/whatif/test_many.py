"""Many searches: results in order, failures named, those left out known."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from ce_opt.language import spoken, spoken_in
from ce_opt.pipeline import NoPlan, plan_season
from ce_opt.plan import Plan
from ce_opt.season import Season
from ce_opt.season.change import SetRule, SetValue
from ce_opt.teams.budget import Budget
from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.many import Task, in_order, run_scenario, standing_of
from ce_opt.whatif.scenarios import Scenario
from plan.hand_season import season
from whatif.tiny_plans import tiny_plans
from whatif.wishes import LITTLE

BUDGET = Budget(**LITTLE)
SLOW = 0.625
"""Share of A by which a test knows the search that does not end."""


def test_a_result_says_what_the_best_plan_is() -> None:
    for case in tiny_plans(6):
        found = run_scenario(Task(case.season, Scenario("as it is", ()), BUDGET))
        assert found["status"] == "optimal"
        assert found["points"] == pytest.approx(case.points, abs=1e-5)
        assert found["served"] + len(found["left_out"].split()) == found["clients"]
        standing = standing_of(found)
        assert standing is not None
        assert standing.points == found["points"]


def test_results_come_in_the_order_of_the_tasks() -> None:
    hours = [40.0, 60.0, 80.0, 100.0]
    tasks = [
        Task(
            season(),
            Scenario(str(number), (SetValue("engineers", ("E1",), "care_hours", number),)),
            BUDGET,
        )
        for number in hours
    ]
    seen: list[tuple[int, int]] = []
    with ThreadPoolExecutor(2) as threads:
        found = in_order(threads, tasks, on_done=lambda done, total: seen.append((done, total)))
    assert [one["scenario"] for one in found if one] == [str(number) for number in hours]
    assert seen == [(done, 4) for done in range(5)]
    # Whoever has more hours has no dearer plan.
    points = [one["points"] for one in found if one]
    assert points == sorted(points, reverse=True)


def test_what_cannot_be_planned_has_a_reason_and_no_points() -> None:
    broken = run_scenario(
        Task(season(), Scenario("x", (SetRule("assignment.a_share", 9),)), BUDGET)
    )
    assert broken["status"] == "failed"
    assert "a_share" in broken["reason"]
    assert standing_of(broken) is None
    assert standing_of(None) is None


def test_once_stopped_the_rest_is_left_out() -> None:
    stopper = Stopper()
    tasks = [Task(season(), Scenario(str(number), ()), BUDGET) for number in range(8)]
    with ThreadPoolExecutor(1) as threads:
        found = in_order(threads, tasks, stopper, lambda done, total: stop_at(stopper, done))
    assert None in found
    assert found[0] is not None


def test_a_running_search_ends_when_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    stopper, started = Stopper(), Event()

    def endless(season: Season, budget: Budget, own: Stopper, start: object) -> Plan | NoPlan:
        if season.rulebook.assignment.a_share == SLOW:
            started.set()
            assert own.event.wait(60)  # a search that nothing else ends
            return NoPlan("interrupted", "", ())
        return plan_season(season, budget, own)

    def stop_once_running() -> None:
        assert started.wait(60)
        stopper.stop()

    monkeypatch.setattr("ce_opt.whatif.many.plan_season", endless)
    slow = Scenario("slow", (SetRule("assignment.a_share", SLOW),))
    tasks = [Task(season(), one, BUDGET) for one in (Scenario("quick", ()), slow, slow)]
    with ThreadPoolExecutor(2) as threads:
        threads.submit(stop_once_running)
        found = in_order(threads, tasks, stopper)
    assert [one and one["status"] for one in found] == ["optimal", None, None]


def stop_at(stopper: Stopper, done: int) -> None:
    if done == 1:
        stopper.stop()


def test_a_task_is_answered_in_the_language_that_asked() -> None:
    # As in a process of its own, which begins in English.
    must = SetValue("clients", ("C1",), "service", "must")
    idle = (SetValue("engineers", (who,), "max_clients", 0) for who in ("E1", "E2", "E3"))
    with spoken_in("zh"):
        task = Task(season(), Scenario("nobody has time", (must, *idle)), BUDGET)
    with spoken_in("en"):
        said = run_scenario(task)["reason"]
        assert spoken() == "zh"
    assert said.startswith("无解：必须服务的客户不能全部服务")
