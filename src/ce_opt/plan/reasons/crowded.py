"""Reasons of clients for whom there are teams, which have no room or cost too much."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ce_opt.plan.reasons.offers import Offers
from ce_opt.plan.reasons.wording import Reason, amount, at_least, listed, short
from ce_opt.teams.arrays import BoolArray
from ce_opt.teams.limits import care_hours, most_served
from ce_opt.teams.terms import unserved_importance, weight

__all__ = ["no_room", "price"]


def price(offers: Offers, fits: BoolArray) -> Reason:
    """Compare the cheapest team that fits (where none fits, of all) with leaving the client out."""
    among = fits if fits.any() else np.ones_like(fits)
    best = offers.cheapest(among)
    name, points = offers.name(best), float(offers.points[best])
    out = f"leaving the client out costs {amount(offers.unserved)}"
    if offers.worth[best]:
        return Reason(
            f"the search stopped early: {name} fits and would add {amount(points)} points, {out}",
            "solve longer",
        )
    subject = (
        f"the cheapest team that fits, {name},"
        if fits.any()
        else f"even the cheapest team, {name},"
    )
    sentence = f"{subject} would add {amount(points)} points, {out}"
    if offers.worth.any():
        return Reason(f"{sentence}; cheaper teams have no room", cure(offers))
    return Reason(sentence, accept(offers, points))


def accept(offers: Offers, points: float) -> str:
    """Say what serving the client all the same would take."""
    name, more_points = offers.client.name, amount(points - offers.unserved)
    more = f"set clients.service of {name} to must and pay {more_points} points more"
    if offers.unserved <= 0:
        return f"leave it out, or {more}"
    factor = weight(offers.room.season.rules, unserved_importance.NAME)
    level = at_least(factor * points / offers.unserved, 0)
    return f"leave it out, or {more}, or raise unserved_importance above {level}"


def no_room(offers: Offers) -> Reason:
    """Say who is full, and what would make room for a team that is worth its points."""
    for seat, full, people in (
        ("A", offers.full_a, offers.teams.a),
        ("B", offers.full_b, offers.teams.b),
    ):
        if np.logical_or.reduce(list(full.values()))[people].all():
            sentence = everyone_full(offers, seat, np.unique(people).tolist())
            return Reason(sentence + no_client_more(offers), cure(offers))
    best = offers.nearest(offers.worth)
    stops = [fact for fact, _ in obstacles(offers, best)]
    if offers.obstacles[best] == 1 and any(over[best] > 0 for over in offers.used_up.values()):
        return Reason(f"no team has room within the limits of the plan: {stops[0]}", cure(offers))
    sentence = (
        f"no team has room in both seats; the nearest is {offers.name(best)}: {listed(stops)}"
    )
    return Reason(sentence, cure(offers))


def everyone_full(offers: Offers, seat: str, people: list[int]) -> str:
    """Say that nobody has room for a seat, those with most room first."""
    season, room = offers.room.season, offers.room
    people.sort(key=lambda who: (room.carried[who] - season.free_hours[who], who))
    full = offers.full_a if seat == "A" else offers.full_b
    stops = [
        listed([stop(offers, name, who) for name in full if full[name][who]]) for who in people
    ]
    head = "the only one" if len(people) == 1 else "everyone"
    needed = amount(room.hours(offers.client.position, seat))
    return (
        f"{head} who may be {seat} has no room, {seat} needs {needed} hours: "
        f"{'; '.join(short(stops))}"
    )


def no_client_more(offers: Offers) -> str:
    """Say as well that no further client may be served, where that is so."""
    over = offers.used_up.get(most_served.NAME, np.zeros(1))
    return f"; {used_up(offers, most_served.NAME, int(over[0]))[0]}" if over[0] > 0 else ""


def cure(offers: Offers) -> str:
    """Say what the team that is nearest to fitting needs, among those worth their points."""
    best = offers.nearest(offers.worth)
    steps = [mend for _, mend in obstacles(offers, best)]
    serve = f"{listed(steps)}: {offers.name(best)} could then serve it"
    if offers.client.must:
        return serve
    saved = offers.unserved - float(offers.points[best])
    return f"{serve} for {amount(saved)} points less than leaving it out"


def obstacles(offers: Offers, place: int) -> Iterator[tuple[str, str]]:
    """Say what keeps a team from fitting: each fact, and the step that mends it."""
    for seat, who in offers.people(place):
        full = offers.full_a if seat == "A" else offers.full_b
        for name in full:
            if full[name][who]:
                needed = amount(offers.room.hours(offers.client.position, seat))
                fact = f"{stop(offers, name, who)} ({seat} needs {needed} hours)"
                yield fact, step(offers, name, seat, who)
    for name, over in offers.used_up.items():
        if over[place] > 0:
            yield used_up(offers, name, int(over[place]))


def used_up(offers: Offers, name: str, over: int) -> tuple[str, str]:
    """Say that a limit of the plan, which bears the name of its key, is reached, and what to do."""
    most = offers.room.plan_most[name]
    used = most - offers.room.plan_left[name]
    verb = "served" if name == most_served.NAME else "used"
    return f"{name} is {most}, and {used} are {verb}", f"raise {name} to {most + over}"


def stop(offers: Offers, limit: str, who: int) -> str:
    """Say why somebody has no room for a seat."""
    season, room = offers.room.season, offers.room
    name = season.engineers[who]
    if limit == care_hours.NAME:
        left = max(0.0, float(season.free_hours[who] - room.carried[who]))
        return f"{name} has {amount(left)} hours left"
    return f"{name} has reached {limit}{most_of(offers, limit, who)}"


def step(offers: Offers, limit: str, seat: str, who: int) -> str:
    """Say what would give somebody room for a seat."""
    season, room = offers.room.season, offers.room
    name = season.engineers[who]
    if limit == care_hours.NAME:
        needed = room.carried[who] + room.hours(offers.client.position, seat)
        return f"give {name} {at_least(float(needed - season.free_hours[who]))} more hours"
    return f"raise {limit} of {name} by 1"


def most_of(offers: Offers, limit: str, who: int) -> str:
    """Value of a limit that is a column of table engineers."""
    value = offers.client.facts.engineers[offers.room.season.engineers[who]].get(limit)
    return "" if value is None else f" ({value})"
