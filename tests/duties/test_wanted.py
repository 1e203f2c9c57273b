"""What a plan asks for, by hand."""

from __future__ import annotations

from ce_opt.duties.wanted import handover_people
from duties.seasons import HALF_YEAR, QUARTER, SEATS, groups, planned, small


def test_every_served_client_is_visited_every_quarter_by_a_and_its_manager() -> None:
    visits = [
        (v.client, v.period.label, v.a, v.manager) for v in planned(small(HALF_YEAR)).visits()
    ]
    assert visits[:4] == [
        ("C1", "2026Q3", "E1", "M1"),
        ("C2", "2026Q3", "E2", "M1"),
        ("C3", "2026Q3", "E3", "M2"),
        ("C4", "2026Q3", "E4", "M1"),
    ]
    assert len(visits) == 8
    assert planned(small()).seconds() == {"C1": "E2", "C2": "E1", "C3": "E4"}


def test_groups_that_meet() -> None:
    table = groups(
        [
            ("E1", "G1", "leader"),
            ("E2", "G1", "member"),
            ("E3", "G2", "member"),
            ("E1", "S", "support"),
            ("E4", "S", "support_leader"),
            ("E4", "W", "working"),
            ("E3", "W", "working"),
        ]
    )
    meetings = list(planned(small(), of=table).meetings())
    # G2 has one member alone, the working group is not asked to meet; S at its leader's department
    assert {(m.group, m.district, len(m.members)) for m in meetings} == {
        ("G1", "centre", 2),
        ("S", "shore", 2),
    }
    assert len(meetings) == 2 * 3


def test_departments_stand_in_for_groups() -> None:
    found = planned(small(), {"C1": ("E1", "E2"), "C3": ("E3",)}).teams()
    assert found == [("D1", [("E1", "member"), ("E2", "member")])]


def test_handovers_are_seats_with_another_holder() -> None:
    old = [("C1", "E3", "A"), ("C1", "E2", "B"), ("C2", "E1", "A"), ("C2", "E2", "B"),
           ("C4", "E1", "B"), ("C3", "E3", "A")]  # fmt: skip
    rows = [{"client": c, "engineer": e, "seat": s} for c, e, s in old]
    found = planned(small(incumbents=rows)).handovers()
    # C1: A passes from E3 to E1. C2: E1 and E2 swap. C4 has no seat B any more, C3 keeps its A.
    assert [(h.client, h.seats, h.people) for h in found] == [
        ("C1", "A", (("E3", "hands_over"), ("E1", "takes_over"))),
        ("C2", "AB", (("E1", "swaps"), ("E2", "swaps"))),
    ]
    assert planned(small(incumbents=rows), {"C1": ("E3", "E2")}).handovers() == []


def test_two_seats_between_the_same_two_people() -> None:
    assert handover_people({"A": ("E1", "E2")}) == (("E1", "hands_over"), ("E2", "takes_over"))


def test_reports_by_author_and_by_client() -> None:
    reports = list(planned(small(QUARTER)).reports())
    count = {name: 0 for name in ("fault_analysis", "network_operation", "work_report")}
    for due in reports:
        count[due.name] += 1
    # A of somebody: E1, E2, E3, E4, monthly; 4 clients once a quarter; 4 people with seats, monthly
    assert count == {"fault_analysis": 12, "network_operation": 4, "work_report": 12}
    assert {due.group for due in reports if due.engineer == "E3"} == {"D2"}
    fewer = planned(small(QUARTER), {"C1": ("E1", "E2")}).reports()
    assert {(due.name, due.engineer) for due in fewer} == {
        ("fault_analysis", "E1"),
        ("network_operation", "E1"),
        ("work_report", "E1"),
        ("work_report", "E2"),
    }


def test_reports_go_to_the_virtual_group_before_the_support_group() -> None:
    table = groups([("E1", "A", "support"), ("E1", "V", "member"), ("E2", "W", "working")])
    assert planned(small(), of=table).group_of() == {"E1": "V"}


def test_rules_turn_reports_off() -> None:
    rules = {name: {"every": "never"} for name in ("fault_analysis", "network_operation")}
    names = {due.name for due in planned(small(rules=rules), SEATS).reports()}
    assert names == {"work_report"}
