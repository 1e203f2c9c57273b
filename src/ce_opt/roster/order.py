"""The order of the reserves, and who follows on each post.

    reserve_rank(e) = 1 + number of candidates of the department without a post whose declared keys
                      are greater; equal ones share a rank; none beyond ``roster.reserves``

On a post follows the first in reserve with whom the rules are still kept where its holder drops
out: with whom every specialty is covered, and as many designated people hold posts as the rule book
asks of those who are left. Several follow where declared keys do not part them.
"""

from __future__ import annotations

from collections.abc import Collection

from ce_opt.roster.contest import Contest, first_designated

__all__ = ["followers", "reserve_ranks"]


def reserve_ranks(
    contest: Contest, holders: Collection[str], most: int | None = None
) -> dict[str, int]:
    """Engineer -> rank among those in reserve.

    Parameters
    ----------
    contest, holders : the department, and who has its posts
    most : ranks beyond it are no reserve
    """
    waiting = [name for name in contest.by_name if name not in holders]
    keys = {name: contest.declared_keys(name) for name in waiting}
    ranks = {
        name: 1 + sum(other > keys[name] for other in keys.values())
        for name in sorted(waiting, key=lambda name: (tuple(-key for key in keys[name]), name))
    }
    return {name: rank for name, rank in ranks.items() if most is None or rank <= most}


def followers(
    contest: Contest, holders: Collection[str], reserves: dict[str, int], holder: str
) -> tuple[str, ...]:
    """Who follows where a holder drops out, by id; nobody where no one in reserve will do.

    Parameters
    ----------
    contest, holders : the department, and who has its posts
    reserves : engineer -> rank, the first first
    holder : who drops out
    """
    others = [name for name in holders if name != holder]
    left = contest.designated(name for name in contest.by_name if name != holder)
    first = first_designated(left, contest.share, contest.posts)
    found: list[str] = []
    for name, rank in reserves.items():
        if found and rank > reserves[found[0]]:
            break
        team = [*others, name]
        if contest.designated(team) >= first and not contest.missing(team):
            found.append(name)
    return tuple(sorted(found))
