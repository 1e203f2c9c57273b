"""Whether grades and money fall alike on groups, departments, districts and ways of entry.

A group is shown from ``shown_from`` people on. What is hidden must not come out by subtraction:

* within an attribute the hidden groups together have ``shown_from`` people or nobody; else the
  smallest group that is shown is hidden too, until they have;
* no group that is shown lies within another one, of another attribute or all people, with fewer
  than ``shown_from`` besides it; else the smaller one is hidden.

Means of scores and money are those of the people in the group; *gap* is the mean score less that of
everybody. Source: complementary suppression as in Willenborg and de Waal (2001), Elements of
Statistical Disclosure Control, chapter 4, in this plain form.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ce_opt.appraisal.appraise import Appraised
from ce_opt.season.season import Season

__all__ = ["ATTRIBUTES", "EVERYBODY", "fairness_table"]

ATTRIBUTES = ("ranked_in", "department", "district", "entry")
EVERYBODY = "everybody"
Group = tuple[str, str]
"""(attribute, value)."""


def fairness_table(season: Season, found: Appraised) -> pd.DataFrame:
    """Build the table, a row for each group that may be shown.

    Returns
    -------
    columns attribute, value, people, score, gap (points), hours (logged, a person), bonus_yuan (a
    person), and ``grade <name>`` with the people of each grade
    """
    people = season.engineers.iloc[found.place].reset_index(drop=True)
    people["ranked_in"] = [home.ranked_in for home in found.homes]
    same = bool((people["ranked_in"] == people["department"]).all())
    members = {
        (name, str(value)): frozenset(rows.index.tolist())
        for name in (ATTRIBUTES[1:] if same else ATTRIBUTES)
        for value, rows in people.groupby(name)
    }
    everybody = frozenset(range(len(people)))
    least = found.rules.shown_from
    if len(everybody) < least:
        return pd.DataFrame(columns=heads(found))
    shown = shown_groups(members, everybody, least)
    groups = {(EVERYBODY, ""): everybody} | {key: members[key] for key in members if key in shown}
    mean = float(found.scores.score.mean())
    return pd.DataFrame(
        [row(found, key, sorted(rows), mean) for key, rows in groups.items()], columns=heads(found)
    )


def heads(found: Appraised) -> list[str]:
    """Heads of the table."""
    grades = [f"grade {name}" for name in found.rules.grades]
    return ["attribute", "value", "people", "score", "gap", "hours", "bonus_yuan", *grades]


def row(found: Appraised, key: Group, rows: list[int], mean: float) -> list[object]:
    """One row of the table."""
    score = float(found.scores.score[rows].mean())
    hours = float(found.work.logged[found.place[rows]].mean())
    grades = np.bincount(found.dealt.grade[rows], minlength=len(found.rules.grades)).tolist()
    bonus = float(found.bonus[rows].mean()) / 100
    figures = [round(value, 2) + 0.0 for value in (score, score - mean, hours, bonus)]
    return [*key, len(rows), *figures, *grades]


def shown_groups(
    members: Mapping[Group, frozenset[int]], everybody: frozenset[int], least: int
) -> set[Group]:
    """Groups that may be shown; see the head of this file."""
    shown = {key for key, rows in members.items() if len(rows) >= least}
    while True:
        more = exposed_by_the_rest(members, shown, least) or exposed_by_another(
            members, shown, everybody, least
        )
        if more is None:
            return shown
        shown.discard(more)


def exposed_by_the_rest(
    members: Mapping[Group, frozenset[int]], shown: set[Group], least: int
) -> Group | None:
    """Find the smallest group shown of an attribute whose hidden ones are too few together."""
    for name in ATTRIBUTES:
        own = [key for key in members if key[0] == name]
        hidden = sum(len(members[key]) for key in own if key not in shown)
        left = [key for key in own if key in shown]
        if 0 < hidden < least and left:
            return min(left, key=lambda key: (len(members[key]), key))
    return None


def exposed_by_another(
    members: Mapping[Group, frozenset[int]],
    shown: set[Group],
    everybody: frozenset[int],
    least: int,
) -> Group | None:
    """Find a group shown that leaves too few of another one that holds it."""
    for key in sorted(shown):
        wholes = [everybody, *(members[other] for other in sorted(shown))]
        if any(members[key] < whole and len(whole - members[key]) < least for whole in wholes):
            return key
    return None
