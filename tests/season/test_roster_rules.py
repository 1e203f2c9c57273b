"""Section ``[roster]`` of the rule book: its defaults, and the README's example."""

from __future__ import annotations

import re
from pathlib import Path

from ce_opt.season.findings import Findings
from ce_opt.season.roster_rules import Roster
from ce_opt.season.rulebook_file import read_rules, rules_of_toml
from ce_opt.season.write import rulebook_toml


def read(text: str) -> Roster | None:
    findings = Findings()
    rules = read_rules(rules_of_toml(text, "season.toml", findings), findings)
    assert findings.faults == []
    return rules.roster


def test_without_the_section_there_are_no_rules_and_without_keys_all_candidates_have_a_post() -> (
    None
):
    assert read("") is None
    rules = read("[roster]\n")
    assert rules is not None
    assert (rules.head_count, rules.covers, rules.cover_level) == (None, 1, 3)
    assert (rules.bidding_share, rules.support_covers, rules.reserves) == (0, True, None)


def test_the_example_of_the_readme_reads() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    examples = re.findall(r"^```toml\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)
    (example,) = (text for text in examples if text.startswith("[roster]"))
    rules = read(example)
    assert rules is not None
    assert rules.head_count_of == {"D03": 7}
    assert rules.bidding_share == 0.25


def test_a_rule_book_is_written_as_it_is_read() -> None:
    text = '[roster]\nhead_count = 4\nhead_count_of = {"线路" = 7}\ncovers_of = {D1 = 0}\n'
    findings = Findings()
    rules = read_rules(rules_of_toml(text, "season.toml", findings), findings)
    again = read_rules(rules_of_toml(rulebook_toml(rules), "season.toml", findings), findings)
    assert again == rules
    assert findings.faults == []
