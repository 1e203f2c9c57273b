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
from functools import reduce

from ce_opt.groups.division import Division
from ce_opt.groups.duty import asked_hours
from ce_opt.groups.facts import Cover, GroupFacts
from ce_opt.groups.results import Shortage
from ce_opt.groups.rules import cover, one_leader, size
from ce_opt.groups.rules.support_cover import candidates, holders
from ce_opt.language import tr, tr_count

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
            sentence = tr(
                "department {department} has no engineers, and is to cover {specialties}",
                department=name,
                specialties=tr(", ").join(own),
            )
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
    limits = tr("{least} to {most} people", least=rules.min_size, most=rules.max_size)
    if people < rules.min_size:
        sentence = tr(
            "department {department} has {people} engineers, a group has {limits}",
            department=department,
            people=people,
            limits=limits,
        )
        merged = merging(facts, department)
        cure = tr("{cure}, or set groups.min_size to {least}", cure=merged, least=people)
    elif facts.at_odds(facts.staff[department]) and people >= groups * rules.min_size:
        pairs = ["–".join(pair) for pair in facts.at_odds(facts.staff[department])[:SHOWN]]
        sentence = tr(
            "department {department} cannot be divided into groups of {limits} in which nobody is "
            "in conflict ({pairs})",
            department=department,
            limits=limits,
            pairs=tr(", ").join(pairs),
        )
        cure = tr(
            "settle a conflict, or set groups.min_size to {least}",
            least=max(1, people // (groups + 1)),
        )
    else:
        sentence = tr(
            "the {people} engineers of {department} do not make {groups} groups of {limits}",
            people=people,
            department=department,
            groups=groups,
            limits=limits,
        )
        cure = tr(
            "set groups.min_size to {least}, or groups.max_size to {most}",
            least=people // groups,
            most=people,
        )
    return Shortage(size.NAME, department, "", missing, sentence, cure)


def leaderless(facts: GroupFacts, department: str, missing: int) -> Shortage:
    """Word that leaders are missing, and who is nearest to leading."""
    sentence = without_leader(facts, department, missing)
    staff = facts.staff[department] if department else tuple(facts.engineers)
    cures = list(leading_cures(facts, staff))[: max(1, min(missing, SHOWN))]
    fallback = merging(facts, department) if department else tr("let a specialty lead groups")
    cure = together(cures) if cures else fallback
    return Shortage(one_leader.NAME, department, "", missing, sentence, cure)


def without_leader(facts: GroupFacts, department: str, missing: int) -> str:
    """Say how many groups of a department, or of the season, have no leader."""
    crafts = tr(", ").join(facts.leading_specialties)
    crafts = crafts or tr("none, see specialties.leads_groups")
    level = facts.rules.leader_level
    if not department:
        return tr_count(
            missing,
            "the season has {count} virtual group without a leader: a leader holds one of "
            "{specialties} at level {level}",
            "the season has {count} virtual groups without a leader: a leader holds one of "
            "{specialties} at level {level}",
            specialties=crafts,
            level=level,
        )
    return tr_count(
        missing,
        "department {department} has {count} virtual group without a leader: a leader holds one of "
        "{specialties} at level {level}",
        "department {department} has {count} virtual groups without a leader: a leader holds one "
        "of {specialties} at level {level}",
        department=department,
        specialties=crafts,
        level=level,
    )


def leading_cures(facts: GroupFacts, staff: Sequence[str]) -> Iterator[str]:
    """What would let people lead, the nearest first: time, then leave, then training."""
    rules = facts.rules
    reasons = {who: facts.keeps_from_leading(who) for who in staff}
    needed = rules.leading_hours + rules.support_hours
    for who in (who for who in staff if reasons[who] == "hours"):
        more = needed - float(facts.engineers[who]["care_hours"])
        yield tr("give {who} {hours:g} more care hours", who=who, hours=more)
    for who in (who for who in staff if reasons[who] == "leave"):
        yield tr(
            "let {who} lead, who is away {away:.0%} of the season "
            "(groups.max_leader_leave is {limit:.0%})",
            who=who,
            away=facts.away[who],
            limit=rules.max_leader_leave,
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
    sentence = tr_count(
        missing,
        "department {department} lacks {count} person who holds {specialty} at level {level} for "
        "its groups, {held}",
        "department {department} lacks {count} people who hold {specialty} at level {level} for "
        "its groups, {held}",
        department=department,
        specialty=need.specialty,
        level=need.level,
        held=tr_count(held, "{count} does", "{count} do"),
    )
    if not any(facts.level(who, need.specialty) >= need.level for who in facts.engineers):
        sentence = tr("{sentence}; nobody of the season does", sentence=sentence)
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
            sentence = tr(
                "the support group has {held} of {asked} people who hold "
                "{specialty} at level {level}; the best there are stand in",
                held=held,
                asked=rules.support_people,
                specialty=specialty,
                level=rules.support_level,
            )
            cure = lessons(facts, among, specialty, rules.support_level, missing)
            yield Shortage("support", "", specialty, missing, sentence, cure)


def of_duty(facts: GroupFacts, division: Division) -> Iterator[Shortage]:
    """Those whom duty takes more hours than they have."""
    for who, hours in asked_hours(facts.rules, division).items():
        have = float(facts.engineers[who]["care_hours"]) if who in facts.engineers else hours
        if hours > have:
            sentence = tr(
                "{who} has {have:g} care hours, leading and support duty take {hours:g}",
                who=who,
                have=have,
                hours=hours,
            )
            cure = tr(
                "give {who} {hours:g} more, or take {who} out of table engineers' support",
                who=who,
                hours=hours - have,
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
        return tr(
            "hire somebody who holds {specialty} at level {level}", specialty=specialty, level=level
        )
    chosen = gaps[: min(missing, SHOWN)]
    return together([training(who, specialty, gap) for gap, who in chosen])


def together(cures: Sequence[str]) -> str:
    """Say that all of these would help, one with the other."""
    return reduce(lambda one, other: tr("{cure} and {other}", cure=one, other=other), cures)


def training(who: str, specialty: str, levels: int) -> str:
    """Say what somebody would have to learn."""
    return tr_count(
        levels,
        "train {who} in {specialty} by {count} level",
        "train {who} in {specialty} by {count} levels",
        who=who,
        specialty=specialty,
    )


def merging(facts: GroupFacts, department: str) -> str:
    """Say which department is the nearest in craft, then in minutes."""
    own, seat = set(facts.own_specialties[department]), facts.departments[department]["district"]
    others = [name for name, staff in facts.staff.items() if name != department and staff]
    if not others:
        return tr("let more engineers belong to it")

    def distance(name: str) -> tuple[int, float, str]:
        apart = facts.minutes(seat, facts.departments[name]["district"])
        return (-len(own & set(facts.own_specialties[name])), apart, name)

    near = min(others, key=distance)
    shared = sorted(own & set(facts.own_specialties[near]))
    minutes = distance(near)[1]
    if not shared:
        return tr(
            "merge {department} with {near} ({minutes:.0f} minutes away)",
            department=department,
            near=near,
            minutes=minutes,
        )
    return tr(
        "merge {department} with {near} (shares {specialties}, {minutes:.0f} minutes away)",
        department=department,
        near=near,
        specialties=tr(", ").join(shared),
        minutes=minutes,
    )
