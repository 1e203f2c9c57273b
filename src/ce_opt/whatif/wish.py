"""A wish: somebody in a seat. Who forbids it outright, and the season with the wish in it."""

from __future__ import annotations

import numpy as np

from ce_opt.language import tr
from ce_opt.season import Season
from ce_opt.season.change import PutRow
from ce_opt.teams.arrays import SeasonArrays
from ce_opt.teams.eligible import in_seat
from ce_opt.teams.facts import Team
from ce_opt.teams.limits import ENGINEER_LIMITS
from ce_opt.teams.rules import RULES, seats
from ce_opt.whatif.others_kept import Around
from ce_opt.whatif.promises import REQUIRED, Promise

__all__ = ["forbidden_by", "promise_of", "with_wish"]


def promise_of(client: str, engineer: str, seat: str) -> Promise:
    """Give the wish as a promise of the season."""
    return Promise(REQUIRED, (client, engineer, seat))


def with_wish(season: Season, client: str, engineer: str, seat: str) -> Season:
    """Give the season with the wish as a required designation.

    Raises
    ------
    SeasonFaults : a designation of the season contradicts it (`forbidden_by` says which)
    """
    row = {"client": client, "engineer": engineer, "seat": seat, "kind": REQUIRED}
    return season.with_changes(PutRow("designations", row))


def forbidden_by(around: Around, client: str, engineer: str, seat: str) -> dict[str, str]:
    """Say what keeps a person from a seat whatever all others do: rule or limit -> sentence.

    The rules are asked about the person alone in the seat; limits, whether they leave room for
    this one seat.
    """
    arrays = around.arrays
    where, who = arrays.clients.index(client), arrays.engineers.index(engineer)
    alone = in_seat(seat, np.array([where]), np.array([who]))
    refusing = [
        rule for rule in RULES if rule is not seats and not rule.allowed(arrays, alone).all()
    ]
    partner = engineer if seat == "A" else some_a(around, client, engineer)
    team = Team(client, engineer, "") if seat == "A" else Team(client, partner, engineer)
    found: dict[str, str] = {}
    for rule in refusing:
        said = [
            one.sentence for one in rule.breaches(around.facts, [team]) if one.subject == client
        ]
        found[rule.NAME] = (
            said[0]
            if said
            else tr("rule {rule} keeps {engineer} out", rule=rule.NAME, engineer=engineer)
        )
    return found | full_alone(around, where, who, seat)


def some_a(around: Around, client: str, engineer: str) -> str:
    """Name somebody who may be A, so that what is said of a team is said of its B."""
    left = around.client(client).for_a.left.tolist()
    names = [around.arrays.engineers[place] for place in left]
    return next((name for name in names if name != engineer), engineer)


def full_alone(around: Around, client: int, engineer: int, seat: str) -> dict[str, str]:
    """Limits of the engineer that this one seat exceeds."""
    arrays: SeasonArrays = around.arrays
    found: dict[str, str] = {}
    for module in ENGINEER_LIMITS:
        limit = module.limit(arrays, around.scale)
        use = (limit.use_a if seat == "A" else limit.use_b)[client, engineer]
        if use > limit.capacity[engineer]:
            team = Team(arrays.clients[client], arrays.engineers[engineer])
            found[limit.name] = limit_words(around, limit.name, team, seat)
    return found


def limit_words(around: Around, limit: str, team: Team, seat: str) -> str:
    """Say that one seat is too much for a limit."""
    facts = around.facts
    if limit == "care_hours":
        hours = facts.hours(team.client) * facts.seat_share(team.client, seat)
        has = facts.engineers[team.a]["care_hours"]
        return tr(
            "{seat} of {client} takes {hours:.6g} hours, {engineer} has {has:g}",
            seat=seat,
            client=team.client,
            hours=hours,
            engineer=team.a,
            has=has,
        )
    most = facts.engineers[team.a].get(limit)
    return tr("{limit} of {engineer} is {most}", limit=limit, engineer=team.a, most=most)
