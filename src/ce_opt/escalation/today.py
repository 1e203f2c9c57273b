"""The ladder of one client on one day, with whoever is away left out.

The order of the plan stands: whoever it names comes first at their step; further people follow
where the plan's are away, by the hours that they have left and by what it costs to ask them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from ce_opt.escalation.ground import Ground
from ce_opt.escalation.ladder import Ladder, ladder_of
from ce_opt.escalation.problems import Problem
from ce_opt.season.season import Season

__all__ = ["on_leave", "problem_of", "today"]


def today(
    ground: Ground,
    problem: Problem,
    planned: Sequence[str],
    loads: Mapping[str, int],
    away: Collection[str],
) -> Ladder:
    """Make the ladder of one problem for those who are there.

    Parameters
    ----------
    ground : season and plan
    problem : see `problem_of`
    planned : helpers that the plan names for it, in its order
    loads : engineer -> thousandths of an hour of helping that the plan expects
    away : who is not there
    """
    return ladder_of(ground, problem, planned, loads, frozenset(away))


def problem_of(
    ground: Ground, known: Mapping[tuple[str, str], Problem], client: str, specialty: str
) -> Problem:
    """Find a problem among those known; one in a specialty that the client does not list is new.

    Its level is then the rule book's `usual_level`, and no hours are expected of it.
    """
    if (client, specialty) in known:
        return known[client, specialty]
    seats = next(
        ((found.a, found.b) for (name, _), found in known.items() if name == client), ("", "")
    )
    return Problem(client, specialty, ground.rules.usual_level, 0, 0.0, *seats)


def on_leave(season: Season, day: date) -> frozenset[str]:
    """Who is away on a day, as table *leave* says; first and last day of a leave included."""
    when = datetime(day.year, day.month, day.day)
    table = season.leave
    return frozenset(table["engineer"][(table["start"] <= when) & (when <= table["end"])])
