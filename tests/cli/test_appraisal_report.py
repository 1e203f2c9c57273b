"""The report, line by line."""

from __future__ import annotations

from typing import Any

from ce_opt.cli.appraisal_report import lines


def report(**changes: Any) -> dict[str, Any]:  # noqa: ANN401
    people = [
        {
            "engineer": f"E{n}",
            "grade": "A",
            "grade_raw": "A" if n else "B",
            "rank": 1,
            "rank_raw": 1 + 3 * (n == 0),
            "innovation_yuan": 0.0,
        }
        for n in range(2)
    ]
    found = {
        "notes": ["mind this"],
        "rules": {
            "quantitative_share": 0.3,
            "bonus_pool_yuan": 1000,
            "innovation_fund_yuan": 0,
        },
        "groups": [
            {"ranked_in": f"V{n}", "people": 2, "given": {"A": 1, "B": 1}} for n in range(14)
        ],
        "engineers": people,
        "bonus_fen": 100000,
        "innovation_fen": 0,
        "next": {"next_share": 0.35, "share": 0.3, "ground": "because"},
        "plan": "plan",
    }
    return found | changes


def test_notes_groups_changes_and_money_are_said() -> None:
    found = list(lines(report()))
    assert found[0] == "note: mind this"
    assert "  V0     2 people: 1 A, 1 B" in found
    assert "  … 2 more" in found
    assert any("changes 1 grade: E0 the farthest, from rank 4 (B) to 1 (A)" in x for x in found)
    assert "bonus: 1,000.00 of 1,000.00 yuan; innovation: 0.00 of 0.00 yuan, to 0 people" in found
    assert found[-1] == "plan: audited, with appraisal.csv"


def test_no_change_and_further_places_are_said() -> None:
    same = [row | {"grade_raw": "A"} for row in report()["engineers"]]
    found = list(lines(report(engineers=same, sheets="s", ledger="l.csv")))
    assert any("changes nobody's grade" in line for line in found)
    assert found[-1] == "l.csv: table ledger for the next season"
