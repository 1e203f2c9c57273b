"""What decided whether a candidate has a post.

A holder is held against the best candidate without a post; a candidate without one against the
weakest of the holders whose place the rules would let them take. If the better of the two has the
post, the difference decided: the criterion or indicator that gives most of the difference in merit,
a declared tie break, or a *tie*, parted by what nobody declared
(`ce_opt.roster.contests.UNDECLARED`) or, in the end, by id. If the weaker has it, or nobody's place
could be taken, the rule decided that would be broken: designation or a cover.

What decided is a word of the tables, the same in every language; `ce_opt.roster.wording` puts it
into the one that is spoken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from ce_opt.bids.ranking import TIE_BREAK, largest_lead
from ce_opt.roster.contest import Contest, Keys

__all__ = ["COVER", "DESIGNATED", "NO_POST", "NO_RIVAL", "TIE", "decisions"]

DESIGNATED = "designated"
NO_RIVAL = "no rival"
TIE = "tie, parted by"
COVER = "cover"
NO_POST = "no post"


def decisions(contest: Contest, holders: Collection[str]) -> dict[str, str]:
    """Candidate -> what decided.

    Parameters
    ----------
    contest, holders : the department, and who has its posts
    """
    held = [name for name in contest.by_name if name in holders]
    waiting = [name for name in contest.by_name if name not in holders]
    best = alike(contest, waiting, max)
    return {
        name: of_holder(contest, held, name, best)
        if name in holders
        else of_waiting(contest, held, name)
        for name in contest.by_name
    }


def alike(contest: Contest, names: Sequence[str], end: Callable[[list[Keys]], Keys]) -> list[str]:
    """Those of some candidates whose keys are the greatest, or the least."""
    keys = [contest.by_name[name].keys for name in names]
    return [name for name, key in zip(names, keys, strict=True) if key == end(keys)]


def of_holder(contest: Contest, held: Sequence[str], name: str, best: Sequence[str]) -> str:
    """What gave somebody the post."""
    one = contest.by_name[name]
    everybody = sum(other.designated for other in contest.candidates)
    if one.designated and contest.first == everybody:
        return DESIGNATED
    if not best:
        return NO_RIVAL
    if one.keys >= contest.by_name[best[0]].keys:
        return difference(contest, name, best, 1)
    return broken(contest, held, name, best[0])


def of_waiting(contest: Contest, held: Sequence[str], name: str) -> str:
    """What kept somebody from a post."""
    if not held:
        return NO_POST
    places = [holder for holder in held if not broken(contest, held, holder, name)]
    if not places:
        rules = [broken(contest, held, holder, name) for holder in held]
        return next((rule for rule in rules if rule != DESIGNATED), DESIGNATED)
    return difference(contest, name, alike(contest, places, min), -1)


def difference(contest: Contest, name: str, rivals: Sequence[str], sign: int) -> str:
    """Name the first key that differs, and of merit what gives most of it."""
    one, other = contest.by_name[name].keys, contest.by_name[rivals[0]].keys
    pairs = enumerate(zip(one, other, strict=True))
    place = next((place for place, (mine, yours) in pairs if mine != yours), None)
    if place is None:
        return f"{TIE} id"
    key = contest.key_names[place]
    if place:
        return f"{TIE if place >= contest.declared else TIE_BREAK} {key}"
    parts = {who: contest.by_name[who].parts for who in (name, *rivals)}
    return largest_lead(parts, name, rivals, sign) if all(parts.values()) else key


def broken(contest: Contest, held: Sequence[str], holder: str, other: str) -> str:
    """Name the rule that would be broken if somebody took a holder's place; empty for none."""
    team = [*(name for name in held if name != holder), other]
    if contest.designated(team) < contest.first:
        return DESIGNATED
    return next((f"{COVER} {specialty}" for specialty in contest.missing(team)), "")
