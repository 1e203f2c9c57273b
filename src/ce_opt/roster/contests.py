"""The contests of a season, made of its tables and of the evaluation of its bids.

    required(d, s) = max(0, covers(d) − support engineers of d who cover s)
    e covers s     level(e, s) ≥ roster.cover_level

Support engineers count where ``roster.support_covers`` says so. Equal merit is parted by
``bids.tie_breaks``; what is still equal by `UNDECLARED` keys, which is said, for nobody declared
them. `ce_opt.roster.plain` says the same in plain Python, for the audit.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from ce_opt.bids import Evaluation
from ce_opt.marks.decimals import UNITS
from ce_opt.roster.contest import Candidate, Contest
from ce_opt.season.rulebook import Roster
from ce_opt.season.season import Season

__all__ = ["UNDECLARED", "contests"]

UNDECLARED = ("indicators", "performance", "care_hours")
"""What parts candidates whom no declared key parts, before their ids do."""


def contests(season: Season, rules: Roster, found: Evaluation) -> tuple[Contest, ...]:
    """Set up the contest of every department.

    Parameters
    ----------
    season : a checked season
    rules : section ``[roster]``
    found : the season's evaluation, which says who has merit
    """
    people = candidates(season, rules, found)
    required = covers_required(season, rules)
    entry = season.engineers["entry"]
    may = (entry == "designated") | ((entry == "applicant") & found.ranked)
    home = season.engineers["department"]
    names = ("merit", *found.rules.tie_breaks, *UNDECLARED)
    return tuple(
        Contest(
            department=department,
            candidates=tuple(people[place] for place in np.flatnonzero(may & (home == department))),
            head_count=rules.head_count_of.get(department, rules.head_count),
            share=rules.bidding_share,
            required=required[department],
            key_names=names,
            declared=found.keys.shape[1],
        )
        for department in season.departments["department"]
    )


def candidates(season: Season, rules: Roster, found: Evaluation) -> list[Candidate]:
    """Everybody of the season as a candidate, by id; whether they may be one is asked elsewhere."""
    engineers = season.engineers
    covers = own_covers(season, rules)
    further = np.column_stack(
        [found.indicators.score, *(engineers[name].to_numpy(np.float64) for name in UNDECLARED[1:])]
    )
    keys = np.rint(np.column_stack([found.keys, further]) * UNITS).astype(np.int64).tolist()
    names = found.part_names
    return [
        Candidate(
            engineer,
            entry == "designated",
            tuple(keys[place]),
            covers.get(engineer, frozenset()),
            dict(zip(names, found.parts[place].tolist(), strict=True)) if found.rank[place] else {},
        )
        for place, (engineer, entry) in enumerate(
            engineers[["engineer", "entry"]].itertuples(index=False)
        )
    ]


def covering(season: Season, rules: Roster) -> pd.DataFrame:
    """Rows (engineer, specialty, entry, department): who covers what their department must."""
    held = season.skills[season.skills["level"] >= rules.cover_level]
    people = season.engineers[["engineer", "entry", "department"]]
    return held.merge(people, on="engineer").merge(
        season.department_specialties, on=["department", "specialty"]
    )


def own_covers(season: Season, rules: Roster) -> dict[str, frozenset[str]]:
    """Engineer -> specialties of the department that the person covers."""
    groups = covering(season, rules).groupby("engineer")["specialty"]
    return {str(name): frozenset(found) for name, found in groups}


def covers_required(season: Season, rules: Roster) -> dict[str, dict[str, int]]:
    """Department -> specialty -> how many holders must cover it."""
    held = covering(season, rules)
    helping = held[(held["entry"] == "support") & rules.support_covers]
    support = helping.groupby(["department", "specialty"]).size().to_dict()
    required: dict[str, dict[str, int]] = {name: {} for name in season.departments["department"]}
    pairs = season.department_specialties[["department", "specialty"]]
    for department, specialty in pairs.itertuples(index=False):
        asked = rules.covers_of.get(department, rules.covers)
        required[department][specialty] = max(0, asked - support.get((department, specialty), 0))
    return required
