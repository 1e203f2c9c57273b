"""The reckoning at the season's end (考核): marks and work joined, ranked in groups, paid.

    ratings ─► qualitative ─┐
                            ├─► score ─► rank and grade in each group ─► bonus
    work log ─► quantitative ┘      plan's seats, groups      quotas      pool
             └─► innovation ──────────────────────────────────────────► special fund

Numbers are settled to six decimals before anything is compared, so that what is printed decides.
`ce_opt.appraisal.recount` says the same in plain Python, for the audit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.appraisal.bonus import Claim, bonuses
from ce_opt.appraisal.dealing import Dealt
from ce_opt.appraisal.difficulty import Hardness
from ce_opt.appraisal.homes import Home, homes
from ce_opt.appraisal.innovation import awards
from ce_opt.appraisal.ranking import Key
from ce_opt.appraisal.ratings import Ratings, ratings_of
from ce_opt.appraisal.scores import Scores
from ce_opt.appraisal.seats import Seat, seat_table
from ce_opt.appraisal.work import Work, season_log, work_done
from ce_opt.season.appraisal_rules import Appraisal
from ce_opt.season.season import Season

__all__ = ["Appraised", "appraise"]

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Appraised:
    """The appraisal of a season.

    Attributes
    ----------
    rules : section ``[appraisal]``, or its defaults
    homes : of everybody who is appraised, in the order of their ids; people below follow it
    place : [people], position among the season's engineers
    seats : `seat_table` of the plan
    log : rows of the work log that lie in the season
    scale : difficulty of clients
    ratings, work : of all engineers of the season
    scores, scores_raw : of the people, after and before adjustment
    dealt, dealt_raw : ranks and grades by either
    bonus, innovation : [people], fen
    """

    rules: Appraisal
    homes: tuple[Home, ...]
    place: IntArray
    seats: pd.DataFrame
    log: pd.DataFrame
    scale: Hardness
    ratings: Ratings
    work: Work
    scores: Scores
    scores_raw: Scores
    dealt: Dealt
    dealt_raw: Dealt
    bonus: IntArray
    innovation: IntArray

    @property
    def grade_names(self) -> list[str]:
        """[people], name of each one's grade."""
        return [self.rules.grades[grade] for grade in self.dealt.grade.tolist()]


def appraise(
    season: Season, seats: Iterable[Seat], groups: pd.DataFrame | None = None
) -> Appraised:
    """Appraise everybody of a season.

    Parameters
    ----------
    season : with ratings and a work log
    seats : of the plan
    groups : table *groups* of the plan, where it has one
    """
    rules = season.rulebook.appraisal or Appraisal()
    held, log = seat_table(season, seats), season_log(season)
    scale = Hardness.of(season, held, rules.difficulty)
    people = season.engineers["engineer"]
    ratings = ratings_of(season.ratings, people, rules)
    work = work_done(season, held, log, rules, scale)
    active = {*held["engineer"], *log["engineer"], *season.ratings["engineer"]}
    found = tuple(homes(season, groups, active, rules))
    place = pd.Index(people).get_indexer([home.engineer for home in found]).astype(np.int64)
    label = [home.ranked_in for home in found]
    group = np.array(label, dtype=object)
    unknown = np.full(len(found), np.nan)
    share = rules.quantitative_share
    scores, scores_raw = (
        Scores.of(marks[place], unknown if log.empty else done[place], group, share)
        for marks, done in ((ratings.points, work.points), (ratings.points_raw, work.points_raw))
    )
    dealt = Dealt.of(label, tie_keys(season, rules, scores, work, place), rules)
    dealt_raw = Dealt.of(label, [(score,) for score in scores_raw.score.tolist()], rules)
    return Appraised(
        rules,
        found,
        place,
        held,
        log,
        scale,
        ratings,
        work,
        scores,
        scores_raw,
        dealt,
        dealt_raw,
        bonus=paid(found, dealt, paid_hours(work, rules)[place], rules),
        innovation=rewarded(found, log, rules),
    )


def tie_keys(
    season: Season, rules: Appraisal, scores: Scores, work: Work, place: IntArray
) -> list[Key]:
    """[people], the score, then what parts equals."""
    known = {
        "qualitative": scores.qualitative,
        "quantitative": scores.quantitative,
        "credited_hours": work.credited[place],
        "expected_hours": work.expected[place],
        "performance": season.engineers["performance"].to_numpy(float)[place],
    }
    columns = [scores.score, *(known[name] for name in rules.tie_breaks)]
    return [tuple(row) for row in np.column_stack(columns).tolist()]


def paid_hours(work: Work, rules: Appraisal) -> FloatArray:
    """[engineers], hours by which the pool is split."""
    return work.logged if rules.bonus_hours == "logged" else work.against


def paid(found: Iterable[Home], dealt: Dealt, hours: FloatArray, rules: Appraisal) -> IntArray:
    """[people], fen of the pool."""
    rows = zip(found, dealt.grade.tolist(), dealt.rank.tolist(), hours.tolist(), strict=True)
    claims = [
        Claim(home.engineer, home.ranked_in, grade, rank, time) for home, grade, rank, time in rows
    ]
    return np.array(bonuses(claims, rules), dtype=np.int64)


def rewarded(found: Iterable[Home], log: pd.DataFrame, rules: Appraisal) -> IntArray:
    """[people], fen of the special fund."""
    prizes = awards(log, rules)
    return np.array([prizes.get(home.engineer, 0) for home in found], dtype=np.int64)
