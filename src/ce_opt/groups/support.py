"""The support group: the engineers drawn into it, chosen by CP-SAT, then its leader.

    min  drawn_support · Σ_{i drawn} 100 · support_hours / care_hours(i)

Whoever is a support engineer by entry or leads a virtual group is in it; the others are drawn so
that every specialty is held as `rules.support_cover` asks, by those of whose time duty takes the
smallest part. Of those who may lead the group the one of best past performance does, of equal ones
the first by id.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from ce_opt.groups.division import Division, Group
from ce_opt.groups.facts import GroupFacts
from ce_opt.groups.model import VERDICTS, configured, weighted, whole
from ce_opt.groups.results import SupportResult, Verdict
from ce_opt.groups.rules.support_cover import (
    candidates,
    head_candidates,
    holders,
    posted,
    wanted,
)

__all__ = ["Support", "choose_support", "support_points"]

UNITS = 10**6
"""Units per point."""


@dataclass(frozen=True)
class Support:
    """The support group.

    Attributes
    ----------
    people : everybody in it, by id
    leader : empty where there is nobody
    result : what is known of the choice
    work : deterministic time used
    """

    people: tuple[str, ...]
    leader: str
    result: SupportResult
    work: float


def choose_support(
    facts: GroupFacts, groups: Sequence[Group], work: float, seed: int = 0
) -> Support:
    """Choose the support group, given the virtual groups and their leaders."""
    leaders = [group.leader for group in groups if group.leader]
    given = posted(facts, leaders)
    drawn, verdict, bound, spent = draw(facts, candidates(facts, leaders), given, work, seed)
    people = tuple(sorted(given | drawn))
    heads = head_candidates(facts, Division(tuple(groups), people))
    leader = min(
        heads, key=lambda who: (-float(facts.engineers[who]["performance"]), who), default=""
    )
    points = support_points(facts, drawn)
    result = SupportResult(
        "optimal" if verdict is Verdict.OPTIMAL else "feasible",
        points,
        min(bound, points),
        0.0 if bound >= points else (points - bound) / points,
        tuple(sorted(drawn)),
        {specialty: holders(facts, people, specialty) for specialty in facts.specialties},
    )
    return Support(people, leader, result, spent)


def draw(
    facts: GroupFacts, people: Sequence[str], given: Collection[str], work: float, seed: int
) -> tuple[set[str], Verdict, float, float]:
    """Draw engineers: (who, verdict, bound on their points, deterministic time)."""
    model = cp_model.CpModel()
    taken = {who: model.new_bool_var(f"support {who}") for who in people}
    open_to = [who for who in people if who not in given]
    for who in people:
        if who in given:
            model.add(taken[who] == 1)
    missing = []
    for specialty in facts.specialties:
        level, count = wanted(facts, people, specialty)
        held = [taken[who] for who in people if facts.level(who, specialty) >= level]
        missing.append(model.new_int_var(0, count, f"missing {specialty}"))
        model.add(sum(held) + missing[-1] >= count)
    for one, other in facts.at_odds(people):
        if one not in given or other not in given:
            model.add_at_most_one([taken[one], taken[other]])
    ties = 1 + len(open_to) ** 2  # of equally cheap people the first by id are drawn
    costs = [
        (taken[who], ties * whole(share_points(facts, who) * UNITS) + place)
        for place, who in enumerate(open_to)
    ]
    big = 1 + sum(units for _, units in costs)
    model.minimize(weighted([*costs, *((var, big) for var in missing)]))
    solver = configured(work, seed)
    verdict = VERDICTS.get(solver.solve(model), Verdict.UNKNOWN)
    spent = float(solver.response_proto.deterministic_time)
    if verdict not in (Verdict.OPTIMAL, Verdict.FEASIBLE):
        return set(), verdict, 0.0, spent
    short = sum(int(solver.value(var)) for var in missing)
    bound = int(solver.response_proto.inner_objective_lower_bound) - big * short
    drawn = {who for who in open_to if solver.value(taken[who])}
    return drawn, verdict, max(0, bound // ties) / UNITS, spent


def share_points(facts: GroupFacts, who: str) -> float:
    """Points of drawing somebody: percent of their time that support duty takes."""
    rules, hours = facts.rules, float(facts.engineers[who]["care_hours"])
    share = 100 * rules.support_hours / hours if hours else 0.0
    return rules.weights.drawn_support * share


def support_points(facts: GroupFacts, drawn: Collection[str]) -> float:
    """Points of drawing some engineers."""
    return sum(share_points(facts, who) for who in sorted(drawn))
