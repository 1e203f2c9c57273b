"""The support group: support engineers by entry, leaders of virtual groups, and who else is needed.

    Σ_{i: level(i, s) ≥ ℓ(s)} support[i] ≥ min(support_people, those who could)     every specialty

    ℓ(s) = support_level, or where fewer than support_people of the season hold it there, the
           level of the last of the support_people best

so that the best there are stand in where nobody is good enough, which is a shortage of kind
``support`` and is said. Who could: has the care hours for support duty, is not away all season and
in no conflict with a support engineer by entry or a leader. One of the group leads it: of those who
lead no virtual group, are there for most of the season and have the care hours for it; where there
is nobody like that, of those for whom least of the three is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from ce_opt.errors import Breach
from ce_opt.groups.division import SUPPORT, Division
from ce_opt.groups.facts import GroupFacts
from ce_opt.language import tr

__all__ = [
    "ALWAYS",
    "NAME",
    "breaches",
    "candidates",
    "head_candidates",
    "holders",
    "posted",
    "wanted",
]

NAME = "support_cover"
ALWAYS = True


def posted(facts: GroupFacts, leaders: Iterable[str]) -> set[str]:
    """Those who are in the support group in any case: by entry, and leaders."""
    return {who for who in facts.engineers if facts.is_support(who)} | set(leaders)


def candidates(facts: GroupFacts, leaders: Iterable[str]) -> tuple[str, ...]:
    """Those who are in the support group, or could be drawn into it, by id."""
    given = posted(facts, leaders)
    at_odds = {who for pair in facts.conflicts if pair & given for who in pair if who not in given}
    return tuple(
        who
        for who in sorted(facts.engineers)
        if who in given
        or (
            who not in at_odds
            and facts.away.get(who) != 1
            and facts.engineers[who]["care_hours"] >= facts.rules.support_hours
        )
    )


def wanted(facts: GroupFacts, people: Iterable[str], specialty: str) -> tuple[int, int]:
    """Level at which a specialty is to be held, and by how many: (ℓ, people)."""
    rules = facts.rules
    levels = sorted((facts.level(who, specialty) for who in people), reverse=True)
    held = [level for level in levels if level]
    best = held[: rules.support_people]
    return (min([rules.support_level, *best]), len(best))


def holders(facts: GroupFacts, people: Iterable[str], specialty: str) -> int:
    """How many hold a specialty at the level of the rule book."""
    return sum(facts.level(who, specialty) >= facts.rules.support_level for who in people)


def head_candidates(facts: GroupFacts, division: Division) -> tuple[str, ...]:
    """Those who may lead the support group."""
    leaders = {group.leader for group in division.groups}
    known = [who for who in division.support if who in facts.engineers]
    flaws = {who: flaws_of(facts, who, who in leaders) for who in known}
    least = min(flaws.values(), default=0)
    return tuple(who for who in known if flaws[who] == least)


def flaws_of(facts: GroupFacts, who: str, leads: bool) -> int:
    """How much speaks against somebody as support leader: leads a group, is away, has no time."""
    rules = facts.rules
    hours = rules.support_hours + rules.support_leading_hours
    hours += rules.leading_hours if leads else 0.0
    short = bool(facts.engineers[who]["care_hours"] < hours)
    return leads + (facts.away.get(who, 0.0) > rules.max_leader_leave) + short


def breaches(facts: GroupFacts, division: Division) -> Iterator[Breach]:
    """What in a division breaks it."""
    leaders = [group.leader for group in division.groups if group.leader]
    for who in sorted(posted(facts, leaders) - set(division.support)):
        sentence = tr("{who} is a support engineer and not in the support group", who=who)
        yield Breach(NAME, who, sentence)
    people = candidates(facts, leaders)
    yield from uncovered(facts, division, people, leaders)
    for who in sorted(set(division.support) - set(people)):
        yield Breach(NAME, who, tr("{who} cannot be in the support group", who=who))
    if division.support and division.support_leader not in head_candidates(facts, division):
        leader = division.support_leader or tr("nobody")
        sentence = tr("{who} cannot lead the support group", who=leader)
        yield Breach(NAME, SUPPORT, sentence)


def uncovered(
    facts: GroupFacts, division: Division, people: Collection[str], leaders: Sequence[str]
) -> Iterator[Breach]:
    """Specialties that fewer in the support group hold than could, of the people who may be in it.

    Nothing is asked where two who could are in conflict, and neither is there in any case.
    """
    apart = [pair for pair in facts.at_odds(people) if not posted(facts, leaders) & set(pair)]
    for specialty in facts.specialties:
        level, count = wanted(facts, people, specialty)
        held = sum(
            facts.level(who, specialty) >= level for who in division.support if who in people
        )
        able = {who for who in people if facts.level(who, specialty) >= level}
        if held < count and not any(able.issuperset(pair) for pair in apart):
            sentence = tr(
                "{held} of {asked} in the support group hold {specialty} at level {level}",
                held=held,
                asked=count,
                specialty=specialty,
                level=level,
            )
            yield Breach(NAME, specialty, sentence)
