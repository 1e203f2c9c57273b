"""Section [importance]: what a planner may leave out, and short forms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from ce_opt.season import RuleBook, rulebook_toml
from ce_opt.season.findings import Findings
from ce_opt.season.importance_rules import CRITERIA, Importance
from ce_opt.season.rulebook_file import read_rules, rules_of_toml


def read(text: str) -> Importance:
    findings = Findings()
    rules = read_rules(rules_of_toml(text, "season.toml", findings), findings)
    assert findings.faults == []
    return rules.importance


def test_the_four_criteria_count_alike_where_nothing_is_said() -> None:
    rules = read("")
    assert rules.considered == CRITERIA
    assert {rules.weight(name) for name in CRITERIA} == {1.0}
    assert rules.weighing == {"given": 1.0}


def test_a_single_word_is_the_whole_weighing() -> None:
    assert read('importance.weighing = "critic"').weighing == {"critic": 1.0}


def test_what_is_compared_counts_where_ahp_weighs() -> None:
    text = "[importance]\nweighing = 'ahp'\npairwise.z.stability = 2\npairwise.a.z = 3"
    assert read(text + "\npairwise.a.stability = 4").considered == ("stability", "a", "z")


def test_listed_criteria_without_weights_weigh_alike() -> None:
    assert read('importance.criteria = ["stability", "z"]').weights == {"stability": 1, "z": 1}


def test_a_rule_book_is_written_as_it_is_read() -> None:
    rules = RuleBook(
        importance=Importance(
            method="topsis",
            criteria=["stability", '投诉 "x"'],
            weighing={"ahp": 0.25, "given": 0.75},
            pairwise={"stability": {'投诉 "x"': "1/7"}},
            missing={"stability": 3, '投诉 "x"': "median"},
        )
    )
    findings = Findings()
    again = read_rules(rules_of_toml(rulebook_toml(rules), "season.toml", findings), findings)
    assert findings.faults == []
    assert again == rules


def test_the_example_of_the_readme_reads() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    examples = re.findall(r"^```toml\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)
    (example,) = (text for text in examples if text.startswith("[importance]"))
    rules = read(example)
    assert rules.considered == ("revenue_yuan", "stability", "complaints")
    assert rules.uses("ahp")
    assert rules.uses("critic")


@pytest.mark.parametrize("ratio", ["0", "1/0", "", "9.5", "-1", "nan", "1e400"])
def test_a_judgement_lies_on_the_scale(ratio: str) -> None:
    with pytest.raises(ValidationError):
        Importance(pairwise={"a": {"b": ratio}})
