"""What can be kept together, against trying every plan."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.whatif.feasibility import Feasibility
from ce_opt.whatif.promises import Promise
from plan.hand_season import client, season
from tiny_seasons import read_tiny_season
from whatif.relaxed import can_be_kept, counts_otherwise

MUST = {("clients", "C1"): {"service": "must"}}


def test_any_choice_of_promises_is_judged_as_by_trying_every_plan() -> None:
    rng = np.random.default_rng(11)
    verdicts: list[str] = []
    for seed in (seed for seed in range(40) if not counts_otherwise(seed)):
        found = Feasibility(read_tiny_season(seed))
        for share in (0.5, 0.8, 1.0):
            kept = [one for one in found.promises if rng.random() < share]
            right = "feasible" if can_be_kept(seed, kept) else "infeasible"
            assert found.check(kept) == right
            verdicts.append(right)
    assert min(verdicts.count("feasible"), verdicts.count("infeasible")) >= 10


def test_a_season_that_promises_nothing_keeps_it() -> None:
    found = Feasibility(season())
    assert found.clients == ()
    assert found.check(found.promises) == "feasible"


def test_places_that_are_eased_are_open_after_all() -> None:
    changes = MUST | {("engineers", "E3"): {"care_hours": 100}}
    conflict = {"engineer": "E2", "other": "C1", "kind": "conflict"}
    found = Feasibility(season(changes, {"relations": [conflict]}, max_travel_minutes=30))
    # C1 needs somebody in B beside E1: E2 is in conflict with it, E3 is 60 minutes away.
    assert found.check(found.promises) == "infeasible"
    travel = Promise("max_travel_minutes")
    assert found.check(found.promises, [(place, travel) for place in found.closed]) == "feasible"


def test_the_least_raise_of_a_limit_is_found() -> None:
    # E1 and E2 may be A of C1, each with 50 hours; E1 has 45 and E2 40, and B takes 50 hours too.
    changes = MUST | {
        ("engineers", "E1"): {"care_hours": 45},
        ("engineers", "E2"): {"care_hours": 40.5},
    }
    found = Feasibility(season(changes))
    one, other = Promise("care_hours", ("E1",)), Promise("care_hours", ("E2",))
    # With E3, who has 50 hours, as B, five hours more of E1 suffice, or nine and a half of E2.
    assert found.least_excess(found.promises, one) == 5 * found.hour
    assert found.least_excess(found.promises, other) == int(9.5 * found.hour)


def test_no_raise_of_a_limit_helps_where_something_else_is_missing() -> None:
    changes = MUST | {
        ("clients", "C3"): {"service": "must"},
        ("engineers", "E1"): {"care_hours": 0},
    }
    found = Feasibility(season(changes))
    assert found.least_excess(found.promises, Promise("care_hours", ("E1",))) is None


@pytest.mark.parametrize("seats", ["A", "AB"])
def test_two_people_are_needed_for_two_seats(seats: str) -> None:
    # Everybody but E1 is kept out of C5 by a designation.
    more = {
        "clients": [client("C5", "centre", 10, seats=seats, service="must")],
        "needs": [{"client": "C5", "specialty": "data", "level": 1, "hours": 1, "primary": True}],
        "designations": [
            {"client": "C5", "engineer": who, "seat": "any", "kind": "forbidden"}
            for who in ("E2", "E3")
        ],
    }
    found = Feasibility(season(more=more))
    assert found.check(found.promises) == ("feasible" if seats == "A" else "infeasible")
