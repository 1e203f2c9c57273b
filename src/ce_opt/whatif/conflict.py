"""The smallest conflict: promises that cannot be kept together, though all but any one of them can.

Found by deletion (Chinneck & Dravnieks 1991, *Locating minimal infeasible constraint sets in linear
programs*): whatever can go while the rest stays infeasible goes, first in large pieces, at the end
one by one. Each step is a proof by CP-SAT, never an assumption core (google/or-tools#5141). At the
end every claim is proven once more: the conflict infeasible, and feasible without any one of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.feasibility import Feasibility
from ce_opt.whatif.promises import Promise, sentence

__all__ = ["Conflict", "conflict_of", "minimal"]


@dataclass(frozen=True)
class Conflict:
    """Promises that cannot be kept together.

    Attributes
    ----------
    promises : clients first, then designations, rules and limits
    sentences : the same in words
    proven : that they cannot be kept, and that all but any one can
    """

    promises: tuple[Promise, ...]
    sentences: tuple[str, ...]
    proven: bool


def conflict_of(
    feasibility: Feasibility, stopper: Stopper | None = None, wish: Promise | None = None
) -> Conflict | None:
    """Find a smallest conflict among the promises of a season.

    Parameters
    ----------
    feasibility : the season
    stopper : ends the search early, with what is left by then, not proven minimal
    wish : a promise that the conflict is to be about: it is given up last

    Returns
    -------
    None where all promises can be kept, or nobody could prove within the work that they cannot.
    """
    check, stopper = feasibility.check, stopper or Stopper()
    # Whom to serve is tried first, so that few clients are left when hours and rules are tried.
    every = [promise for promise in feasibility.promises if promise != wish]
    every += [wish] if wish else []
    if check(every) != "infeasible":
        return None
    found = minimal(every, lambda kept: not stopper() and check(kept) == "infeasible")
    proven = check(found) == "infeasible" and all(
        check([other for other in found if other != one]) == "feasible" for one in found
    )
    said = tuple(sentence(promise, feasibility.facts) for promise in found)
    return Conflict(tuple(found), said, proven)


def minimal(
    promises: Sequence[Promise], impossible: Callable[[Sequence[Promise]], bool]
) -> list[Promise]:
    """Leave promises out while the rest stays impossible.

    The last pass leaves out single ones. What could not go then, cannot go from the smaller rest
    either, for taking a promise back only makes more possible; so one such pass suffices.
    """
    kept, size = list(promises), max(1, len(promises) // 2)
    while True:
        place = 0
        while place < len(kept):
            fewer = kept[:place] + kept[place + size :]
            if impossible(fewer):
                kept = fewer
            else:
                place += size
        if size == 1:
            return kept
        size = max(1, size // 2)
