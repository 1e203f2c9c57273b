"""Designations are kept: who is required holds the seat, who is forbidden does not.

required (c, e, s):   the client is served and e holds seat s of it (any: either seat)
forbidden (c, e, s):  e does not hold seat s of it (any: neither)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ce_opt.errors import Breach
from ce_opt.language import marked, tr
from ce_opt.teams.arrays import NOBODY, NONE, BoolArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Row, Team

__all__ = ["NAME", "allowed", "breaches", "must_serve"]

NAME = "designation"
REQUIRED = marked("{engineer} is required at a seat of {client} and holds {held}")
FORBIDDEN = marked("{engineer} is forbidden at a seat of {client} and holds {held}")
REQUIRED_THERE = marked("{engineer} is required at seat {seat} of {client} and holds {held}")
FORBIDDEN_THERE = marked("{engineer} is forbidden at seat {seat} of {client} and holds {held}")


def allowed(season: SeasonArrays, teams: Teams) -> BoolArray:
    """Which candidate teams keep the rule; an empty seat can still be filled as required."""
    client, a, b = teams.client, teams.a, teams.b
    kept = holds(season.required_a[client], a) & holds(season.required_b[client], b)
    for column in (0, 1):
        either = season.required_any[client, column]
        kept = kept & (holds(either, a) | (holds(either, b) & season.two_seats[client]))
    kept_from_a = np.isin(season.forbidden.at(client, a), (1.0, 3.0))
    kept_from_b = np.isin(season.forbidden.at(client, b), (2.0, 3.0))
    return np.asarray(kept & ~kept_from_a & ~kept_from_b)


def holds(required: IntArray, engineer: IntArray) -> BoolArray:
    """Whether a seat is held as required, or nothing is required, or the seat is still empty."""
    return np.asarray((required == NONE) | (engineer == required) | (engineer == NOBODY))


def must_serve(season: SeasonArrays) -> BoolArray:
    """Clients with somebody required, who therefore cannot be left out."""
    either = (season.required_any != NONE).any(axis=1)
    return np.asarray((season.required_a != NONE) | (season.required_b != NONE) | either)


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Teams of a plan that break it, and required seats of clients without a team."""
    teams = {team.client: team for team in plan}
    for row in facts.designations:
        team = teams.get(row["client"])
        held = (
            [seat for seat, engineer in team.seats if engineer == row["engineer"]] if team else []
        )
        concerned = bool(held) if row["seat"] == "any" else row["seat"] in held
        if concerned != (row["kind"] == "required"):
            yield Breach(NAME, row["client"], sentence(row, held))


def sentence(row: Row, held: list[str]) -> str:
    """Say what was designated and what the plan does."""
    facts = {"engineer": row["engineer"], "client": row["client"], "seat": row["seat"]}
    seats, required = tr(" and ").join(held), row["kind"] == "required"
    if row["seat"] == "any":
        return tr(REQUIRED if required else FORBIDDEN, held=seats or tr("none"), **facts)
    return tr(REQUIRED_THERE if required else FORBIDDEN_THERE, held=seats or tr("none"), **facts)
