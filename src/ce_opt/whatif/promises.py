"""Promises: what a season asks of a plan, one by one, in the planner's nouns.

A promise can be taken back: the client that must be served, a designation, a conflict, the hours of
one engineer, the travel limit. A season without a plan promises too much; which promises cannot be
kept together is what `conflict` looks for.
"""

from __future__ import annotations

from typing import NamedTuple

from ce_opt.language import tr
from ce_opt.teams.facts import Facts
from ce_opt.teams.limits import (
    care_hours,
    least_share,
    max_a,
    max_clients,
    max_handovers,
    most_served,
)
from ce_opt.teams.rules import (
    minimum_importance,
    no_conflict,
    post,
    primary_specialty,
    service,
    travel_limit,
)

__all__ = ["FORBIDDEN", "REQUIRED", "Promise", "sentence"]

REQUIRED, FORBIDDEN = "required", "forbidden"
"""Kinds of designations; all other kinds bear the name of their rule or limit."""


class Promise(NamedTuple):
    """Something that a plan has to keep.

    Attributes
    ----------
    kind : name of the rule or limit, or the kind of a designation
    names : whom it is about: client and engineer, two people, one of them; empty for the season
    """

    kind: str
    names: tuple[str, ...] = ()


def sentence(promise: Promise, facts: Facts) -> str:
    """Say a promise in a planner's words, with its figures."""
    said = SAID.get(promise.kind)
    if said:
        return said(promise.names, facts)
    if promise.names:
        return tr("{rule} of {name} is kept", rule=promise.kind, name=promise.names[0])
    return tr("{rule} is kept", rule=promise.kind)


def served(names: tuple[str, ...], facts: Facts) -> str:
    """Client."""
    return tr("{client} must be served", client=names[0])


def covered(names: tuple[str, ...], facts: Facts) -> str:
    """Client."""
    need = facts.primary(names[0])
    return tr(
        "A of {client} needs {specialty} at level {level}",
        client=names[0],
        specialty=need.specialty,
        level=need.level,
    )


def near(names: tuple[str, ...], facts: Facts) -> str:
    """Everybody."""
    return tr(
        "nobody travels more than {minutes:g} minutes", minutes=facts.rules.max_travel_minutes
    )


def apart(names: tuple[str, ...], facts: Facts) -> str:
    """Two people, or an engineer and a client."""
    return tr("{one} and {other} are in conflict", one=names[0], other=names[1])


def required(names: tuple[str, ...], facts: Facts) -> str:
    """Client, engineer and seat."""
    client, engineer, seat = names
    return tr(
        "{engineer} is required at {seat} of {client}",
        engineer=engineer,
        seat=seat_words(seat),
        client=client,
    )


def forbidden(names: tuple[str, ...], facts: Facts) -> str:
    """Client, engineer and seat."""
    client, engineer, seat = names
    return tr(
        "{engineer} is kept from {seat} of {client} by a designation",
        engineer=engineer,
        seat=seat_words(seat),
        client=client,
    )


def seat_words(seat: str) -> str:
    """Name a seat of a designation."""
    return tr("any seat") if seat == "any" else tr("seat {seat}", seat=seat)


def hours(names: tuple[str, ...], facts: Facts) -> str:
    """Engineer."""
    hours = facts.engineers[names[0]]["care_hours"]
    return tr("{engineer} has {hours:g} care hours", engineer=names[0], hours=hours)


def seats_a(names: tuple[str, ...], facts: Facts) -> str:
    """Engineer."""
    most = facts.engineers[names[0]]["max_a"]
    return tr("{engineer} is A of {most} clients at most", engineer=names[0], most=most)


def seats_in_all(names: tuple[str, ...], facts: Facts) -> str:
    """Engineer."""
    most = facts.engineers[names[0]]["max_clients"]
    return tr("{engineer} serves {most} clients at most", engineer=names[0], most=most)


def handovers(names: tuple[str, ...], facts: Facts) -> str:
    """Everybody."""
    return tr("{most} seats change hands at most", most=facts.rules.max_handovers)


def fewest(names: tuple[str, ...], facts: Facts) -> str:
    """Sector or district, and its name."""
    grouping, name = names
    least = least_share.least_of(facts, grouping, name)
    return tr(
        "{least} clients of {grouping} {name} are served at least",
        least=least,
        grouping=grouping,
        name=name,
    )


def most(names: tuple[str, ...], facts: Facts) -> str:
    """Everybody."""
    return tr("{most} clients are served at most", most=facts.selection.max_clients)


def posted(names: tuple[str, ...], facts: Facts) -> str:
    """Everybody."""
    return tr("nobody without a post holds a seat")


def mattering(names: tuple[str, ...], facts: Facts) -> str:
    """Everybody."""
    least = facts.selection.minimum_importance
    return tr("no client below importance {least:g} is served", least=least)


SAID = {
    service.NAME: served,
    primary_specialty.NAME: covered,
    travel_limit.NAME: near,
    no_conflict.NAME: apart,
    REQUIRED: required,
    FORBIDDEN: forbidden,
    care_hours.NAME: hours,
    max_a.NAME: seats_a,
    max_clients.NAME: seats_in_all,
    max_handovers.NAME: handovers,
    least_share.NAME: fewest,
    minimum_importance.NAME: mattering,
    post.NAME: posted,
    most_served.NAME: most,
}
"""Kind of a promise -> how it is said."""
