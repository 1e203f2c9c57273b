"""What a season asks: which places are closed by what, whom to serve, what limits there are."""

from __future__ import annotations

from ce_opt.whatif.demands import Demands
from ce_opt.whatif.promises import Promise
from plan.hand_season import season

MUST = {("clients", "C1"): {"service": "must"}}


def test_places_are_closed_by_those_who_close_them() -> None:
    changes = MUST | {
        ("clients", "C2"): {"service": "must"},
        ("engineers", "E3"): {"care_hours": 100},
    }
    more = {
        "relations": [
            {"engineer": "E2", "other": "C1", "kind": "conflict"},
            {"engineer": "E1", "other": "E3", "kind": "conflict"},
        ],
        "designations": [{"client": "C1", "engineer": "E1", "seat": "B", "kind": "forbidden"}],
    }
    found = Demands(season(changes, more, max_travel_minutes=30))
    travel, primary = Promise("max_travel_minutes"), Promise("primary_specialty", ("C1",))
    assert found.closed["C1", "E1", "A"] == frozenset()
    assert found.closed["C1", "E1", "B"] == {Promise("forbidden", ("C1", "E1", "B"))}
    assert found.closed["C1", "E2", "A"] == {Promise("conflict", ("E2", "C1"))}
    assert found.closed["C1", "E3", "A"] == {travel, primary}
    assert found.closed["C1", "E3", "B"] == {travel}
    assert ("C2", "E1", "B") not in found.closed
    assert found.apart == (Promise("conflict", ("E1", "E3")),)


def test_clients_are_to_be_served_because_of_what_promises_it() -> None:
    row = {"client": "C1", "engineer": "E1", "seat": "A", "kind": "required"}
    found = Demands(season(MUST, {"designations": [row]}))
    required, service = Promise("required", ("C1", "E1", "A")), Promise("service", ("C1",))
    assert found.clients == ("C1",)
    assert found.serving == {"C1": [required, service]}
    assert found.serves("C1", frozenset([required]))
    assert not found.serves("C1", frozenset([Promise("max_travel_minutes")]))


def test_limits_that_nobody_could_exceed_are_no_promises() -> None:
    # C1 takes 50 hours of each seat: both would exceed E1's 99, one alone E3's 49, not E2's 100.
    changes = {
        ("engineers", "E1"): {"care_hours": 99},
        ("engineers", "E2"): {"care_hours": 100},
        ("engineers", "E3"): {"care_hours": 49, "max_clients": 2},
    }
    found = Demands(season(MUST | changes))
    assert [row.promise for row in found.rows] == [
        Promise("care_hours", ("E1",)),
        Promise("care_hours", ("E3",)),
    ]
    assert Demands(season(MUST | changes, max_handovers=0)).rows[-1].promise.kind == "max_handovers"


def test_promises_come_in_the_order_in_which_a_conflict_gives_them_up() -> None:
    row = {"client": "C1", "engineer": "E1", "seat": "B", "kind": "forbidden"}
    found = Demands(season(MUST, {"designations": [row]}, max_travel_minutes=30)).promises
    assert [one.kind for one in found] == [
        "service",
        "care_hours",
        "care_hours",
        "forbidden",
        "max_travel_minutes",
        "primary_specialty",
    ]
