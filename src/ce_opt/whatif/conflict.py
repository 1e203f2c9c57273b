"""The smallest conflict: promises that cannot be kept together, though all but any one of them can.

Found by QuickXplain (Junker 2004, *QuickXplain: preferred explanations and relaxations for
over-constrained problems*): what can go while the rest stays infeasible goes, the least telling
promises first. Each step is a proof by CP-SAT, never an assumption core (google/or-tools#5141). At
the end every claim is proven once more: infeasible as it stands, feasible without any one of it.
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
    wish : a promise that the conflict is to be about, if it can be

    Returns
    -------
    None where all promises can be kept, or nobody could prove within the work that they cannot.
    """
    check, stopper = feasibility.check, stopper or Stopper()
    every = [promise for promise in reversed(feasibility.promises) if promise != wish]
    every = [wish, *every] if wish else every
    if check(every) != "infeasible":
        return None
    found = minimal(every, lambda kept: not stopper() and check(kept) == "infeasible")
    found.sort(key=feasibility.promises.index)
    proven = (
        not stopper()
        and check(found) == "infeasible"
        and all(check([other for other in found if other != one]) == "feasible" for one in found)
    )
    said = tuple(sentence(promise, feasibility.facts) for promise in found)
    return Conflict(tuple(found), said, proven)


def minimal(
    promises: Sequence[Promise], impossible: Callable[[Sequence[Promise]], bool]
) -> list[Promise]:
    """Find the smallest conflict among promises that cannot be kept together.

    Parameters
    ----------
    promises : those to be found in the conflict rather than others come first
    impossible : whether some of them cannot be kept together
    """
    return needed([], bool(promises), promises, impossible)


def needed(
    given: Sequence[Promise],
    grown: bool,
    promises: Sequence[Promise],
    impossible: Callable[[Sequence[Promise]], bool],
) -> list[Promise]:
    """Return those of the promises that a conflict needs besides the given ones.

    Halve by halve: first what the second half must add to the whole first one, then what the first
    half must add to that.
    """
    if grown and given and impossible(given):
        return []
    if len(promises) <= 1:
        return list(promises)
    first, second = promises[: len(promises) // 2], promises[len(promises) // 2 :]
    of_second = needed([*given, *first], True, second, impossible)
    of_first = needed([*given, *of_second], bool(of_second), first, impossible)
    return [*of_first, *of_second]
