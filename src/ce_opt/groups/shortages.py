"""What departments are short of, in a planner's words, each with the nearest cure.

    staff      a department with specialties and nobody in it       merge it
    size       too few people for a group, or for any division      merge it, or change the limits
    leader     too few who may lead                                 more hours, less leave, training
    cover      too few who hold a specialty at the level            training, those nearest first
    support    the season has too few for the support group         training, those nearest first
    hours      duty takes more hours than somebody has              more hours

`counted` finds by counting alone what the rules cannot overcome, so that it can be said before
anything is solved; `of_draft` words what the solver could not overcome.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ce_opt.groups.division import Division
from ce_opt.groups.duty import asked_hours
from ce_opt.groups.facts import Cover, GroupFacts
from ce_opt.groups.results import Shortage
from ce_opt.groups.rules import cover, one_leader, size
from ce_opt.groups.rules.support_cover import candidates, holders

__all__ = ["counted", "of_draft", "of_duty", "of_support"]

SHOWN = 3
"""People who are named in a cure."""


def counted(facts: GroupFacts) -> Iterator[Shortage]:
    """What is short whatever the division, found by counting."""
    yield from unstaffed(facts)
    for name, staff in facts.staff.items():
        if not staff:
            continue
        groups = facts.fewest_groups(name)
        lacking = max(0, facts.rules.min_size * groups - len(staff))
        if lacking:
            yield too_small(facts, name, lacking, groups)
        for need in facts.cover(name):
            held = sum(facts.level(who, need.specialty) >= need.level for who in staff)
            if held < groups * need.people:
                yield uncovered(facts, name, need, groups * need.people - held)
    able = sum(facts.may_lead(who) for who in facts.engineers)
    wanted = sum(facts.fewest_groups(name) for name, staff in facts.staff.items() if staff)
    if able < wanted:
        yield leaderless(facts, "", wanted - able)
    leaders = [who for who in facts.engineers if facts.may_lead(who)]
    yield from of_support(facts, candidates(facts, ()), leaders)


def unstaffed(facts: GroupFacts) -> Iterator[Shortage]:
    """Departments that are to cover something and have nobody."""
    for name, staff in facts.staff.items():
        own = facts.own_specialties[name]
        if not staff and own:
            sentence = f"department {name} has no engineers, and is to cover {', '.join(own)}"
            yield Shortage("staff", name, "", 1, sentence, merging(facts, name))


def of_draft(
    facts: GroupFacts, department: str, groups: int, short: Iterable[tuple[str, str, int]]
) -> Iterator[Shortage]:
    """Word what a division of a department is short of: (kind, specialty, number) by group."""
    total: Counter[tuple[str, str]] = Counter()
    for kind, specialty, missing in short:
        total[kind, specialty] += missing
    for (kind, specialty), missing in sorted(total.items()):
        if kind == size.NAME:
            yield too_small(facts, department, missing, groups)
        elif kind == one_leader.NAME:
            yield leaderless(facts, department, missing)
        elif kind == cover.NAME:
            need = next(one for one in facts.cover(department) if one.specialty == specialty)
            yield uncovered(facts, department, need, missing)


def too_small(facts: GroupFacts, department: str, missing: int, groups: int) -> Shortage:
    """Word that a department has too few people for groups of the size that is asked."""
    rules, people = facts.rules, len(facts.staff[department])
    limits = f"{rules.min_size} to {rules.max_size} people"
    if people < rules.min_size:
        sentence = f"department {department} has {people} engineers, a group has {limits}"
        cure = f"{merging(facts, department)}, or set groups.min_size to {people}"
    elif facts.at_odds(facts.staff[department]) and people >= groups * rules.min_size:
        pairs = ", ".join("–".join(pair) for pair in facts.at_odds(facts.staff[department])[:SHOWN])
        sentence = (
            f"department {department} cannot be divided into groups of {limits} in which nobody is "
            f"in conflict ({pairs})"
        )
        cure = f"settle a conflict, or set groups.min_size to {max(1, people // (groups + 1))}"
    else:
        sentence = f"the {people} engineers of {department} do not make {groups} groups of {limits}"
        cure = f"set groups.min_size to {people // groups}, or groups.max_size to {people}"
    return Shortage(size.NAME, department, "", missing, sentence, cure)


def leaderless(facts: GroupFacts, department: str, missing: int) -> Shortage:
    """Word that leaders are missing, and who is nearest to leading."""
    where = f"department {department} has" if department else "the season has"
    crafts = ", ".join(facts.leading_specialties) or "none, see specialties.leads_groups"
    sentence = (
        f"{where} {missing} virtual {noun(missing, 'group')} without a leader: a leader holds one "
        f"of {crafts} at level {facts.rules.leader_level}"
    )
    staff = facts.staff[department] if department else tuple(facts.engineers)
    cures = list(leading_cures(facts, staff))[: max(1, min(missing, SHOWN))]
    fallback = f"{merging(facts, department)}" if department else "let a specialty lead groups"
    return Shortage(
        one_leader.NAME, department, "", missing, sentence, " and ".join(cures) or fallback
    )


def leading_cures(facts: GroupFacts, staff: Sequence[str]) -> Iterator[str]:
    """What would let people lead, the nearest first: time, then leave, then training."""
    rules = facts.rules
    reasons = {who: facts.keeps_from_leading(who) for who in staff}
    needed = rules.leading_hours + rules.support_hours
    for who in (who for who in staff if reasons[who] == "hours"):
        more = needed - float(facts.engineers[who]["care_hours"])
        yield f"give {who} {more:g} more care hours"
    for who in (who for who in staff if reasons[who] == "leave"):
        yield (
            f"let {who} lead, who is away {facts.away[who]:.0%} of the season "
            f"(groups.max_leader_leave is {rules.max_leader_leave:.0%})"
        )
    lessons = (
        (rules.leader_level - facts.level(who, specialty), who, specialty)
        for who in staff
        if reasons[who] == "craft" and facts.away.get(who) != 1
        for specialty in facts.leading_specialties
    )
    seen: set[str] = set()
    for levels, who, specialty in sorted(lessons):
        if who not in seen:
            seen.add(who)
            yield training(who, specialty, levels)


def uncovered(facts: GroupFacts, department: str, need: Cover, missing: int) -> Shortage:
    """Word that a specialty is short, and who is nearest to holding it."""
    held = sum(facts.level(who, need.specialty) >= need.level for who in facts.staff[department])
    sentence = (
        f"department {department} lacks {missing} {noun(missing, 'person', 'people')} who "
        f"{'holds' if missing == 1 else 'hold'} {need.specialty} at level {need.level} for its "
        f"groups, {held} {'does' if held == 1 else 'do'}"
    )
    if not any(facts.level(who, need.specialty) >= need.level for who in facts.engineers):
        sentence += "; nobody of the season does"
    cure = lessons(facts, facts.staff[department], need.specialty, need.level, missing)
    return Shortage(cover.NAME, department, need.specialty, missing, sentence, cure)


def of_support(
    facts: GroupFacts, people: Sequence[str], leaders: Sequence[str] = ()
) -> Iterator[Shortage]:
    """What the support group is short of, if it may be made of some people."""
    rules, among = facts.rules, sorted({*people, *leaders})
    for specialty in facts.specialties:
        held = holders(facts, among, specialty)
        missing = rules.support_people - held
        if missing > 0:
            sentence = (
                f"the support group has {held} of {rules.support_people} people who hold "
                f"{specialty} at level {rules.support_level}; the best there are stand in"
            )
            cure = lessons(facts, among, specialty, rules.support_level, missing)
            yield Shortage("support", "", specialty, missing, sentence, cure)


def of_duty(facts: GroupFacts, division: Division) -> Iterator[Shortage]:
    """Those whom duty takes more hours than they have."""
    for who, hours in asked_hours(facts.rules, division).items():
        have = float(facts.engineers[who]["care_hours"]) if who in facts.engineers else hours
        if hours > have:
            sentence = f"{who} has {have:g} care hours, leading and support duty take {hours:g}"
            cure = (
                f"give {who} {hours - have:g} more, or take {who} out of table engineers' support"
            )
            yield Shortage(
                "hours", facts.engineers[who]["department"], "", hours - have, sentence, cure
            )


def lessons(
    facts: GroupFacts, people: Sequence[str], specialty: str, level: int, missing: int
) -> str:
    """Say who would need how many levels in a specialty, the nearest first."""
    gaps = sorted(
        (level - facts.level(who, specialty), who)
        for who in people
        if facts.level(who, specialty) < level and facts.away.get(who) != 1
    )
    if not gaps:
        return f"hire somebody who holds {specialty} at level {level}"
    chosen = gaps[: min(missing, SHOWN)]
    return " and ".join(training(who, specialty, gap) for gap, who in chosen)


def training(who: str, specialty: str, levels: int) -> str:
    """Say what somebody would have to learn."""
    return f"train {who} in {specialty} by {levels} {noun(levels, 'level')}"


def merging(facts: GroupFacts, department: str) -> str:
    """Say which department is the nearest in craft, then in minutes."""
    own, seat = set(facts.own_specialties[department]), facts.departments[department]["district"]
    others = [name for name, staff in facts.staff.items() if name != department and staff]
    if not others:
        return "let more engineers belong to it"

    def distance(name: str) -> tuple[int, float, str]:
        apart = facts.minutes(seat, facts.departments[name]["district"])
        return (-len(own & set(facts.own_specialties[name])), apart, name)

    near = min(others, key=distance)
    shared = sorted(own & set(facts.own_specialties[near]))
    what = f"shares {', '.join(shared)}, " if shared else ""
    return f"merge {department} with {near} ({what}{distance(near)[1]:.0f} minutes away)"


def noun(count: int, one: str, many: str = "") -> str:
    """Word for one or several."""
    return one if count == 1 else many or f"{one}s"
