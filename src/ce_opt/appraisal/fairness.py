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
from ce_opt.appraisal.homes import label_said
from ce_opt.language import spoken, tr
from ce_opt.season.season import Season
from ce_opt.season.tables import BY_NAME

__all__ = ["ATTRIBUTES", "EVERYBODY", "fairness_table", "in_words"]

ATTRIBUTES = ("ranked_in", "department", "district", "entry")
EVERYBODY = "everybody"
CHINESE = {"ranked_in": "排名范围", EVERYBODY: "全员"}
"""Attribute that is no column of table engineers -> its Chinese name."""
HEADS = {
    "attribute": "维度",
    "value": "取值",
    "people": "人数",
    "score": "得分",
    "gap": "差距",
    "hours": "工时",
    "bonus_yuan": "奖金（元）",
}
"""Head of a column -> its Chinese one; the grades' follow."""
GRADE = "grade "
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
    return [*HEADS, *(f"{GRADE}{name}" for name in found.rules.grades)]


def in_words(table: pd.DataFrame) -> pd.DataFrame:
    """Give the table with heads, attributes and values in the language that is spoken."""
    if table.empty:
        return table.rename(columns=head_said)
    pairs = zip(table["attribute"], table["value"], strict=True)
    values = [value_said(attribute, value) for attribute, value in pairs]
    said = table.assign(attribute=table["attribute"].map(attribute_said), value=values)
    return said.rename(columns=head_said)


def head_said(head: str) -> str:
    """Name a column."""
    if head.startswith(GRADE):
        return tr("grade {grade}", grade=head.removeprefix(GRADE))
    return HEADS[head] if spoken() == "zh" else head


def attribute_said(attribute: str) -> str:
    """Name an attribute as the tables have it."""
    if spoken() == "en":
        return attribute
    return CHINESE.get(attribute) or BY_NAME["engineers"][attribute].chinese


def value_said(attribute: str, value: str) -> str:
    """Name a group of an attribute: ids as they are, labels and ways of entry in words."""
    if attribute == "ranked_in":
        return label_said(value)
    words = BY_NAME["engineers"]["entry"].choices if attribute == "entry" else {}
    return words.get(value, value) if spoken() == "zh" else value


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
