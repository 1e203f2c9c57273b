"""What ``ce-opt escalate`` says to a planner, line by line, and to machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ce_opt.escalation.minutes import minutes_of
from ce_opt.escalation.problems import THOUSANDTHS
from ce_opt.escalation.sentences import skipped
from ce_opt.plan.escalation_table import reason_of

if TYPE_CHECKING:
    from ce_opt.escalation.build import Ladders
    from ce_opt.escalation.certificate import Certificate
    from ce_opt.escalation.helper_team import HelperTeam
    from ce_opt.escalation.ladder import Ladder

__all__ = ["certificate_lines", "ladder_fields", "ladder_lines", "team_fields", "team_lines"]

SHOWN = 12
"""Rows of a list; the others are counted, and stand in the answer of --json."""


def ladder_lines(ladders: Ladders, ladder: Ladder, trigger: Any) -> Iterator[str]:  # noqa: ANN401
    """Say a ladder, a line for everybody on it."""
    problem, ground = ladder.problem, ladders.ground
    names = dict(
        zip(ground.season.engineers["engineer"], ground.season.engineers["name"], strict=True)
    )
    yield f"{problem.client}, {problem.specialty} at level {problem.level} ({trigger}):"
    width = max((len(step.engineer) for step in ladder.steps), default=0)
    for place, step in enumerate(ladder.steps, 1):
        minutes = minutes_of(ground.rules, trigger, step.level)
        by = f", sent by {step.appointed_by}" if step.appointed_by else ""
        yield (
            f"  {place} {step.level:<10} {step.engineer:<{width}} {names[step.engineer]} within "
            f"{minutes} min{by}: {reason_of(ladders, ladder, step)}"
        )
    if ladder.skips:
        yield f"  skipped: {skipped(ladder.skips)}"
    if not any(solves(ladders, step.distance, step.level) for step in ladder.steps):
        yield "  nobody on this ladder can solve it: see --certificate for the cheapest cure"


def solves(ladders: Ladders, distance: float, level: str) -> bool:
    """Whether somebody on a ladder solves the problem."""
    return level != "working" and ladders.ground.near_enough(distance)


def ladder_fields(ladders: Ladders, ladder: Ladder, trigger: Any) -> dict[str, Any]:  # noqa: ANN401
    """Say a ladder to machines."""
    problem = ladder.problem
    return {
        "client": problem.client,
        "specialty": problem.specialty,
        "level": problem.level,
        "steps": [
            {
                "step": place,
                "level": step.level,
                "engineer": step.engineer,
                "appointed_by": step.appointed_by,
                "minutes": minutes_of(ladders.ground.rules, trigger, step.level),
                "solves": solves(ladders, step.distance, step.level),
                "distance": step.distance,
                "hours": step.work / THOUSANDTHS,
                "travel_minutes": round(step.travel, 6),
                "reason": reason_of(ladders, ladder, step),
            }
            for place, step in enumerate(ladder.steps, 1)
        ],
        "skipped": [skip._asdict() for skip in ladder.skips],
    }


def team_lines(team: HelperTeam | None) -> Iterator[str]:
    """Say the smallest team for several specialties."""
    if team is None:
        return
    for specialty in team.unsolved:
        yield f"nobody who is there can solve {specialty}"
    if not team.solves:
        return
    whom = ", ".join(team.people) or "nobody else"
    head = f"{team.begins} and " if team.begins else ""
    yield f"smallest team for all of it: {head}{whom}"
    for specialty, engineer in team.solves.items():
        yield f"  {engineer} solves {specialty}"
    for link in team.links:
        how = "have not worked together" if link.length is None else f"length {link.length:.2f}"
        yield f"  {link.one} – {link.other}: {how}"
    for one, other in team.quarrels:
        yield f"  {one} and {other} are in conflict: keep them apart"


def team_fields(team: HelperTeam | None) -> dict[str, Any] | None:
    """Say the team to machines."""
    if team is None:
        return None
    links = [link._asdict() for link in team.links]
    lists = {"people": list(team.people), "unsolved": list(team.unsolved)}
    quarrels = [list(pair) for pair in team.quarrels]
    return {**vars(team), **lists, "links": links, "quarrels": quarrels}


def certificate_lines(found: Certificate) -> Iterator[str]:
    """Say the certificate: the verdict, the matrix, single points of failure and their cures."""
    yield found.verdict
    yield from matrix(found)
    for problem in first(found.gaps):
        yield f"gap: {problem.client}, {problem.specialty} {problem.level}"
    yield from rest(len(found.gaps), "gaps")
    for absence in first(found.single_points):
        dead = ", ".join(f"{it.client} {it.specialty} {it.level}" for it in absence.dead_ends[:6])
        more = f" and {len(absence.dead_ends) - 6} more" if len(absence.dead_ends) > 6 else ""
        yield f"single point of failure: {absence.engineer} ({dead}{more})"
    yield from rest(len(found.single_points), "single points of failure")
    for cure in first(found.cures):
        yield f"cure: {cure.sentence}"
    yield from rest(len(found.cures), "cures")
    for engineer, hours in list(found.above_free.items())[:SHOWN]:
        yield f"above free hours: {engineer} by {hours:.1f} h"
    yield from rest(len(found.above_free), "helpers above their free hours")


def matrix(found: Certificate) -> Iterator[str]:
    """Say what becomes of the problems in each case."""
    from ce_opt.escalation.certificate import CASES

    heads = ("away", "at once", "1 in vain", "2 in vain", "dead ends", "above free hours")
    yield " ".join(f"{head:>10}" for head in heads)
    for case in (*CASES, "anybody"):
        hops = [row.worst if case == "anybody" else row.hops[case] for row in found.rows]
        counts = [hops.count(0), hops.count(1), hops.count(2), hops.count(None)]
        above = sum(case in row.above_free for row in found.rows)
        if case == "anybody":
            above = len({name for it in found.absences for name in it.above_free})
        yield " ".join(f"{value:>10}" for value in (case, *counts, above))


def first(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Rows that are shown."""
    return rows[:SHOWN]


def rest(count: int, noun: str) -> Iterator[str]:
    """Count the rows that are not shown."""
    if count > SHOWN:
        yield f"… {count - SHOWN} more {noun}"
