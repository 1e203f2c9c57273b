"""Ladders as table *escalation* of a plan says, for whoever walks them again."""

from __future__ import annotations

from collections import defaultdict

from ce_opt.escalation.build import Ladders
from ce_opt.escalation.ground import Ground
from ce_opt.escalation.ladder import Ladder, Step
from ce_opt.escalation.problems import THOUSANDTHS, Problem, problems
from ce_opt.plan.plan import Plan
from ce_opt.season.escalation_rules import LEVELS

__all__ = ["printed_ladders"]


def printed_ladders(ground: Ground, plan: Plan) -> Ladders | None:
    """Read the ladders of a plan.

    Returns
    -------
    A ladder for each problem, empty where the table has none; None without the table, or where it
    names somebody or a step that does not exist.
    """
    table = plan.escalation
    if table is None:
        return None
    known = ground.place_of.keys()
    if not (set(table["engineer"]) <= known and set(table["level"]) <= set(LEVELS)):
        return None
    heads = ["level", "engineer", "appointed_by", "distance", "hours", "travel_minutes"]
    steps: dict[tuple[str, str], list[Step]] = defaultdict(list)
    keys = zip(table["client"], table["specialty"], strict=True)
    for key, row in zip(keys, table[heads].itertuples(index=False, name=None), strict=True):
        level, engineer, appointed_by, distance, hours, travel = row
        work = round(hours * THOUSANDTHS)
        steps[key].append(Step(level, engineer, appointed_by, distance, work, travel))
    found = problems(ground.season, [team for team in plan.teams], ground.rules)
    return Ladders(ground, tuple(ladder(problem, steps) for problem in found))


def ladder(problem: Problem, steps: dict[tuple[str, str], list[Step]]) -> Ladder:
    """Give the ladder of a problem; why steps are skipped is not asked here."""
    return Ladder(problem, tuple(steps.get((problem.client, problem.specialty), ())), ())
