"""The hand season at its end: three engineers, marks of the working group, a little work."""

from __future__ import annotations

from datetime import date
from typing import Any

from ce_opt.season import Season, season_from_frames
from plan.hand_season import season

MARKS = [
    {"rater": "W", "rater_role": "working_group", "engineer": name, "score": score}
    for name, score in (("E1", 80), ("E2", 60), ("E3", 90))
]


def job(engineer: str, client: str, hours: float, kind: str = "visit") -> dict[str, Any]:
    row = {"date": "2026-09-01", "engineer": engineer, "client": client, "kind": kind}
    return row | {"specialty": "", "hours": hours, "quality": 100}


LOG = [
    job("E1", "C1", 40),
    job("E2", "C1", 20),
    job("E3", "C2", 20),
    job("E3", "", 2, "innovation"),
]
RULES: dict[str, Any] = {
    "bonus_pool_yuan": 100,
    "innovation_fund_yuan": 7.77,
    "difficulty": {"importance": 0, "fault_probability": 0, "travel": 0},
}


def season_end(
    marks: list[dict[str, Any]] = MARKS,
    log: list[dict[str, Any]] = LOG,
    rules: dict[str, Any] | None = RULES,
) -> Season:
    """The season from 2026-07-01 to 2026-12-31, with marks and work."""
    made = season(more={"ratings": marks, "work_log": log})
    book = made.rulebook.model_dump(exclude_none=True)
    book["season"] |= {"start": date(2026, 7, 1), "end": date(2026, 12, 31)}
    return season_from_frames(made.tables, book if rules is None else book | {"appraisal": rules})
