"""The roster as a stage of the plan: who is posted, what binds, and what contradicts it.

Where the rule book has a section ``[roster]``, who has no post is kept out of seats. Without it the
posts are given by its defaults and nobody is kept out; where they cannot be given, nothing is.
"""

from __future__ import annotations

from dataclasses import replace

from ce_opt.bids import evaluate
from ce_opt.errors import ModelTooLarge
from ce_opt.language import tr
from ce_opt.roster.appointments import Appointments, appoint
from ce_opt.roster.choose import choose
from ce_opt.roster.contest import Contest
from ce_opt.season.rulebook import Bids, Roster
from ce_opt.season.season import Season

__all__ = ["contradictions", "posted", "roster_of"]


def roster_of(season: Season, seed: int = 0) -> Appointments | None:
    """Give the posts by the rule book, or by its defaults.

    Parameters
    ----------
    season : a checked season
    seed : of CP-SAT

    Returns
    -------
    None where nobody was evaluated, or where a mere report is beyond the solver.

    Raises
    ------
    ModelTooLarge
        where section ``[roster]`` stands and its posts are beyond the solver
    """
    found = evaluate(season, season.rulebook.bids or Bids())
    if found is None:
        return None
    try:
        return appoint(season, season.rulebook.roster or Roster(), found, seed)
    except ModelTooLarge:
        if season.rulebook.roster is not None:
            raise
        return None


def posted(season: Season, roster: Appointments | None) -> Season:
    """Keep everybody without a post out of seats, where the section stands."""
    if season.rulebook.roster is None or roster is None:
        return season
    return season.arranged(replace(season.workforce, without_post=roster.without_post))


def contradictions(season: Season, roster: Appointments | None) -> list[str]:
    """Say what keeps the posts from being given, or from being kept; nothing for a sound roster.

    Parameters
    ----------
    season : arranged by `posted`
    roster : the posts
    """
    if season.rulebook.roster is None or roster is None:
        return []
    if roster.lacking:
        return [str(shortage) for shortage in roster.lacking]
    rows = season.designations[season.designations["kind"] == "required"]
    left = rows[rows["engineer"].isin(list(season.workforce.without_post))]
    home = season.engineers.set_index("engineer")["department"]
    contest = {contest.department: contest for contest in roster.contests}
    return [
        required_without_post(client, engineer, seat, contest[home[engineer]])
        for client, engineer, seat in left[["client", "engineer", "seat"]].itertuples(index=False)
    ]


def required_without_post(client: str, engineer: str, seat: str, contest: Contest) -> str:
    """Say that a designation asks for somebody who has no post, and what would help."""
    department = contest.department
    where = tr("a seat") if seat == "any" else tr("seat {seat}", seat=seat)
    posts = posts_for(contest, engineer)
    if posts:
        more = tr(
            "raise roster.head_count_of.{department} to {posts}", department=department, posts=posts
        )
    else:
        more = tr("let the panel judge {engineer}", engineer=engineer)
    return tr(
        "{engineer} is required at {seat} of {client} and has no post in {department}: make "
        "engineers.entry of {engineer} designated, {cure}, or take the designation out",
        engineer=engineer,
        seat=where,
        client=client,
        department=department,
        cure=more,
    )


def posts_for(contest: Contest, engineer: str) -> int | None:
    """How many posts it takes until somebody has one; None for who is no candidate."""
    for count in range(contest.posts + 1, len(contest.candidates) + 1):
        if engineer in (choose(replace(contest, head_count=count)) or ()):
            return count
    return None
