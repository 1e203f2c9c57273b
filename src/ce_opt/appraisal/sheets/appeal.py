"""The appeal sheet of an engineer: own figures, how they came about, how far to the next grade.

Nobody else's name, score or mark stands on it. Colleagues' marks are shown from `FEWEST` raters on;
where one role is kept back so is another, for a single one could be had by subtraction.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

import numpy as np

from ce_opt.appraisal.appraise import Appraised
from ce_opt.appraisal.homes import ALONE, Home, label_said
from ce_opt.appraisal.sheets.wording import SHOWN_AS, cell, figure, named, role_said, table, title
from ce_opt.language import marked, tr
from ce_opt.season.appraisal_rules import ROLES, Role
from ce_opt.season.season import Season

__all__ = ["appeal_sheet", "kept_back"]

FEWEST = 3
COLLEAGUES: tuple[Role, ...] = ("group_member", "pair_partner")


def appeal_sheet(season: Season, found: Appraised, row: int) -> str:
    """Write the sheet of one of the people who are appraised, by position."""
    names = dict(zip(season.engineers["engineer"], season.engineers["name"], strict=True))
    home = found.homes[row]
    lines = [
        tr("# Appraisal of {person}", person=named(names, home.engineer)),
        "",
        tr("{season}. {group}.", season=cell(title(season)), group=standing(home)),
        "",
        *outcome(found, row),
        "",
        *way_to_the_next_grade(found, row),
        "",
        tr("## Marks"),
        "",
        *marks(found, row),
        "",
        tr("## Work"),
        "",
        *work(found, row),
        "",
        tr(
            "An appeal goes to the working group; it can work every figure out again from the "
            "season's tables."
        ),
    ]
    return "\n".join(lines) + "\n"


def standing(home: Home) -> str:
    """Say in which group somebody is, and with whom they are ranked."""
    said = tr("Group {group}, {role}", group=cell(home.group), role=role_said(home.role))
    if home.role == ALONE:
        said = tr("Department {department}, without a group", department=cell(home.group))
    if home.ranked_in != home.group:
        label = cell(label_said(home.ranked_in))
        said = tr("{group}; ranked in {label}", group=said, label=label)
    return said


def outcome(found: Appraised, row: int) -> Iterator[str]:
    """Score, rank, grade and money."""
    after, before = found.scores, found.scores_raw
    size = Counter(home.ranked_in for home in found.homes)[found.homes[row].ranked_in]
    grade, grade_raw = (
        found.rules.grades[int(dealt.grade[row])] for dealt in (found.dealt, found.dealt_raw)
    )
    yield from table(
        ("", tr("before adjustment"), tr("after")),
        [
            (tr("marks (qualitative)"), *pair(before.qualitative, after.qualitative, row)),
            (tr("work (quantitative)"), *pair(before.quantitative, after.quantitative, row)),
            (tr("score"), *pair(before.score, after.score, row)),
            (
                tr("rank among {count}", count=size),
                str(found.dealt_raw.rank[row]),
                str(found.dealt.rank[row]),
            ),
            (tr("grade"), grade_raw, f"**{grade}**"),
        ],
    )
    yield ""
    yield tr(
        "Adjusted are raters' severity and the difficulty of clients. Bonus "
        "{bonus} yuan, innovation award {award} yuan.",
        bonus=figure(float(found.bonus[row]) / 100),
        award=figure(float(found.innovation[row]) / 100),
    )
    if after.filled[row]:
        yield ""
        halves = tr("; ").join(tr(half) for half in after.filled[row].split("; "))
        yield tr("Missing and taken at the mean of the group: {halves}.", halves=halves)


def pair(before: np.ndarray, after: np.ndarray, row: int) -> tuple[str, str]:
    """Figures before and after."""
    return figure(float(before[row])), figure(float(after[row]))


def way_to_the_next_grade(found: Appraised, row: int) -> Iterator[str]:
    """Say what would have sufficed, everybody else's score as it is."""
    points = float(found.dealt.to_next_grade[row])
    if math.isnan(points):
        yield tr("There is no better grade to be had in this group.")
        return
    yield tr(
        "With {points:.1f} points of score more the grade would have been better, everybody "
        "else's score as it is:",
        points=points,
    )
    yield ""
    share = found.rules.quantitative_share
    if share < 1:
        own = float(found.scores.qualitative[row])
        yield from by_half(BY_MARKS, points / (1 - share), own)
    if share > 0:
        more = points / share
        yield from by_half(BY_WORK, more, float(found.scores.quantitative[row]))
        against = float(found.work.against[found.place[row]])
        hours = tenth_above(more / 100 * found.rules.full_credit * against)
        yield tr("  ({hours:.1f} credited hours)", hours=hours)


BY_MARKS = (
    marked("* {points:.1f} points of marks"),
    marked("* not by marks alone: 100 points would not be enough"),
)
BY_WORK = (
    marked("* {points:.1f} points of work"),
    marked("* not by work alone: 100 points would not be enough"),
)
"""How much of one half would do, and that not even all of it would."""


def by_half(messages: tuple[str, str], more: float, own: float) -> Iterator[str]:
    """Say how many points of one half that is."""
    enough, too_little = messages
    if own + more > 100:
        yield tr(too_little)
    else:
        yield tr(enough, points=tenth_above(more))


def tenth_above(value: float) -> float:
    """Round up to a tenth, past what binary floating point may hide.

    >>> tenth_above(0.30000000000000004), tenth_above(0.41)
    (0.3, 0.5)
    """
    return math.ceil(round(value * 10, 6)) / 10


def marks(found: Appraised, row: int) -> Iterator[str]:
    """Marks by role."""
    place, ratings, weights = int(found.place[row]), found.ratings, found.rules.weight_of_role
    given = {
        role: int(ratings.raters[place, column])
        for column, role in enumerate(ROLES)
        if role in weights and ratings.raters[place, column]
    }
    hidden = kept_back(given)
    whole = sum(weights.values())
    rows = []
    for column, role in enumerate(ROLES):
        if role in weights:
            shown = role in given and role not in hidden
            figures = (ratings.role_raw[place, column], ratings.role[place, column])
            cells = [figure(float(value)) if shown else "–" for value in figures]
            weight = f"{weights[role] / whole:.0%}"
            rows.append((tr(SHOWN_AS[role]), weight, str(given.get(role, 0)), *cells))
    heads = (tr("marks by"), tr("weight"), tr("raters"), tr("as given"), tr("severity out"))
    yield from table(heads, rows)
    if hidden:
        yield ""
        yield tr(
            "Not shown, for they come from few: {roles}. They count all the same.",
            roles=tr(", ").join(tr(SHOWN_AS[role]) for role in hidden),
        )


def kept_back(given: dict[Role, int]) -> list[Role]:
    """Roles whose marks are not shown, in the order of `ROLES`; `given` counts the raters of each.

    >>> kept_back({"client": 4, "account_manager": 2, "group_member": 3, "pair_partner": 1})
    ['account_manager', 'pair_partner']
    """
    hidden = {role for role in COLLEAGUES if 0 < given.get(role, 0) < FEWEST}
    others = sorted(
        (count, ROLES.index(role)) for role, count in given.items() if role not in hidden
    )
    for _, place in others:
        enough = len(hidden) > 1 and sum(given[role] for role in hidden) >= FEWEST
        if not hidden or enough:
            break
        hidden.add(ROLES[place])
    return [role for role in ROLES if role in hidden]


def work(found: Appraised, row: int) -> Iterator[str]:
    """Hours, and what they were set against."""
    place, done, rules = int(found.place[row]), found.work, found.rules
    yield from table(
        ("", tr("hours")),
        [
            (tr("expected by the seats"), figure(float(done.expected[place]))),
            (tr("set against"), figure(float(done.against[place]))),
            (tr("logged"), figure(float(done.logged[place]))),
            (tr("credited (× kind × quality)"), figure(float(done.credited_raw[place]))),
            (tr("credited (× difficulty)"), figure(float(done.credited[place]))),
        ],
    )
    yield ""
    yield tr(
        "An hour at these seats counts {difficulty}, 1 on average. "
        "100 points are earned by {credit:g} credited hours for each hour expected; "
        "nobody is set against less than {least:.0%} of their care hours.",
        difficulty=figure(float(done.difficulty[place])),
        credit=rules.full_credit,
        least=rules.least_expected_share,
    )
