"""How the plan was made."""

from __future__ import annotations

from ce_opt.report import material_of
from ce_opt.report.sections.run import section
from report.by_hand import by_hand, xiamen
from report.looks import facts


def test_the_search_is_the_summary() -> None:
    found = facts(section(by_hand()), "The search")
    # 310.583333 points, bound 300: gap 10.583333 / 310.583333 = 3.41 %
    assert found == {
        "Status": "good, not proven best",
        "Points": "310.58",
        "No plan is below": "300.00",
        "Gap": "3.41%",
        "Ended because": "the clock ran out",
        "Seconds": "1.5",
        "Deterministic work": "0.25",
        "Random seed": "7",
        "Units of the solver": "1 point = 1,000,000, 1 hour = 1,000",
    }


def test_rules_are_those_that_the_rule_book_sets() -> None:
    found = facts(section(by_hand()), "Rules that the rule book sets")
    assert found == {
        "season.name": '"By hand"',
        "importance.weights.social_importance": "1.0",
        "assignment.a_share": "0.5",
    }


def test_every_file_has_its_digest() -> None:
    season, plan = xiamen()
    found = facts(section(material_of(season, plan)), "Digests (SHA-256) of the files read")
    assert found == dict(season.sha256)


def test_versions_are_those_of_the_plan() -> None:
    material = by_hand()
    assert facts(section(material), "Versions") == material.plan.summary.versions
