from __future__ import annotations

from fractions import Fraction
from math import ceil

import pytest

from ce_opt.season.findings import Findings
from ce_opt.season.rulebook import RuleBook
from ce_opt.season.rulebook_file import read_rules, rules_of_toml
from ce_opt.season.selection_rules import Selection, least_number
from ce_opt.season.write import rulebook_toml

SECTION = """\
[selection]
max_clients = 90
[selection.least_share.sector]
"银行" = 0.5
port = 1
[selection.least_share.district]
north = 0.25
"""


def rules_of(text: str) -> RuleBook:
    findings = Findings()
    rules = read_rules(rules_of_toml(text, "season.toml", findings), findings)
    assert findings.faults == []
    return rules


def test_shares_are_given_in_order_whatever_they_are_of() -> None:
    section = rules_of(SECTION).selection
    assert section is not None
    assert (section.max_clients, section.minimum_importance) == (90, 0)
    assert list(section.least_shares()) == [
        ("sector", "银行", 0.5),
        ("sector", "port", 1.0),
        ("district", "north", 0.25),
    ]


def test_a_section_without_keys_limits_nothing() -> None:
    assert rules_of("").selection is None
    assert rules_of("[selection]").selection == Selection()
    assert list(Selection().least_shares()) == []


def test_the_section_is_written_as_it_is_read() -> None:
    rules = rules_of(SECTION)
    assert rules_of(rulebook_toml(rules)) == rules


@pytest.mark.parametrize("hundredths", [0, 1, 7, 28, 29, 30, 33, 50, 55, 56, 57, 58, 70, 99, 100])
def test_a_share_asks_for_so_many_whole_clients_as_its_decimals_say(hundredths: int) -> None:
    # 0.55 · 100 is 55.00000000000001 in binary floating point, and 0.07 · 100 is 7.000000000000001.
    for clients in range(0, 301):
        exact = ceil(Fraction(hundredths, 100) * clients)
        assert least_number(hundredths / 100, clients) == exact
