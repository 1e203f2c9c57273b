"""What forbids a seat outright is what no plan can have, and is said in words."""

from __future__ import annotations

import pytest

from ce_opt.whatif.others_kept import Around
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.wish import forbidden_by, promise_of, with_wish
from oracle import brute_force
from plan.hand_season import season
from tiny_seasons import tiny_season
from whatif.tiny_plans import tiny_plans
from whatif.wishes import wished_frames, wishes


def test_what_is_forbidden_outright_is_in_no_plan() -> None:
    forbidden = 0
    for case in tiny_plans(10):
        around = Around(case.season, case.seats)
        for wish in wishes(case.seed):
            if forbidden_by(around, *wish):
                forbidden += 1
                assert (
                    brute_force(wished_frames(case.seed, *wish), tiny_season(case.seed)[1]) is None
                )
    assert forbidden > 25


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        (
            ("C1", "E3", "A"),
            {
                "primary_specialty": "E3 is A of C1 and holds data at level 2, the primary need "
                "is level 3",
                "max_travel_minutes": "E3, A of C1, travels 60.0 minutes, the limit is 30",
                "max_a": "max_a of E3 is 0",
            },
        ),
        (("C1", "E2", "B"), {"care_hours": "B of C1 takes 50 hours, E2 has 40"}),
        (
            ("C1", "E3", "B"),
            {"max_travel_minutes": "E3, B of C1, travels 60.0 minutes, the limit is 30"},
        ),
        (
            ("C4", "E2", "A"),
            {"service": "C4 must not be served and has a team"},
        ),
        (("C2", "E3", "A"), {"max_a": "max_a of E3 is 0"}),
        (
            ("C1", "E1", "B"),
            {"designation": "E1 is forbidden at seat B of C1 and holds B"},
        ),
        (("C1", "E1", "A"), {}),
    ],
)
def test_every_rule_that_forbids_is_said(wish: tuple[str, str, str], says: dict[str, str]) -> None:
    changes = {
        ("engineers", "E2"): {"care_hours": 40},
        ("engineers", "E3"): {"max_a": 0},
    }
    designation = {"client": "C1", "engineer": "E1", "seat": "B", "kind": "forbidden"}
    given = season(changes, {"designations": [designation]}, max_travel_minutes=30)
    assert forbidden_by(Around(given, Seats(())), *wish) == says


def test_a_wish_is_a_required_designation() -> None:
    found = with_wish(season(), "C1", "E2", "A").designations
    assert found.to_dict("records") == [
        {"client": "C1", "engineer": "E2", "seat": "A", "kind": "required"}
    ]
    assert promise_of("C1", "E2", "A") == ("required", ("C1", "E2", "A"))
