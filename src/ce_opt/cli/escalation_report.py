"""What ``ce-opt escalate`` says to a planner, line by line, and to machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ce_opt.cli.wide import left, right
from ce_opt.escalation.minutes import minutes_of
from ce_opt.escalation.problems import THOUSANDTHS
from ce_opt.escalation.sentences import level_said, skipped
from ce_opt.language import marked, tr
from ce_opt.plan.escalation_table import reason_of

if TYPE_CHECKING:
    from ce_opt.escalation.build import Ladders
    from ce_opt.escalation.certificate import Certificate
    from ce_opt.escalation.helper_team import HelperTeam
    from ce_opt.escalation.ladder import Ladder

__all__ = ["certificate_lines", "ladder_fields", "ladder_lines", "team_fields", "team_lines"]

SHOWN = 12
"""Rows of a list; the others are counted, and stand in the answer of --json."""
MORE_GAPS = marked("… {count} more gaps")
MORE_POINTS = marked("… {count} more single points of failure")
MORE_CURES = marked("… {count} more cures")
MORE_HELPERS = marked("… {count} more helpers above their free hours")
WHO = {
    "nobody": marked("nobody"),
    "a": marked("a"),
    "b": marked("b"),
    "both": marked("both"),
    "leader": marked("leader"),
    "anybody": marked("anybody"),
}
"""Case of the certificate -> who is away."""
HEADS = (
    marked("away"),
    marked("at once"),
    marked("1 in vain"),
    marked("2 in vain"),
    marked("dead ends"),
    marked("above free hours"),
)


def ladder_lines(ladders: Ladders, ladder: Ladder, trigger: Any) -> Iterator[str]:  # noqa: ANN401
    """Say a ladder, a line for everybody on it."""
    problem, ground = ladder.problem, ladders.ground
    names = dict(
        zip(ground.season.engineers["engineer"], ground.season.engineers["name"], strict=True)
    )
    yield tr(
        "{client}, {specialty} at level {level} ({trigger}):",
        client=problem.client,
        specialty=problem.specialty,
        level=problem.level,
        trigger=trigger,
    )
    width = max((len(step.engineer) for step in ladder.steps), default=0)
    for place, step in enumerate(ladder.steps, 1):
        said = {
            "name": names[step.engineer],
            "minutes": minutes_of(ground.rules, trigger, step.level),
            "reason": reason_of(ladders, ladder, step),
            "by": step.appointed_by,
        }
        if step.appointed_by:
            words = tr("{name} within {minutes} min, sent by {by}: {reason}", **said)
        else:
            words = tr("{name} within {minutes} min: {reason}", **said)
        level = left(level_said(step.level), 10)
        yield f"  {place} {level} {step.engineer:<{width}} {words}"
    if ladder.skips:
        yield "  " + tr("skipped: {reasons}", reasons=skipped(ladder.skips))
    if not any(solves(ladders, step.distance, step.level) for step in ladder.steps):
        yield "  " + tr(
            "nobody on this ladder can solve it: see --certificate for the cheapest cure"
        )


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
        yield tr("nobody who is there can solve {specialty}", specialty=specialty)
    if not team.solves:
        return
    yield smallest(team)
    for specialty, engineer in team.solves.items():
        yield "  " + tr("{engineer} solves {specialty}", engineer=engineer, specialty=specialty)
    for link in team.links:
        said = {"one": link.one, "other": link.other, "length": link.length}
        if link.length is None:
            yield "  " + tr("{one} – {other}: have not worked together", **said)
        else:
            yield "  " + tr("{one} – {other}: length {length:.2f}", **said)
    for one, other in team.quarrels:
        yield "  " + tr("{one} and {other} are in conflict: keep them apart", one=one, other=other)


def smallest(team: HelperTeam) -> str:
    """Name the people of the team: who begins, and whom they call in."""
    others = ", ".join(team.people)
    if not team.begins:
        return tr("smallest team for all of it: {engineers}", engineers=others or tr("nobody else"))
    if not others:
        return tr("smallest team for all of it: {first} and nobody else", first=team.begins)
    said = {"first": team.begins, "others": others}
    return tr("smallest team for all of it: {first} and {others}", **said)


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
        yield tr(
            "gap: {client}, {specialty} {level}",
            client=problem.client,
            specialty=problem.specialty,
            level=problem.level,
        )
    yield from rest(len(found.gaps), MORE_GAPS)
    for absence in first(found.single_points):
        dead = ", ".join(f"{it.client} {it.specialty} {it.level}" for it in absence.dead_ends[:6])
        if len(absence.dead_ends) > 6:
            dead = tr("{names} and {count} more", names=dead, count=len(absence.dead_ends) - 6)
        yield tr(
            "single point of failure: {engineer} ({problems})",
            engineer=absence.engineer,
            problems=dead,
        )
    yield from rest(len(found.single_points), MORE_POINTS)
    for cure in first(found.cures):
        yield tr("cure: {cure}", cure=cure.sentence)
    yield from rest(len(found.cures), MORE_CURES)
    for engineer, hours in list(found.above_free.items())[:SHOWN]:
        yield tr("above free hours: {engineer} by {hours:.1f} h", engineer=engineer, hours=hours)
    yield from rest(len(found.above_free), MORE_HELPERS)


def matrix(found: Certificate) -> Iterator[str]:
    """Say what becomes of the problems in each case."""
    from ce_opt.escalation.certificate import CASES

    yield " ".join(right(tr(head), 10) for head in HEADS)
    for case in (*CASES, "anybody"):
        hops = [row.worst if case == "anybody" else row.hops[case] for row in found.rows]
        counts = [hops.count(0), hops.count(1), hops.count(2), hops.count(None)]
        above = sum(case in row.above_free for row in found.rows)
        if case == "anybody":
            above = len({name for it in found.absences for name in it.above_free})
        figures = (f"{value:>10}" for value in (*counts, above))
        yield " ".join([right(tr(WHO[case]), 10), *figures])


def first(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Rows that are shown."""
    return rows[:SHOWN]


def rest(count: int, message: str) -> Iterator[str]:
    """Count the rows that are not shown."""
    if count > SHOWN:
        yield tr(message, count=count - SHOWN)
