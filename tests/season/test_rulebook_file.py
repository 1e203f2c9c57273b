"""The line of a key is found however TOML lets it be written."""

from __future__ import annotations

import pytest

from ce_opt.season.findings import Findings
from ce_opt.season.rulebook_file import key_fields, read_rules, rules_of_toml
from ce_opt.season.write import rulebook_toml


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("[assignment]\na_share = 2", 2, "assignment.a_share"),
        ("# first\n\nassignment.a_share = 2", 3, "assignment.a_share"),
        ('["assignment"]\n"a_share" = 2', 2, "assignment.a_share"),
        ("[ assignment . weights ]\noverload = -1", 2, "assignment.weights.overload"),
        ("[assignment]\nweights = {overload = -1}", 2, "assignment.weights.overload"),
        ("[assignment]\nweights.overload = -1", 2, "assignment.weights.overload"),
        ("[importance.weights]\nstability = 0", 1, "importance"),
        ("assignment = 5", 1, "assignment"),
        ("[selection.size]\nmost = 3", 1, "selection.size"),
    ],
)
def test_faults_stand_at_their_line(text: str, row: int, column: str) -> None:
    findings = Findings()
    read_rules(rules_of_toml(text, "season.toml", findings), findings)
    (fault,) = findings.faults
    assert (fault.where, fault.row, fault.column) == (f"season.toml row {row}", row, column)
    assert fault.table == "season"


def test_every_fault_of_a_rule_book_is_said() -> None:
    findings = Findings()
    text = "[assignment]\na_share = true\nmax_handovers = 1.5\nmax_hours = 3\n[grups]\n"
    read_rules(rules_of_toml(text, "season.toml", findings), findings)
    assert sorted(fault.row for fault in findings.faults) == [2, 3, 4, 5]


def test_an_integer_may_stand_for_a_number_but_text_may_not() -> None:
    findings = Findings()
    rules = read_rules(rules_of_toml("assignment.a_share = 1", "season.toml", findings), findings)
    assert rules.assignment.a_share == 1
    read_rules(rules_of_toml('assignment.a_share = "1"', "season.toml", findings), findings)
    assert len(findings.faults) == 1


def test_every_key_has_a_meaning_unless_it_is_a_section() -> None:
    nameless = [key for key, info in key_fields() if not info.description]
    assert nameless == [
        "season",
        "importance",
        "assignment",
        "bids",
        "selection",
        "roster",
        "groups",
        "escalation",
        "appraisal",
        "duties",
    ]


BIDS = """\
[bids]
indicator_share = 0.4
tie_breaks = ["panel", "performance"]
criteria = {expertise = 2, "工作负荷" = 1}
[bids.indicators]
performance = 1
"客户评价" = 0.5
[bids.most]
"客户评价" = 5
"""


def test_a_section_that_is_absent_is_none_and_one_without_keys_has_its_defaults() -> None:
    findings = Findings()
    assert read_rules(rules_of_toml("", "season.toml", findings), findings).bids is None
    bids = read_rules(rules_of_toml("[bids]\n", "season.toml", findings), findings).bids
    assert bids is not None
    assert (bids.indicator_share, bids.panel_method, bids.tie_breaks) == (0, "additive", [])
    assert findings.faults == []


def test_lists_and_chinese_keys_are_written_as_they_are_read() -> None:
    findings = Findings()
    rules = read_rules(rules_of_toml(BIDS, "season.toml", findings), findings)
    assert rules.bids is not None
    assert rules.bids.criteria == {"expertise": 2, "工作负荷": 1}
    assert rules.bids.tie_breaks == ["panel", "performance"]
    again = rules_of_toml(rulebook_toml(rules), "season.toml", findings)
    assert read_rules(again, findings) == rules
    assert findings.faults == []


def test_a_fault_below_a_chinese_key_stands_at_its_line() -> None:
    findings = Findings()
    text = BIDS.replace('"客户评价" = 0.5', '"客户评价" = -1')
    read_rules(rules_of_toml(text, "season.toml", findings), findings)
    (fault,) = findings.faults
    assert (fault.where, fault.column) == ("season.toml row 7", "bids.indicators.客户评价")
    assert "weight of each indicator" in fault.fix
