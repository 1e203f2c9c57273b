"""Reasons of clients whom the rules leave without anybody for a seat, or without a pair."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ce_opt.plan.decimals import printed
from ce_opt.plan.reasons.sieve import Client, Sieve
from ce_opt.plan.reasons.wording import Reason, amount, at_least, at_most, listed, short
from ce_opt.teams.rules import (
    designation,
    distinct_people,
    minimum_importance,
    no_conflict,
    post,
    primary_specialty,
    service,
    travel_limit,
)

__all__ = ["no_pair", "nobody"]


def nobody(client: Client, sieve: Sieve) -> Reason:
    """Say which rule refuses the last engineer for a seat, and what would help."""
    return SAID.get(sieve.last, by_any_rule)(client, sieve)


def never(client: Client, sieve: Sieve) -> Reason:
    """Service = never."""
    return Reason(
        f"the season says not to serve {client.name} (service = never)",
        f"set clients.service of {client.name} to auto if it is to be served",
    )


def matters_too_little(client: Client, sieve: Sieve) -> Reason:
    """Its importance is below the least that is served."""
    importance = client.facts.importance[client.name]
    least = client.facts.selection.minimum_importance
    return Reason(
        f"its importance, {printed(importance)}, is below minimum_importance, {printed(least)}",
        f"lower selection.minimum_importance to {at_most(importance)}, "
        f"or set clients.service of {client.name} to must",
    )


def nobody_knows(client: Client, sieve: Sieve) -> Reason:
    """Nobody covers the primary specialty."""
    need = client.facts.primary(client.name)
    held = sorted((-level, who) for who, level in client.facts.holders.get(need.specialty, ()))
    if not held:
        return Reason(
            f"nobody holds {need.specialty} at any level, {client.name} needs level {need.level}",
            f"train or hire somebody in {need.specialty} to level {need.level}",
        )
    level = -held[0][0]
    best = [who for rank, who in held if -rank == level]
    nearest = min(best, key=lambda who: (client.facts.minutes(who, client.name), who))
    return Reason(
        f"nobody holds {need.specialty} at level {need.level}; "
        f"the highest is level {level}, held by {listed(short(best))}",
        f"train {nearest} in {need.specialty} from level {level} to {need.level}",
    )


def too_far(client: Client, sieve: Sieve) -> Reason:
    """Nobody is within max_travel_minutes."""
    limit = client.facts.rules.max_travel_minutes or 0.0
    far = sieve.refused[travel_limit.NAME]
    minutes = {who: client.facts.minutes(who, client.name) for who in far}
    nearest = min(far, key=lambda who: (minutes[who], who))
    cure = f"raise max_travel_minutes to {at_least(minutes[nearest], 0)}"
    if sieve.seat == "B":
        return Reason(
            f"nobody who may be B is within {amount(limit)} minutes; "
            f"the nearest, {nearest}, is {amount(minutes[nearest])} minutes away",
            cure,
        )
    need = client.facts.primary(client.name)
    return Reason(
        f"nobody holds {need.specialty} at level {need.level} within {amount(limit)} minutes; "
        f"the nearest holder, {nearest}, is {amount(minutes[nearest])} minutes away",
        cure + pupil(client, sieve, limit),
    )


def pupil(client: Client, sieve: Sieve, limit: float) -> str:
    """Name the best person within the limit to be trained, as an alternative."""
    need, facts = client.facts.primary(client.name), client.facts
    ranked = sorted(
        (-facts.levels.get((who, need.specialty), 0), facts.minutes(who, client.name), who)
        for who in sieve.refused.get(primary_specialty.NAME, ())
        if facts.minutes(who, client.name) <= limit
    )
    if not ranked:
        return ""
    level, _, who = ranked[0]
    return f", or train {who} in {need.specialty} from level {-level} to {need.level}"


def kept_out(client: Client, sieve: Sieve) -> Reason:
    """Conflicts and designations keep everyone out who would do."""
    in_conflict = sieve.refused.get(no_conflict.NAME, [])
    designated = sieve.refused.get(designation.NAME, [])
    parts = []
    if in_conflict:
        verb = "is" if len(in_conflict) == 1 else "are"
        parts.append(f"{listed(short(in_conflict))} {verb} in conflict with {client.name}")
    if designated:
        verb = "is" if len(designated) == 1 else "are"
        parts.append(f"{listed(short(designated))} {verb} kept out by a designation")
    if designated:
        cure = f"lift the designation that keeps {designated[0]} from seat {sieve.seat}"
    else:
        cure = f"settle the conflict of {in_conflict[0]} with {client.name}"
    return Reason(f"of those who could be {sieve.seat}, {listed(parts)}", cure)


def without_post(client: Client, sieve: Sieve) -> Reason:
    """Those who would do have no post of the roster."""
    need = client.facts.primary(client.name)
    level = client.facts.levels
    order = sorted(
        sieve.refused[post.NAME], key=lambda who: (-level.get((who, need.specialty), 0), who)
    )
    said = f"{listed(short(order))} {'has' if len(order) == 1 else 'have'} no post"
    department = client.facts.engineers[order[0]]["department"]
    return Reason(
        f"of those who could be {sieve.seat}, {said}",
        f"raise roster.head_count_of.{department}, for a post of {order[0]}",
    )


def by_any_rule(client: Client, sieve: Sieve) -> Reason:
    """Name a rule that has no sentence of its own."""
    people = listed(short(sieve.refused[sieve.last]))
    return Reason(
        f"rule {sieve.last} refuses the last who could be {sieve.seat}: {people}",
        f"see what rule {sieve.last} asks for",
    )


SAID: dict[str, Callable[[Client, Sieve], Reason]] = {
    service.NAME: never,
    minimum_importance.NAME: matters_too_little,
    primary_specialty.NAME: nobody_knows,
    travel_limit.NAME: too_far,
    no_conflict.NAME: kept_out,
    designation.NAME: kept_out,
    post.NAME: without_post,
}
"""Rule -> how to say that it refuses everybody."""


def no_pair(client: Client) -> Reason:
    """There are people for A and people for B, but no two who may form the team."""
    a = [client.season.engineers[place] for place in client.for_a.left]
    b = [client.season.engineers[place] for place in client.for_b.left]
    if a == b and len(a) == 1:
        return alone(client, a[0])
    grid = np.meshgrid(client.for_a.left, client.for_b.left, indexing="ij")
    pairs = client.teams(grid[0].ravel(), grid[1].ravel(), [distinct_people])
    names = client.season.engineers
    clashes = [
        (names[one], names[other])
        for one, other in zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)
        if "conflict" in client.facts.ties(names[one], names[other])
    ]
    cure = f"settle the conflict of {listed(clashes[0])}" if clashes else "find another partner"
    return Reason(
        f"no two may form a team: A can be {listed(short(a))}, B can be {listed(short(b))}, "
        f"and each such pair is in conflict or kept apart by a designation",
        cure,
    )


def alone(client: Client, only: str) -> Reason:
    """One person could hold either seat, and nobody the other."""
    far = client.for_b.refused.get(travel_limit.NAME, [])
    if far:
        nearest = min(far, key=lambda who: (client.facts.minutes(who, client.name), who))
        cure = (
            f"raise max_travel_minutes to {at_least(client.facts.minutes(nearest, client.name), 0)}"
            f" for {nearest} to be the partner"
        )
    else:
        cure = f"find a partner for {only}, or give {client.name} seat A alone"
    return Reason(f"{only} could be A, and there is no partner for B", cure)
