"""Table *appraisal* of a plan: made at the season's end, of the plan's seats and groups."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from ce_opt.appraisal import Appraised, Seat
from ce_opt.plan.decimals import rounded
from ce_opt.plan.layout import APPRAISAL
from ce_opt.season.appraisal_rules import ROLES
from ce_opt.teams.facts import Team

__all__ = ["appraisal_table", "seats_of"]


def seats_of(teams: Iterable[Team]) -> list[Seat]:
    """Seats of teams, as the appraisal looks at them."""
    return [Seat(team.client, seat, engineer) for team in teams for seat, engineer in team.seats]


def appraisal_table(found: Appraised) -> pd.DataFrame:
    """Build table *appraisal*."""
    scores, raw, work, at = found.scores, found.scores_raw, found.work, found.place
    marks = found.ratings
    return APPRAISAL.frame(
        {
            "engineer": [home.engineer for home in found.homes],
            "group": [home.group for home in found.homes],
            "qualitative": scores.qualitative,
            "quantitative": scores.quantitative,
            "expected_hours": work.expected[at],
            "score": scores.score,
            "rank": found.dealt.rank,
            "grade": found.grade_names,
            "bonus_yuan": rounded(found.bonus / 100),
            "innovation_yuan": rounded(found.innovation / 100),
            "role": [home.role for home in found.homes],
            "ranked_in": [home.ranked_in for home in found.homes],
            "to_next_grade": found.dealt.to_next_grade,
            "filled": list(scores.filled),
            "qualitative_raw": raw.qualitative,
            "quantitative_raw": raw.quantitative,
            "score_raw": raw.score,
            "rank_raw": found.dealt_raw.rank,
            "grade_raw": [found.rules.grades[grade] for grade in found.dealt_raw.grade.tolist()],
            "logged_hours": work.logged[at],
            "credited_hours": work.credited[at],
            "credited_hours_raw": work.credited_raw[at],
            "hours_against": work.against[at],
            "difficulty": work.difficulty[at],
            **{role: marks.role[at, place] for place, role in enumerate(ROLES)},
            **{f"{role}_raw": marks.role_raw[at, place] for place, role in enumerate(ROLES)},
        }
    )
