"""What groups mean for the assignment: who stands behind whom, and hours that duty takes.

    duty(e) = leading_hours           where e leads a virtual group
            + support_hours           where e is in the support group
            + support_leading_hours   where e leads it

Somebody with fewer care hours than that spends all of them on duty (which is a shortage, and is
said); they are left none for clients.
"""

from __future__ import annotations

from dataclasses import replace

from ce_opt.groups.division import Division
from ce_opt.groups.facts import GroupFacts
from ce_opt.season.group_rules import Groups
from ce_opt.season.season import Season

__all__ = ["asked_hours", "duty_hours", "with_groups"]


def asked_hours(rules: Groups, division: Division) -> dict[str, float]:
    """Engineer -> hours a season that their duties take; of those who have any."""
    found: dict[str, float] = {}
    for who in (group.leader for group in division.groups if group.leader):
        found[who] = found.get(who, 0.0) + rules.leading_hours
    for who in division.support:
        found[who] = found.get(who, 0.0) + rules.support_hours
    if division.support_leader:
        found[division.support_leader] += rules.support_leading_hours
    return {who: hours for who, hours in sorted(found.items()) if hours}


def duty_hours(facts: GroupFacts, division: Division) -> dict[str, float]:
    """Engineer -> hours that duty takes of their care hours, at most all of them."""
    asked = asked_hours(facts.rules, division)
    return {
        who: min(hours, float(facts.engineers[who]["care_hours"]))
        for who, hours in asked.items()
        if who in facts.engineers
    }


def with_groups(season: Season, division: Division) -> Season:
    """Give the season in which groups count, where its rule book has a section ``[groups]``."""
    if season.rulebook.groups is None:
        return season
    hours = duty_hours(GroupFacts(season), division)
    workforce = replace(season.workforce, group_of=division.group_of, duty_hours=hours)
    return season.arranged(workforce)
