"""Where everybody of a department stands once its posts are given: what table *roster* says."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from ce_opt.bids.ranking import NOT_RANKED
from ce_opt.roster.contest import Contest
from ce_opt.roster.decided import decisions
from ce_opt.roster.order import followers, reserve_ranks

__all__ = ["ENGINEER", "NOBODY_JUDGED", "SUPPORT", "Standing", "standings"]

ENGINEER, SUPPORT = "engineer", "support"
"""The two kinds of post."""


class Standing(NamedTuple):
    """One person's post, and what is said of it.

    Attributes
    ----------
    post : ``engineer``, ``support`` or empty
    reserve_rank : 1 for who is asked first where somebody drops out; 0 for no reserve
    decided_by : what decided
    followers : who follows where the person drops out, by id
    """

    post: str = ""
    reserve_rank: int = 0
    decided_by: str = ""
    followers: tuple[str, ...] = ()


IN_SUPPORT = Standing(SUPPORT, decided_by=SUPPORT)
NOBODY_JUDGED = Standing(decided_by=NOT_RANKED)


def standings(
    contest: Contest, holders: Collection[str], most: int | None = None
) -> dict[str, Standing]:
    """Candidate -> standing.

    Parameters
    ----------
    contest, holders : the department, and who has its posts
    most : how many ranks are in reserve; all unless given
    """
    ranks = reserve_ranks(contest, holders, most)
    decided = decisions(contest, holders)
    return {
        name: Standing(ENGINEER, 0, decided[name], followers(contest, holders, ranks, name))
        if name in holders
        else Standing("", ranks.get(name, 0), decided[name])
        for name in contest.by_name
    }
