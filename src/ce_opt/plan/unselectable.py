"""Why the limits of section ``[selection]`` cannot be kept, in the planner's words."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

import numpy as np

from ce_opt.language import tr
from ce_opt.plan.decimals import printed
from ce_opt.plan.reasons import reason
from ce_opt.plan.reasons.offers import Offers
from ce_opt.plan.reasons.room import Room
from ce_opt.plan.reasons.sieve import Client
from ce_opt.plan.reasons.wording import listed, short
from ce_opt.season.selection_rules import GROUPINGS, SECTION, least_number
from ce_opt.teams.arrays import IntArray, SeasonArrays
from ce_opt.teams.facts import Facts
from ce_opt.teams.rules import must_serve
from ce_opt.teams.rules.minimum_importance import may_serve

__all__ = ["asked_for", "can_be_served", "more_asked_for_than_allowed", "shares_beyond_reach"]


def can_be_served(client: Client, room: Room) -> bool:
    """Whether somebody can serve a client, if nobody serves another one."""
    return len(client.pairs.a) > 0 and not Offers.of(client, room).obstacles.all()


def asked_for(season: SeasonArrays) -> Iterator[tuple[str, str, float, IntArray, int]]:
    """Give each least share: (grouping, name, share, clients that may be served, how many are)."""
    may = may_serve(season)
    for grouping, name, share in season.selection.least_shares():
        inside = np.nonzero(may & (season.grouped_by[grouping] == name))[0]
        yield grouping, name, share, inside, least_number(share, len(inside))


def more_asked_for_than_allowed(season: SeasonArrays) -> Iterator[str]:
    """Say that shares and promises ask for more clients than ``max_clients`` allows."""
    most, must = season.selection.max_clients, must_serve(season)
    for grouping in GROUPINGS if most is not None else ():
        parts, rest = [], must.copy()
        for of, name, _, inside, least in asked_for(season):
            if of == grouping:
                parts.append((max(least, int(must[inside].sum())), f"{grouping} {name}"))
                rest[inside] = False
        needed = sum(count for count, _ in parts) + int(rest.sum())
        if most is not None and needed > most:
            named = [
                tr("{count} of {name}", count=count, name=name) for count, name in parts if count
            ]
            if rest.any():
                named.append(tr("{count} others that must be", count=int(rest.sum())))
            yield tr(
                "{key} is {most}, and {needed} clients have to be served: {parts}; raise "
                "max_clients to {needed}, or lower a least share",
                key=f"{SECTION}.max_clients",
                most=most,
                needed=needed,
                parts=listed(short(named)),
            )


def shares_beyond_reach(facts: Facts, season: SeasonArrays, room: Room) -> Iterator[str]:
    """Name least shares of which too few clients can be served even alone, and why."""
    for grouping, name, share, inside, least in asked_for(season):
        clients = [Client(facts, season, place) for place in inside.tolist()]
        beyond = [client for client in clients if not can_be_served(client, room)]
        reach = len(clients) - len(beyond)
        if reach < least:
            whys = [(client.name, reason(client, room)) for client in beyond]
            said = [
                tr(
                    "{client}: {reason} ({next_step})",
                    client=who,
                    reason=why.sentence,
                    next_step=why.next_step,
                )
                for who, why in whys
            ]
            yield tr(
                "{key} = {share} asks for {least} of {count} clients, and {reach} can be served; "
                "{reasons}; or lower the share to {lower}",
                key=f"{SECTION}.least_share.{grouping}.{name}",
                share=printed(share),
                least=least,
                count=len(clients),
                reach=reach,
                reasons=tr("; ").join(short(said)),
                lower=printed(within_reach(reach, len(clients))),
            )


def within_reach(reach: int, clients: int) -> float:
    """Largest share in hundredths that asks for no more than some of the clients."""
    return floor(100 * reach / clients) / 100
