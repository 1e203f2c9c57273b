"""Promises: what a season asks of a plan, one by one, in the planner's nouns.

A promise can be taken back: the client that must be served, a designation, a conflict, the hours of
one engineer, the travel limit. A season without a plan promises too much; which promises cannot be
kept together is what `conflict` looks for.
"""

from __future__ import annotations

from typing import NamedTuple

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
    of = f" of {promise.names[0]}" if promise.names else ""
    return f"{promise.kind}{of} is kept"


def served(names: tuple[str, ...], facts: Facts) -> str:
    """Client."""
    return f"{names[0]} must be served"


def covered(names: tuple[str, ...], facts: Facts) -> str:
    """Client."""
    need = facts.primary(names[0])
    return f"A of {names[0]} needs {need.specialty} at level {need.level}"


def near(names: tuple[str, ...], facts: Facts) -> str:
    """Everybody."""
    return f"nobody travels more than {facts.rules.max_travel_minutes:g} minutes"


def apart(names: tuple[str, ...], facts: Facts) -> str:
    """Two people, or an engineer and a client."""
    return f"{names[0]} and {names[1]} are in conflict"


def required(names: tuple[str, ...], facts: Facts) -> str:
    """Client, engineer and seat."""
    client, engineer, seat = names
    return f"{engineer} is required at {seat_words(seat)} of {client}"


def forbidden(names: tuple[str, ...], facts: Facts) -> str:
    """Client, engineer and seat."""
    client, engineer, seat = names
    return f"{engineer} is kept from {seat_words(seat)} of {client} by a designation"


def seat_words(seat: str) -> str:
    """Name a seat of a designation."""
    return "any seat" if seat == "any" else f"seat {seat}"


def hours(names: tuple[str, ...], facts: Facts) -> str:
    """Engineer."""
    return f"{names[0]} has {facts.engineers[names[0]]['care_hours']:g} care hours"


def seats_a(names: tuple[str, ...], facts: Facts) -> str:
    """Engineer."""
    return f"{names[0]} is A of {facts.engineers[names[0]]['max_a']} clients at most"


def seats_in_all(names: tuple[str, ...], facts: Facts) -> str:
    """Engineer."""
    return f"{names[0]} serves {facts.engineers[names[0]]['max_clients']} clients at most"


def handovers(names: tuple[str, ...], facts: Facts) -> str:
    """Everybody."""
    return f"{facts.rules.max_handovers} seats change hands at most"


def fewest(names: tuple[str, ...], facts: Facts) -> str:
    """Sector or district, and its name."""
    grouping, name = names
    least = least_share.least_of(facts, grouping, name)
    return f"{least} clients of {grouping} {name} are served at least"


def most(names: tuple[str, ...], facts: Facts) -> str:
    """Everybody."""
    return f"{facts.selection.max_clients} clients are served at most"


def posted(names: tuple[str, ...], facts: Facts) -> str:
    """Everybody."""
    return "nobody without a post holds a seat"


def mattering(names: tuple[str, ...], facts: Facts) -> str:
    """Everybody."""
    return f"no client below importance {facts.selection.minimum_importance:g} is served"


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
