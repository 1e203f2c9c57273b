"""The sheet of a leader: the people of the own group, and nobody else.

Money does not stand on it: it is between each person and the working group.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ce_opt.appraisal.appraise import Appraised
from ce_opt.appraisal.homes import label_said
from ce_opt.appraisal.sheets.wording import cell, figure, named, table, title
from ce_opt.language import marked, tr
from ce_opt.season.season import Season

__all__ = ["leader_sheet", "leaders_of"]

HEADS = (
    marked("engineer"),
    marked("grade"),
    marked("rank"),
    marked("score"),
    marked("marks"),
    marked("work"),
    marked("expected h"),
    marked("logged h"),
    marked("difficulty"),
    marked("to next grade"),
)
LEADING = ("leader", "support_leader")


def leaders_of(
    season: Season, found: Appraised, groups: pd.DataFrame | None
) -> dict[str, tuple[str, ...]]:
    """Group -> engineers who lead it; the department's head, who is no engineer, as nobody."""
    leaders: dict[str, tuple[str, ...]] = {
        home.group: () for home in found.homes if home.role == "none"
    }
    if groups is not None:
        rows = groups.loc[groups["role"].isin(LEADING), ["group", "engineer"]]
        for group, engineer in sorted(rows.itertuples(index=False, name=None)):
            leaders[group] = (*leaders.get(group, ()), engineer)
    return dict(sorted(leaders.items()))


def leader_sheet(
    season: Season, found: Appraised, group: str, leaders: Mapping[str, tuple[str, ...]]
) -> str:
    """Write the sheet of one group."""
    names = dict(zip(season.engineers["engineer"], season.engineers["name"], strict=True))
    whom = tr(", ").join(named(names, engineer) for engineer in leaders[group])
    rows = [row for row, home in enumerate(found.homes) if home.group == group]
    rows.sort(key=lambda row: (int(found.dealt.rank[row]), found.homes[row].engineer))
    ranked = sorted({found.homes[row].ranked_in for row in rows} - {group})
    lines = [
        tr(
            "# Group {group}, for {reader}",
            group=cell(group),
            reader=whom or tr("the head of the department"),
        ),
        "",
        tr(
            "{season}. {count} people are appraised in this group.",
            season=cell(title(season)),
            count=len(rows),
        ),
        *(tr("Ranked in {label}.", label=cell(label_said(label))) for label in ranked),
        "",
        *table([tr(head) for head in HEADS], [person(found, row, names) for row in rows]),
        "",
        tr(
            "Difficulty is what an hour at somebody's seats counts, 1 on average; the distance to "
            "the next grade is in points of score, everybody else's as it is."
        ),
    ]
    return "\n".join(lines) + "\n"


def person(found: Appraised, row: int, names: dict[str, str]) -> tuple[str, ...]:
    """One line of the table."""
    place, scores, work = int(found.place[row]), found.scores, found.work
    figures = (
        scores.score[row],
        scores.qualitative[row],
        scores.quantitative[row],
        work.expected[place],
        work.logged[place],
        work.difficulty[place],
        found.dealt.to_next_grade[row],
    )
    return (
        named(names, found.homes[row].engineer),
        found.grade_names[row],
        str(found.dealt.rank[row]),
        *(figure(float(value)) for value in figures),
    )
