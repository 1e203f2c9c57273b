"""Each virtual group has one leader, who leads no other and may lead: craft, presence, time.

    Σ_i leads[i, g] = open[g]   every group g
    Σ_g leads[i, g] ≤ 1         every i who may lead; = 1 for one who is lent for it
    leads[i, g] ≤ inside[i, g]

May lead: holds a specialty with leads_groups at leader_level or above, is away for at most
max_leader_leave of the season, and has the care hours that leading and support duty take. Leaders
are support engineers: by entry, or drawn into the support group for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ce_opt.errors import Breach
from ce_opt.groups.division import Division
from ce_opt.groups.facts import GroupFacts
from ce_opt.language import marked, tr

if TYPE_CHECKING:
    from ce_opt.groups.model import Model

__all__ = ["ALWAYS", "LACKING", "NAME", "add", "breaches"]

NAME = "leader"
ALWAYS = False
LACKING = {
    "craft": marked(
        "{who} leads a group and holds no specialty with leads_groups at the leader's level"
    ),
    "leave": marked("{who} leads a group and is away for too much of the season"),
    "hours": marked(
        "{who} leads a group and has fewer care hours than leading and support duty take"
    ),
}


def add(model: Model) -> None:
    """Add the rule; in a relaxed model a group may be without a leader."""
    for g, is_open in enumerate(model.open):
        heads = [leads for (_, group), leads in model.leads.items() if group == g]
        model.model.add(sum(heads) + model.short(NAME, "", 1) == is_open)
    for i in model.department.leaders:
        posts = [model.leads[i, g] for g in model.slots]
        if i in model.department.guests:
            model.model.add_exactly_one(posts)
        else:
            model.model.add_at_most_one(posts)
        for g in model.slots:
            model.model.add_implication(model.leads[i, g], model.inside[i][g])


def breaches(facts: GroupFacts, division: Division) -> Iterator[Breach]:
    """What in a division breaks it."""
    for group in division.groups:
        if not group.leader:
            yield Breach(NAME, group.name, tr("{group} has no leader", group=group.name))
    leaders = Counter(group.leader for group in division.groups if group.leader)
    for who, count in sorted(leaders.items()):
        if count > 1:
            sentence = tr("{who} leads {count} groups, it must be one", who=who, count=count)
            yield Breach(NAME, who, sentence)
        if who in facts.engineers and (reason := facts.keeps_from_leading(who)):
            yield Breach(NAME, who, tr(LACKING[reason], who=who))
        if who not in division.support:
            sentence = tr("{who} leads a group and is not in the support group", who=who)
            yield Breach(NAME, who, sentence)
