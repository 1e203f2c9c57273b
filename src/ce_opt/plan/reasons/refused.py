"""Reasons of clients whom the rules leave without anybody for a seat, or without a pair."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ce_opt.language import tr, tr_count
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
        tr("the season says not to serve {client} (service = never)", client=client.name),
        tr("set clients.service of {client} to auto if it is to be served", client=client.name),
    )


def matters_too_little(client: Client, sieve: Sieve) -> Reason:
    """Its importance is below the least that is served."""
    importance = client.facts.importance[client.name]
    least = client.facts.selection.minimum_importance
    return Reason(
        tr(
            "its importance, {importance}, is below minimum_importance, {least}",
            importance=printed(importance),
            least=printed(least),
        ),
        tr(
            "lower selection.minimum_importance to {least}, or set clients.service of {client} "
            "to must",
            least=at_most(importance),
            client=client.name,
        ),
    )


def nobody_knows(client: Client, sieve: Sieve) -> Reason:
    """Nobody covers the primary specialty."""
    need = client.facts.primary(client.name)
    wanted = {"specialty": need.specialty, "needed": need.level}
    held = sorted((-level, who) for who, level in client.facts.holders.get(need.specialty, ()))
    if not held:
        return Reason(
            tr(
                "nobody holds {specialty} at any level, {client} needs level {needed}",
                client=client.name,
                **wanted,
            ),
            tr("train or hire somebody in {specialty} to level {needed}", **wanted),
        )
    level = -held[0][0]
    best = [who for rank, who in held if -rank == level]
    nearest = min(best, key=lambda who: (client.facts.minutes(who, client.name), who))
    return Reason(
        tr(
            "nobody holds {specialty} at level {needed}; the highest is level {level}, held by "
            "{engineers}",
            level=level,
            engineers=listed(short(best)),
            **wanted,
        ),
        tr(
            "train {engineer} in {specialty} from level {level} to {needed}",
            engineer=nearest,
            level=level,
            **wanted,
        ),
    )


def too_far(client: Client, sieve: Sieve) -> Reason:
    """Nobody is within max_travel_minutes."""
    limit = client.facts.rules.max_travel_minutes or 0.0
    far = sieve.refused[travel_limit.NAME]
    minutes = {who: client.facts.minutes(who, client.name) for who in far}
    nearest = min(far, key=lambda who: (minutes[who], who))
    cure = tr("raise max_travel_minutes to {minutes}", minutes=at_least(minutes[nearest], 0))
    facts = {"limit": amount(limit), "nearest": nearest, "minutes": amount(minutes[nearest])}
    if sieve.seat == "B":
        sentence = tr(
            "nobody who may be B is within {limit} minutes; the nearest, {nearest}, is {minutes} "
            "minutes away",
            **facts,
        )
        return Reason(sentence, cure)
    need = client.facts.primary(client.name)
    sentence = tr(
        "nobody holds {specialty} at level {level} within {limit} minutes; the nearest holder, "
        "{nearest}, is {minutes} minutes away",
        specialty=need.specialty,
        level=need.level,
        **facts,
    )
    return Reason(sentence, or_train(cure, client, sieve, limit))


def or_train(cure: str, client: Client, sieve: Sieve, limit: float) -> str:
    """Name the best person within the limit to be trained, as an alternative."""
    need, facts = client.facts.primary(client.name), client.facts
    ranked = sorted(
        (-facts.levels.get((who, need.specialty), 0), facts.minutes(who, client.name), who)
        for who in sieve.refused.get(primary_specialty.NAME, ())
        if facts.minutes(who, client.name) <= limit
    )
    if not ranked:
        return cure
    level, _, who = ranked[0]
    return tr(
        "{cure}, or train {engineer} in {specialty} from level {level} to {needed}",
        cure=cure,
        engineer=who,
        specialty=need.specialty,
        level=-level,
        needed=need.level,
    )


def kept_out(client: Client, sieve: Sieve) -> Reason:
    """Conflicts and designations keep everyone out who would do."""
    in_conflict = sieve.refused.get(no_conflict.NAME, [])
    designated = sieve.refused.get(designation.NAME, [])
    parts = []
    if in_conflict:
        parts.append(
            tr_count(
                len(in_conflict),
                "{engineers} is in conflict with {client}",
                "{engineers} are in conflict with {client}",
                engineers=listed(short(in_conflict)),
                client=client.name,
            )
        )
    if designated:
        parts.append(
            tr_count(
                len(designated),
                "{engineers} is kept out by a designation",
                "{engineers} are kept out by a designation",
                engineers=listed(short(designated)),
            )
        )
        cure = tr(
            "lift the designation that keeps {engineer} from seat {seat}",
            engineer=designated[0],
            seat=sieve.seat,
        )
    else:
        cure = tr(
            "settle the conflict of {engineer} with {client}",
            engineer=in_conflict[0],
            client=client.name,
        )
    return of_those(sieve, listed(parts), cure)


def of_those(sieve: Sieve, sentence: str, cure: str) -> Reason:
    """Say what keeps those out who could hold the seat."""
    said = tr("of those who could be {seat}, {sentence}", seat=sieve.seat, sentence=sentence)
    return Reason(said, cure)


def without_post(client: Client, sieve: Sieve) -> Reason:
    """Those who would do have no post of the roster."""
    need = client.facts.primary(client.name)
    level = client.facts.levels
    order = sorted(
        sieve.refused[post.NAME], key=lambda who: (-level.get((who, need.specialty), 0), who)
    )
    sentence = tr_count(
        len(order),
        "{engineers} has no post",
        "{engineers} have no post",
        engineers=listed(short(order)),
    )
    cure = tr(
        "raise roster.head_count_of.{department}, for a post of {engineer}",
        department=client.facts.engineers[order[0]]["department"],
        engineer=order[0],
    )
    return of_those(sieve, sentence, cure)


def by_any_rule(client: Client, sieve: Sieve) -> Reason:
    """Name a rule that has no sentence of its own."""
    people = listed(short(sieve.refused[sieve.last]))
    return Reason(
        tr(
            "rule {rule} refuses the last who could be {seat}: {engineers}",
            rule=sieve.last,
            seat=sieve.seat,
            engineers=people,
        ),
        tr("see what rule {rule} asks for", rule=sieve.last),
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
    cure = tr("find another partner")
    if clashes:
        cure = tr("settle the conflict of {engineers}", engineers=listed(clashes[0]))
    sentence = tr(
        "no two may form a team: A can be {a}, B can be {b}, and each such pair is in conflict or "
        "kept apart by a designation",
        a=listed(short(a)),
        b=listed(short(b)),
    )
    return Reason(sentence, cure)


def alone(client: Client, only: str) -> Reason:
    """One person could hold either seat, and nobody the other."""
    far = client.for_b.refused.get(travel_limit.NAME, [])
    if far:
        nearest = min(far, key=lambda who: (client.facts.minutes(who, client.name), who))
        cure = tr(
            "raise max_travel_minutes to {minutes} for {engineer} to be the partner",
            minutes=at_least(client.facts.minutes(nearest, client.name), 0),
            engineer=nearest,
        )
    else:
        cure = tr(
            "find a partner for {engineer}, or give {client} seat A alone",
            engineer=only,
            client=client.name,
        )
    sentence = tr("{engineer} could be A, and there is no partner for B", engineer=only)
    return Reason(sentence, cure)
