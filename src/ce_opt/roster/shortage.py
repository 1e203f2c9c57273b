"""What keeps a department's posts from being filled as the rules ask, and the nearest cure.

Found by solving again, without a solver (`best`): as few covers as possible lack; a cure is named
only where with it nothing of the specialty lacks any more. In the order in which they are tried:

    more posts         where enough people cover it, and the posts are too few for all of them
    more bidding       where the posts go to the designated first
    a mark             an applicant covers it whom nobody judged
    training           whoever is fewest levels below, of these the one of greatest merit
    somebody else      none of these is enough
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from ce_opt.bids import Evaluation
from ce_opt.language import tr, tr_count
from ce_opt.roster.best import closest
from ce_opt.roster.contest import Contest
from ce_opt.season.rulebook import Roster
from ce_opt.season.season import Season

__all__ = ["Shortage", "shortages"]

STEPS = 20
"""Steps of the bidding share in which a cure is sought: 5 % each."""


@dataclass(frozen=True)
class Shortage:
    """A specialty that a department cannot cover.

    Attributes
    ----------
    department, specialty : ids
    asked, lacking : covers that the rule book asks for, and how many of them lack at least
    posts : how many posts are filled
    level : from which on the specialty is covered
    cure : what would help, verified
    """

    department: str
    specialty: str
    asked: int
    lacking: int
    posts: int
    level: int
    cure: str

    def __str__(self) -> str:
        return tr_count(
            self.posts,
            "department {department} ({count} post) can cover {specialty} at level "
            "{level} with {held} of {asked} people: {cure}",
            "department {department} ({count} posts) can cover {specialty} at level "
            "{level} with {held} of {asked} people: {cure}",
            department=self.department,
            specialty=self.specialty,
            level=self.level,
            held=self.asked - self.lacking,
            asked=self.asked,
            cure=self.cure,
        )


def shortages(
    season: Season, rules: Roster, found: Evaluation, contest: Contest
) -> Iterator[Shortage]:
    """Name every specialty that a department cannot cover, where one cannot be had.

    Parameters
    ----------
    season, rules, found : the season, section ``[roster]``, and who has merit
    contest : the department
    """
    lacking = closest(contest)
    for specialty, count in lacking.items():
        yield Shortage(
            department=contest.department,
            specialty=specialty,
            asked=rules.covers_of.get(contest.department, rules.covers),
            lacking=count,
            posts=contest.posts,
            level=rules.cover_level,
            cure=cure(Case(season, rules, found, contest, specialty, lacking)),
        )


@dataclass(frozen=True)
class Case:
    """One specialty that lacks, and all that is looked at for a cure."""

    season: Season
    rules: Roster
    found: Evaluation
    contest: Contest
    specialty: str
    lacking: Mapping[str, int]

    def lacks(self, changed: Contest) -> int:
        """How many covers of the specialty lack after a change; one more where it does not help."""
        left = closest(changed)
        helps = sum(left.values()) < sum(self.lacking.values())
        return left.get(self.specialty, 0) if helps else self.lacking[self.specialty] + 1


def cure(case: Case) -> str:
    """Say the nearest cure."""
    fewer = tr("or set roster.covers_of.{department} to less", department=case.contest.department)
    for kind in (more_posts, more_bidding, a_mark, training):
        for said in kind(case):
            return tr("{cure}, {otherwise}", cure=said, otherwise=fewer)
    return tr("{cure}, {otherwise}", cure=tr("find somebody else who covers it"), otherwise=fewer)


def more_posts(case: Case) -> Iterator[str]:
    """Try every larger head count."""
    contest = case.contest
    for count in range(contest.posts + 1, len(contest.candidates) + 1):
        if not case.lacks(replace(contest, head_count=count)):
            yield tr(
                "raise roster.head_count_of.{department} to {posts}",
                department=contest.department,
                posts=count,
            )


def more_bidding(case: Case) -> Iterator[str]:
    """Try every larger share of posts that are open to bidding."""
    for step in range(int(case.contest.share * STEPS) + 1, STEPS + 1):
        if not case.lacks(replace(case.contest, share=step / STEPS)):
            yield tr("raise roster.bidding_share to {share:g}", share=step / STEPS)


def a_mark(case: Case) -> Iterator[str]:
    """Look for applicants who cover it and were not judged."""
    people = of_department(case)
    bare = (people["entry"] == "applicant") & (people["rank"] == 0)
    for engineer in people.loc[bare & (people["level"] >= case.rules.cover_level), "engineer"]:
        yield tr("let the panel judge {engineer}, who covers it", engineer=engineer)


def training(case: Case) -> Iterator[str]:
    """Train one after the other who do not cover it yet, the nearest first, until nothing lacks."""
    people = of_department(case)
    people = people[people["engineer"].isin(list(case.contest.by_name))]
    below = people[people["level"] < case.rules.cover_level]
    order = below.sort_values(["level", "merit", "engineer"], ascending=[False, False, True])
    contest, lacking, said = case.contest, case.lacking[case.specialty], []
    for engineer, level in order[["engineer", "level"]].itertuples(index=False):
        after = trained(contest, engineer, case.specialty)
        if case.lacks(after) < lacking:
            contest, lacking = after, case.lacks(after)
            said.append(tr("{engineer} (level {level})", engineer=engineer, level=level))
        if not lacking:
            yield tr(
                "train {engineers} in {specialty} to level {level}",
                engineers=tr(" and ").join(said),
                specialty=case.specialty,
                level=case.rules.cover_level,
            )
            return


def trained(contest: Contest, engineer: str, specialty: str) -> Contest:
    """Give the contest with one candidate who covers a specialty besides."""
    return replace(
        contest,
        candidates=tuple(
            replace(one, covers=one.covers | {specialty}) if one.engineer == engineer else one
            for one in contest.candidates
        ),
    )


def of_department(case: Case) -> pd.DataFrame:
    """People of the department with the level that they hold, rank and merit."""
    season, found = case.season, case.found
    people = season.engineers[["engineer", "department", "entry"]].assign(
        rank=found.rank, merit=found.merit
    )
    people = people[people["department"] == case.contest.department]
    held = season.skills[season.skills["specialty"] == case.specialty]
    level = people["engineer"].map(held.set_index("engineer")["level"]).fillna(0).astype(int)
    return people.assign(level=level)
