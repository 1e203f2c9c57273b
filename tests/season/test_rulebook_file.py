"""The line of a key is found however TOML lets it be written."""

from __future__ import annotations

import pytest

from ce_opt.season.findings import Findings
from ce_opt.season.rulebook_file import key_fields, read_rules, rules_of_toml


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
        ("[groups.size]\nmost = 3", 1, "groups"),
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
    text = "[assignment]\na_share = true\nmax_handovers = 1.5\nmax_hours = 3\n[bids]\n"
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
    assert nameless == ["season", "importance", "assignment"]
