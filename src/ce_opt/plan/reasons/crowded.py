"""Reasons of clients for whom there are teams, which have no room or cost too much."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ce_opt.language import marked, tr
from ce_opt.plan.reasons.offers import Offers
from ce_opt.plan.reasons.wording import Reason, amount, at_least, listed, short
from ce_opt.teams.arrays import BoolArray
from ce_opt.teams.limits import care_hours, most_served
from ce_opt.teams.terms import unserved_importance, weight

__all__ = ["no_room", "price"]

STOPPED = marked(
    "the search stopped early: {team} fits and would add {points} points, leaving the client out "
    "costs {unserved}"
)
CHEAPEST_THAT_FITS = marked(
    "the cheapest team that fits, {team}, would add {points} points, leaving the client out costs "
    "{unserved}"
)
CHEAPEST = marked(
    "even the cheapest team, {team}, would add {points} points, leaving the client out costs "
    "{unserved}"
)
ONLY_ONE_FULL = marked(
    "the only one who may be {seat} has no room, {seat} needs {hours} hours: {reasons}"
)
EVERYONE_FULL = marked(
    "everyone who may be {seat} has no room, {seat} needs {hours} hours: {reasons}"
)


def price(offers: Offers, fits: BoolArray) -> Reason:
    """Compare the cheapest team that fits (where none fits, of all) with leaving the client out."""
    among = fits if fits.any() else np.ones_like(fits)
    best = offers.cheapest(among)
    points = float(offers.points[best])
    facts = {
        "team": offers.name(best),
        "points": amount(points),
        "unserved": amount(offers.unserved),
    }
    if offers.worth[best]:
        return Reason(tr(STOPPED, **facts), tr("solve longer"))
    sentence = tr(CHEAPEST_THAT_FITS if fits.any() else CHEAPEST, **facts)
    if offers.worth.any():
        sentence = tr("{sentence}; cheaper teams have no room", sentence=sentence)
        return Reason(sentence, cure(offers))
    return Reason(sentence, accept(offers, points))


def accept(offers: Offers, points: float) -> str:
    """Say what serving the client all the same would take."""
    facts = {"client": offers.client.name, "points": amount(points - offers.unserved)}
    if offers.unserved <= 0:
        return tr(
            "leave it out, or set clients.service of {client} to must and pay {points} points more",
            **facts,
        )
    factor = weight(offers.room.season.rules, unserved_importance.NAME)
    return tr(
        "leave it out, or set clients.service of {client} to must and pay {points} points more, "
        "or raise unserved_importance above {level}",
        level=at_least(factor * points / offers.unserved, 0),
        **facts,
    )


def no_room(offers: Offers) -> Reason:
    """Say who is full, and what would make room for a team that is worth its points."""
    for seat, full, people in (
        ("A", offers.full_a, offers.teams.a),
        ("B", offers.full_b, offers.teams.b),
    ):
        if np.logical_or.reduce(list(full.values()))[people].all():
            sentence = everyone_full(offers, seat, np.unique(people).tolist())
            return Reason(no_client_more(offers, sentence), cure(offers))
    best = offers.nearest(offers.worth)
    stops = [fact for fact, _ in obstacles(offers, best)]
    if offers.obstacles[best] == 1 and any(over[best] > 0 for over in offers.used_up.values()):
        sentence = tr("no team has room within the limits of the plan: {reason}", reason=stops[0])
    else:
        sentence = tr(
            "no team has room in both seats; the nearest is {team}: {reasons}",
            team=offers.name(best),
            reasons=listed(stops),
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
    return tr(
        ONLY_ONE_FULL if len(people) == 1 else EVERYONE_FULL,
        seat=seat,
        hours=amount(room.hours(offers.client.position, seat)),
        reasons=tr("; ").join(short(stops)),
    )


def no_client_more(offers: Offers, sentence: str) -> str:
    """Say as well that no further client may be served, where that is so."""
    over = offers.used_up.get(most_served.NAME, np.zeros(1))
    if over[0] <= 0:
        return sentence
    return tr("; ").join([sentence, used_up(offers, most_served.NAME, int(over[0]))[0]])


def cure(offers: Offers) -> str:
    """Say what the team that is nearest to fitting needs, among those worth their points."""
    best = offers.nearest(offers.worth)
    steps = [mend for _, mend in obstacles(offers, best)]
    facts = {"steps": listed(steps), "team": offers.name(best)}
    if offers.client.must:
        return tr("{steps}: {team} could then serve it", **facts)
    return tr(
        "{steps}: {team} could then serve it for {points} points less than leaving it out",
        points=amount(offers.unserved - float(offers.points[best])),
        **facts,
    )


def obstacles(offers: Offers, place: int) -> Iterator[tuple[str, str]]:
    """Say what keeps a team from fitting: each fact, and the step that mends it."""
    for seat, who in offers.people(place):
        full = offers.full_a if seat == "A" else offers.full_b
        for name in full:
            if full[name][who]:
                fact = tr(
                    "{reason} ({seat} needs {hours} hours)",
                    reason=stop(offers, name, who),
                    seat=seat,
                    hours=amount(offers.room.hours(offers.client.position, seat)),
                )
                yield fact, step(offers, name, seat, who)
    for name, over in offers.used_up.items():
        if over[place] > 0:
            yield used_up(offers, name, int(over[place]))


def used_up(offers: Offers, name: str, over: int) -> tuple[str, str]:
    """Say that a limit of the plan, which bears the name of its key, is reached, and what to do."""
    most = offers.room.plan_most[name]
    facts = {"limit": name, "most": most, "used": most - offers.room.plan_left[name]}
    step = tr("raise {limit} to {most}", limit=name, most=most + over)
    if name == most_served.NAME:
        return tr("{limit} is {most}, and {used} are served", **facts), step
    return tr("{limit} is {most}, and {used} are used", **facts), step


def stop(offers: Offers, limit: str, who: int) -> str:
    """Say why somebody has no room for a seat."""
    season, room = offers.room.season, offers.room
    name = season.engineers[who]
    if limit == care_hours.NAME:
        left = max(0.0, float(season.free_hours[who] - room.carried[who]))
        return tr("{engineer} has {hours} hours left", engineer=name, hours=amount(left))
    most = offers.client.facts.engineers[name].get(limit)  # of a column of table engineers
    if most is None:
        return tr("{engineer} has reached {limit}", engineer=name, limit=limit)
    return tr("{engineer} has reached {limit} ({most})", engineer=name, limit=limit, most=most)


def step(offers: Offers, limit: str, seat: str, who: int) -> str:
    """Say what would give somebody room for a seat."""
    season, room = offers.room.season, offers.room
    name = season.engineers[who]
    if limit == care_hours.NAME:
        needed = room.carried[who] + room.hours(offers.client.position, seat)
        more = at_least(float(needed - season.free_hours[who]))
        return tr("give {engineer} {hours} more hours", engineer=name, hours=more)
    return tr("raise {limit} of {engineer} by 1", limit=limit, engineer=name)
