"""Notes on groups: short, and only where groups count."""

from __future__ import annotations

from ce_opt.groups import group_notes
from groups.small import engineer, season_of, skilled


def test_many_shortages_are_counted() -> None:
    departments = [{"department": f"D{n}", "name": "x", "district": "north"} for n in range(1, 9)]
    own = [{"department": row["department"], "specialty": "data"} for row in departments]
    rows = {
        "departments": departments,
        "department_specialties": own,
        "engineers": [engineer("E1"), engineer("E2")],
        "skills": skilled({"E1": {"data": 4, "cable": 4}, "E2": {"data": 4, "cable": 4}}),
    }
    notes = group_notes(season_of(rows))
    assert notes[0].sentence.startswith("department D2 has no engineers, and is to cover data")
    assert notes[-1].sentence == "2 more; see ce-opt groups"
    assert group_notes(season_of(rows, section=False)) == []
