"""Why promises and least shares cannot be kept: each sentence by hand."""

from __future__ import annotations

from typing import Any

import pytest

from ce_opt.pipeline import NoPlan, plan_season
from ce_opt.plan import Plan
from ce_opt.plan.impossible import why_impossible
from ce_opt.plan.unselectable import within_reach
from ce_opt.season import Season
from ce_opt.season.selection_rules import least_number
from ce_opt.teams.budget import Budget
from plan.hand_season import season

BUDGET = Budget(seconds=600, workers=1, work=0.3)


def reasons(made: Season) -> tuple[str, ...]:
    found = plan_season(made, BUDGET)
    assert isinstance(found, NoPlan)
    assert found.status == "infeasible"
    assert found.sentence == "no plan exists: promises and least shares cannot all be kept"
    return found.reasons


def test_a_share_beyond_reach_names_who_cannot_be_served_and_why() -> None:
    # Nobody knows data at level 5, so two of the three banks that may be served can be.
    made = season(selection={"least_share": {"sector": {"bank": 0.7}}})
    assert reasons(made) == (
        "selection.least_share.sector.bank = 0.7 asks for 3 of 3 clients, and 2 can be served; "
        "C3: nobody holds data at level 5; the highest is level 4, held by E1 (train E1 in data "
        "from level 4 to 5); or lower the share to 0.66",
    )
    lowered = season(selection={"least_share": {"sector": {"bank": 0.66}}})
    assert isinstance(plan_season(lowered, BUDGET), Plan)


def test_more_asked_for_than_may_be_served() -> None:
    # One of the centre's two that may be served, the one on the shore: two, and one is allowed.
    section = {"max_clients": 1, "least_share": {"district": {"centre": 0.5, "shore": 1}}}
    assert reasons(season(selection=section)) == (
        "selection.max_clients is 1, and 2 clients have to be served: 1 of district centre and 1 "
        "of district shore; raise max_clients to 2, or lower a least share",
    )
    assert isinstance(plan_season(season(selection=section | {"max_clients": 2}), BUDGET), Plan)


def test_promises_outside_the_shares_count_as_well() -> None:
    section = {"max_clients": 1, "least_share": {"district": {"centre": 0.5}}}
    made = season({("clients", "C2"): {"service": "must"}}, selection=section)
    assert reasons(made) == (
        "selection.max_clients is 1, and 2 clients have to be served: 1 of district centre and 1 "
        "others that must be; raise max_clients to 2, or lower a least share",
    )


def test_each_alone_but_not_together() -> None:
    # E3 alone is A of C2 and has 10 h for it; E1 or E2 is A of C1 (50 h), the other B. With C3 at
    # level 4 only E1 may be A there (10 h): E1 has 55 h, E2 no 60.
    changes = {
        ("needs", "C3"): {"level": 4},
        ("engineers", "E1"): {"care_hours": 55},
        ("engineers", "E2"): {"care_hours": 55},
        ("engineers", "E3"): {"care_hours": 10},
    }
    made = season(changes, selection={"least_share": {"sector": {"bank": 1}}})
    assert reasons(made) == (
        "each of these could be had alone, not all of them together: "
        "selection.least_share.sector.bank asks for 3 of 3 clients; lower a least share, let a "
        "promise go, free hours of the engineers who may serve them, or raise max_handovers or "
        "selection.max_clients",
    )


def test_without_shares_the_sentence_is_that_of_promises() -> None:
    made = season({("clients", "C3"): {"service": "must"}}, selection={"max_clients": 3})
    found = plan_season(made, BUDGET)
    assert isinstance(found, NoPlan)
    assert found.sentence == "no plan exists: the clients that must be served cannot all be served"
    assert why_impossible(made)[0].startswith("C3 must be served: nobody holds data at level 5")


@pytest.mark.parametrize("clients", [1, 2, 3, 7, 13, 30])
def test_the_lower_share_asks_for_no_more_than_can_be_served(clients: int) -> None:
    for reach in range(clients):
        assert least_number(within_reach(reach, clients), clients) <= reach


def test_the_figures_of_an_optimal_plan_with_a_share_that_binds() -> None:
    # All that C3 costs is left out: 200. Served it costs less, so nothing binds.
    changes: dict[Any, Any] = {("needs", "C3"): {"level": 4}}
    found = plan_season(season(changes, selection={"max_clients": 2}), BUDGET)
    more = plan_season(season(changes, selection={"max_clients": 3}), BUDGET)
    assert isinstance(found, Plan)
    assert isinstance(more, Plan)
    assert (found.summary.status, more.summary.status) == ("optimal", "optimal")
    saved = found.summary.points - more.summary.points
    row = found.summary.selection["max_clients"]
    assert row.price is not None
    assert row.most_saved is not None
    assert 0 < saved <= row.most_saved + 1e-6
    assert row.price <= row.most_saved
