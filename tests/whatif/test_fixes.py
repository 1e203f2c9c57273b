"""Fixes: each makes a plan possible, and nothing less of its kind does; by hand."""

from __future__ import annotations

from ce_opt.season import Season
from ce_opt.season.change import DropRow, PutRow, SetRule, SetValue
from ce_opt.whatif.conflict import conflict_of
from ce_opt.whatif.feasibility import Feasibility
from ce_opt.whatif.fixes import Proposal, proposals
from plan.hand_season import season

MUST = {("clients", "C1"): {"service": "must"}}


def fixes_of(given: Season) -> dict[str, Proposal]:
    found = Feasibility(given)
    conflict = conflict_of(found)
    assert conflict is not None
    return {one.sentence: one for one in proposals(found, conflict)}


def test_hours_are_raised_by_what_is_lacking() -> None:
    # A and B of C1 take 50 hours each; E3 has 50 and may be B alone, E1 and E2 may be A.
    given = season(
        MUST | {("engineers", "E1"): {"care_hours": 40}, ("engineers", "E2"): {"care_hours": 20.5}}
    )
    found = fixes_of(given)
    assert list(found) == [
        "let C1 go",
        "raise E1's hours by 10 to 50",
        "raise E2's hours by 29.5 to 50",
    ]
    assert found["raise E2's hours by 29.5 to 50"].changes == (
        SetValue("engineers", ("E2",), "care_hours", 50.0),
    )
    assert all(one.whole for one in found.values())


def test_a_longer_trip_or_a_training_lets_a_client_be_served() -> None:
    # Only E3 knows cable at level 4; C2 is put in the centre, 60 minutes from the shore.
    given = season(
        {("clients", "C2"): {"service": "must", "district": "centre"}}, max_travel_minutes=30
    )
    found = fixes_of(given)
    assert list(found) == [
        "let C2 go",
        "allow 60 minutes of travel",
        "train E1 in cable from level 3 to 4",
        "train E2 in cable from level 0 to 4",
    ]
    assert found["allow 60 minutes of travel"].changes == (
        SetRule("assignment.max_travel_minutes", 60.0),
    )
    assert found["train E2 in cable from level 0 to 4"].changes == (
        PutRow("skills", {"engineer": "E2", "specialty": "cable", "level": 4}),
    )


def test_designations_conflicts_and_caps_are_taken_back() -> None:
    more = {
        "designations": [
            {"client": "C1", "engineer": "E1", "seat": "A", "kind": "required"},
            {"client": "C1", "engineer": "E2", "seat": "any", "kind": "required"},
        ],
        "relations": [{"engineer": "E2", "other": "E1", "kind": "conflict"}],
    }
    found = fixes_of(season(more=more))
    assert list(found) == [
        "release the designation of E1 at seat A of C1",
        "release the designation of E2 at any seat of C1",
        "settle the conflict of E1 and E2",
    ]
    changes = [one.changes for one in found.values()]
    assert changes[1] == (DropRow("designations", ("C1", "E2")),)
    assert DropRow("relations", ("E2", "E1")) in changes[2]


def test_seats_and_handovers_are_raised_by_what_is_lacking() -> None:
    capped = season(MUST | {("engineers", who): {"max_a": 0} for who in ("E1", "E2")})
    assert {"raise max_a of E1 to 1", "raise max_a of E2 to 1"} <= set(fixes_of(capped))
    kept = season(
        MUST,
        {
            "incumbents": [{"client": "C1", "engineer": "E3", "seat": "B"}],
            "relations": [{"engineer": "E3", "other": "C1", "kind": "conflict"}],
        },
        max_handovers=0,
    )
    # E3 held both seats, and must not meet the client any more.
    assert "allow 2 handovers" in fixes_of(kept)


def test_a_designation_that_keeps_somebody_out_is_lifted() -> None:
    forbidden = [
        {"client": "C1", "engineer": who, "seat": "A", "kind": "forbidden"} for who in ("E1", "E2")
    ]
    found = fixes_of(season(MUST, {"designations": forbidden}))
    assert "release the designation that keeps E1 from seat A of C1" in found
    assert "train E3 in data from level 2 to 3" in found


def test_letting_go_takes_the_designation_along() -> None:
    more = {"designations": [{"client": "C1", "engineer": "E3", "seat": "A", "kind": "required"}]}
    found = fixes_of(season(MUST, more))
    # E3 lacks data: the designation is the conflict, with what A of C1 needs.
    assert list(found) == [
        "release the designation of E3 at seat A of C1",
        "train E3 in data from level 2 to 3",
    ]
    nobody = {("engineers", who): {"care_hours": 0} for who in ("E1", "E2")}
    both = {"designations": [{"client": "C1", "engineer": "E3", "seat": "B", "kind": "required"}]}
    gone = fixes_of(season(MUST | nobody, both))["let C1 go, and release E3 there"]
    assert gone.whole
    assert gone.changes == (
        SetValue("clients", ("C1",), "service", "auto"),
        DropRow("designations", ("C1", "E3")),
    )


def test_a_fix_that_leaves_another_conflict_says_so() -> None:
    # C1 lacks hours of E1 and E2, C3 somebody who knows data at level 5: two conflicts.
    changes = {
        ("clients", "C1"): {"service": "must"},
        ("clients", "C3"): {"service": "must"},
        ("engineers", "E1"): {"care_hours": 40},
        ("engineers", "E2"): {"care_hours": 20},
    }
    found = fixes_of(season(changes))
    assert found
    assert not any(one.whole for one in found.values())
