"""Tables *escalation* and *certificate* of a plan, and what stands in ``certificate.json``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from ce_opt.escalation.build import Ladders, build
from ce_opt.escalation.certificate import CASES, Certificate, certify
from ce_opt.escalation.ground import Ground
from ce_opt.escalation.groups import Groups
from ce_opt.escalation.ladder import Ladder, Step
from ce_opt.escalation.minutes import minutes_of
from ce_opt.escalation.problems import THOUSANDTHS, Problem
from ce_opt.escalation.sentences import Known, Standing, reason, skipped
from ce_opt.plan.decimals import rounded
from ce_opt.plan.layout import CERTIFICATE, ESCALATION, TRIGGER_MINUTES
from ce_opt.plan.plan import Plan
from ce_opt.season.season import Season

__all__ = [
    "certificate_rows",
    "certificate_table",
    "escalation_table",
    "findings_of",
    "ground_of",
    "reason_of",
    "with_escalation",
]

TAKEN = ("hours_a", "hours_b", "duty_hours")
"""Columns of table *loads* that leave less time to help; the last where anybody has a duty."""


def with_escalation(season: Season, plan: Plan) -> Plan:
    """Add the ladders of a plan and their certificate.

    Parameters
    ----------
    season : the season, with what earlier stages decided about its people
    plan : its other tables
    """
    ground = ground_of(season, plan)
    ladders = build(ground, plan.teams)
    found = certify(ground, ladders.ladders, ladders.loads)
    return replace(
        plan,
        escalation=escalation_table(ladders),
        certificate=certificate_table(found),
        findings=findings_of(found) | {"partners": partners_of(ladders)},
    )


def ground_of(season: Season, plan: Plan) -> Ground:
    """Season and plan as ladders see them."""
    loads = plan.loads
    hours = loads[[head for head in TAKEN if head in loads]].sum(axis=1)
    taken = dict(zip(loads["engineer"], hours, strict=True))
    groups = None if plan.groups is None else Groups.of(plan.groups)
    return Ground.of(season, taken, groups)


def escalation_table(ladders: Ladders) -> pd.DataFrame:
    """Table *escalation*: a row for everybody on every ladder."""
    ground = ladders.ground
    rows = [
        (ladder, place, step)
        for ladder in ladders.ladders
        for place, step in enumerate(ladder.steps, 1)
    ]
    levels = [step.level for _, _, step in rows]
    minutes = {
        head: [minutes_of(ground.rules, trigger, level) for level in levels]
        for head, trigger in TRIGGER_MINUTES.items()
    }
    return ESCALATION.frame(
        {
            "client": [ladder.problem.client for ladder, _, _ in rows],
            "specialty": [ladder.problem.specialty for ladder, _, _ in rows],
            "step": [place for _, place, _ in rows],
            "level": levels,
            "engineer": [step.engineer for _, _, step in rows],
            "appointed_by": [step.appointed_by for _, _, step in rows],
            "reason": [reason_of(ladders, ladder, step) for ladder, _, step in rows],
            **minutes,
            "distance": rounded([step.distance for _, _, step in rows]),
            "hours": rounded([step.work / THOUSANDTHS for _, _, step in rows]),
            "travel_minutes": rounded([step.travel for _, _, step in rows]),
            "skipped": [skipped(ladder.skips) if place == 1 else "" for ladder, place, _ in rows],
        }
    )


def reason_of(ladders: Ladders, ladder: Ladder, step: Step) -> str:
    """Say why somebody stands on a ladder."""
    ground, problem = ladders.ground, ladder.problem
    knowledge = ground.knowledge
    row, column = ground.place_of[step.engineer], ground.specialty_place[problem.specialty]
    source = int(knowledge.source[row, column])
    known = Known(
        problem.specialty,
        problem.level,
        float(knowledge.helped[row, column]),
        knowledge.specialties[source],
        int(knowledge.level[row, source]),
    )
    partner = step.engineer == next((helper.engineer for helper in ladder.helpers), "")
    whom, last = last_together(ground, problem, step.engineer)
    load, free = ladders.loads[step.engineer], ground.free[step.engineer]
    return reason(known, Standing(step.level, partner, step.travel, load, free, whom, last))


def last_together(ground: Ground, problem: Problem, engineer: str) -> tuple[str, date | None]:
    """Say with whom of A and B somebody worked last, and when; A where both on one day."""
    found = [(ground.work.last(engineer, seat), seat) for seat in problem.seats]
    days = [(day, seat) for day, seat in found if day is not None]
    if not days:
        return "", None
    latest = max(day for day, _ in days)
    return next(seat for day, seat in days if day == latest), latest


def certificate_rows(found: Certificate) -> list[dict[str, Any]]:
    """Rows of table *certificate*; None for a number that is missing."""
    return [
        {
            "client": row.problem.client,
            "specialty": row.problem.specialty,
            "level": row.problem.level,
            "solver": row.solver,
            **{f"hops_{case}": row.hops[case] for case in CASES},
            "hops_worst": row.worst,
            "dead_without": "; ".join(row.dead_without),
            "above_free": "; ".join(row.above_free),
        }
        for row in found.rows
    ]


def certificate_table(found: Certificate) -> pd.DataFrame:
    """Table *certificate*: a row for each ladder."""
    rows = certificate_rows(found)
    columns: dict[str, Any] = {head: [row[head] for row in rows] for head in CERTIFICATE.heads}
    for head, values in columns.items():
        if head.startswith("hops_"):
            columns[head] = counts(values)
    return CERTIFICATE.frame(columns)


def counts(values: Iterable[int | None]) -> Any:  # noqa: ANN401
    """Whole numbers, some of them missing."""
    return pd.array([pd.NA if value is None else value for value in values], dtype="Int64")


def findings_of(found: Certificate) -> dict[str, Any]:
    """What the certificate says besides its table, as plain lists and dicts."""
    return {
        "verdict": found.verdict,
        "problems": len(found.rows),
        "gaps": [named(problem) for problem in found.gaps],
        "single_points": [
            {"engineer": absence.engineer, "dead_ends": [named(it) for it in absence.dead_ends]}
            for absence in found.single_points
        ],
        "cures": [
            cure._asdict()
            | {"clients": list(cure.clients), "levels": cure.levels, "sentence": cure.sentence}
            for cure in found.cures
        ],
        "above_free": {
            engineer: float(rounded(hours)) for engineer, hours in found.above_free.items()
        },
        "absences": {
            absence.engineer: {
                "ladders": absence.ladders,
                "dead_ends": len(absence.dead_ends),
                "more_hops": absence.more_hops,
                "above_free": list(absence.above_free),
            }
            for absence in found.absences
        },
    }


def named(problem: Problem) -> dict[str, str | int]:
    """Say a problem."""
    return {"client": problem.client, "specialty": problem.specialty, "level": problem.level}


def partners_of(ladders: Ladders) -> Mapping[str, float]:
    """Say how well the helping is shared, with what no way of sharing can undercut."""
    shared = ladders.shared
    if shared is None:
        return {}
    hours = {
        "hours_above_free": shared.over,
        "bound_above_free": shared.over_floor,
        "most_loaded_hours": shared.top,
        "bound_most_loaded": shared.top_floor,
    }
    return {name: float(rounded(value / THOUSANDTHS)) for name, value in hours.items()}
