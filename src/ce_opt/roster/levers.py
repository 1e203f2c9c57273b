"""What could have been otherwise with one applicant: changes of the season, from small to large.

A lever has steps, from 1 to `most`; each gives the department's contest as it would have been with
that much otherwise, and all else as it was:

    marks          each of the panel's marks of the person higher by 0.01 points a step, at most 100
    indicator      the value of one column of table engineers better by 0.01 a step, up to the end
                   of its scale
    skill          one specialty held one level higher a step, up to 5
    posts          one post more in the department a step
    bidding        one percent more of the designated must bid, a step

The first three are the applicant's own: the changed season is evaluated again. The last two are the
rule book's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from ce_opt.bids import Evaluation, evaluate
from ce_opt.bids.marks import criterion_weights
from ce_opt.bids.scale import scale_of
from ce_opt.bids.wording import name_said
from ce_opt.language import tr
from ce_opt.roster.contest import Contest
from ce_opt.roster.contests import contests
from ce_opt.season.rulebook import Roster
from ce_opt.season.season import Season
from ce_opt.season.tables import BY_NAME

__all__ = ["Case", "Lever", "levers_of_rules", "own_levers"]

GRAIN = 0.01
"""Points, or units of a column, of one step."""
HIGHEST = 100.0
EXPERT = 5
COLUMN_OF = {"workload": "care_hours"}
"""Indicators that are not the column of their name; more hours, more of it is free."""
NO_COLUMN = ("breadth", "depth", "nearness")
"""Indicators that other tables make."""
NOISE = 1e-9


@dataclass(frozen=True)
class Case:
    """One applicant, in a season whose posts were given.

    Attributes
    ----------
    season, rules : the season, and section ``[roster]``
    found : the evaluation, with section ``[bids]``
    contest : of the applicant's department
    engineer : id
    """

    season: Season
    rules: Roster
    found: Evaluation
    contest: Contest
    engineer: str


@dataclass(frozen=True)
class Lever:
    """One thing that could have been otherwise.

    Attributes
    ----------
    name : for a list of levers
    most : how many steps there are
    after : step -> the contest after the change
    says : step -> the change in the applicant's words
    merit_a_step : points of merit that a step is expected to add; 0 where that cannot be told
    """

    name: str
    most: int
    after: Callable[[int], Contest]
    says: Callable[[int], str]
    merit_a_step: float = 0.0


def own_levers(case: Case) -> Iterator[Lever]:
    """Every change of the applicant's own."""
    yield from marks(case)
    yield from indicators(case)
    yield from skills(case)


def levers_of_rules(case: Case) -> Iterator[Lever]:
    """Every change of the rule book that concerns the applicant."""
    yield posts(case)
    yield bidding(case)


def marks(case: Case) -> Iterator[Lever]:
    """Each mark of the applicant higher; those by criteria without a weight stay."""
    rules, panel = case.found.rules, case.season.panel
    weights = criterion_weights(set(panel["criterion"]), rules)
    own = (panel["engineer"] == case.engineer) & panel["criterion"].isin(list(weights))
    if not own.any() or rules.indicator_share == 1:
        return

    def after(step: int) -> Contest:
        score = panel["score"].mask(own, (panel["score"] + step * GRAIN).clip(upper=HIGHEST))
        return with_table(case, "panel", panel.assign(score=score.round(2)))

    room = HIGHEST - float(panel.loc[own, "score"].min())
    yield Lever(
        "marks",
        math.floor(room / GRAIN + NOISE),
        after,
        lambda step: tr(
            "each of your panel marks higher by {points:.2f} points (at most 100)",
            points=step * GRAIN,
        ),
        GRAIN * (1.0 - rules.indicator_share),
    )


def indicators(case: Case) -> Iterator[Lever]:
    """Each column that counts, and past performance, which parts what nobody declared."""
    rules = case.found.rules
    counted = [name for name, weight in rules.indicators.items() if weight > 0]
    names = counted if rules.indicator_share or case.found.panel_scores is None else []
    for name in dict.fromkeys([*names, "performance"]):
        if name not in NO_COLUMN:
            yield from column(case, name)


def column(case: Case, indicator: str) -> Iterator[Lever]:
    """One column of table engineers, towards the better end of its scale."""
    name = COLUMN_OF.get(indicator, indicator)
    table = case.season.engineers
    if name not in table:
        return
    own = table["engineer"] == case.engineer
    value = float(table.loc[own, name].iloc[0])
    scale = scale_of(indicator, case.found.rules)
    up = scale.direction == "max"
    known = table[name].max() if up else table[name].min()
    end = scale.most if up else scale.least
    end = float(known if end is None else end)
    sign = 1.0 if up else -1.0
    if math.isnan(value) or sign * (end - value) < GRAIN:
        return

    def better(step: int) -> float:
        return round(value + sign * step * GRAIN, 6)

    def after(step: int) -> Contest:
        values = table[name].mask(own, better(step))
        return with_table(case, "engineers", table.assign(**{name: values}))

    yield Lever(
        indicator,
        math.floor(sign * (end - value) / GRAIN + NOISE),
        after,
        lambda step: tr(
            "{column} {better:g} instead of {value:g}",
            column=name_said(name),
            better=better(step),
            value=value,
        ),
    )


def skills(case: Case) -> Iterator[Lever]:
    """Each specialty that could matter, to a higher level: to be covered, or for the merit."""
    rules = case.found.rules
    weight = sum(rules.indicators.get(name, 0.0) for name in ("breadth", "depth"))
    counts = weight > 0 and (rules.indicator_share > 0 or case.found.panel_scores is None)
    for specialty in case.season.specialties["specialty"]:
        if counts or specialty in case.contest.required:
            yield skill(case, specialty)


def skill(case: Case, specialty: str) -> Lever:
    """One specialty, to a higher level; not held is level 0."""
    table = case.season.skills
    own = (table["engineer"] == case.engineer) & (table["specialty"] == specialty)
    level = int(table.loc[own, "level"].iloc[0]) if own.any() else 0

    def after(step: int) -> Contest:
        row = {"engineer": case.engineer, "specialty": specialty, "level": level + step}
        rows = pd.concat([table[~own], pd.DataFrame([row]).astype(table.dtypes.to_dict())])
        rows = rows.sort_values(list(BY_NAME["skills"].key), ignore_index=True)
        return with_table(case, "skills", rows)

    return Lever(
        f"skill {specialty}",
        EXPERT - level,
        after,
        lambda step: tr(
            "{specialty} at level {level} instead of {now}",
            specialty=specialty,
            level=level + step,
            now=level,
        ),
    )


def posts(case: Case) -> Lever:
    """More posts in the department."""
    contest = case.contest
    return Lever(
        "posts",
        len(contest.candidates) - contest.posts,
        lambda step: replace(contest, head_count=contest.posts + step),
        lambda step: tr(
            "{posts} posts in your department instead of {now}",
            posts=contest.posts + step,
            now=contest.posts,
        ),
    )


def bidding(case: Case) -> Lever:
    """More of the designated who must bid."""
    now = math.floor(100 * case.contest.share + NOISE)
    return Lever(
        "bidding",
        100 - now,
        lambda step: replace(case.contest, share=(now + step) / 100),
        lambda step: tr(
            "{share} % of the designated bidding like everybody else instead of {now} %",
            share=now + step,
            now=now,
        ),
    )


def with_table(case: Case, name: str, frame: pd.DataFrame) -> Contest:
    """Evaluate the season with another table, and set the department's contest up again."""
    season = replace(case.season, tables={**case.season.tables, name: frame})
    found = evaluate(season, case.found.rules) or case.found
    home = case.contest.department
    return next(one for one in contests(season, case.rules, found) if one.department == home)
