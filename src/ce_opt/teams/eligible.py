"""Who may hold which seat: the rules that look at one person, over clients × engineers.

A rule never refuses a team for a seat that is still empty (only *seats* does), so each rule sorts
single people out with the other seat empty. Rules are applied one after the other to who is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from ce_opt.errors import Interrupted
from ce_opt.language import tr
from ce_opt.teams.arrays import NOBODY, IntArray, SeasonArrays, Teams
from ce_opt.teams.rules import RULES, seats

__all__ = ["eligible", "in_seat"]

CELLS = 2_000_000
"""Clients × engineers looked at in one go: some fifty megabytes."""


def eligible(
    season: SeasonArrays, seat: str, stop: Callable[[], bool] = lambda: False
) -> tuple[IntArray, IntArray]:
    """Return (clients, engineers): everybody who may hold the seat, client after client.

    For a client with seat A alone, nobody "holds" seat B.

    Raises
    ------
    Interrupted : `stop` said so
    """
    found = list(parts(season, seat, stop))
    client = np.concatenate([np.zeros(0, dtype=np.int64), *(part[0] for part in found)])
    engineer = np.concatenate([np.zeros(0, dtype=np.int64), *(part[1] for part in found)])
    return client, engineer


def parts(
    season: SeasonArrays, seat: str, stop: Callable[[], bool]
) -> Iterator[tuple[IntArray, IntArray]]:
    """Go through the clients, some at a time."""
    clients, everyone = len(season.clients), np.arange(len(season.engineers))
    step = max(1, CELLS // max(1, len(everyone)))
    for low in range(0, clients, step):
        if stop():
            raise Interrupted(tr("interrupted before there was a plan: nothing was written"))
        some = np.arange(low, min(clients, low + step))
        if seat == "B":
            alone = some[~season.two_seats[some]]
            some = some[season.two_seats[some]]
        client, engineer = np.repeat(some, len(everyone)), np.tile(everyone, len(some))
        for rule in RULES:
            if rule is not seats:
                kept = rule.allowed(season, in_seat(seat, client, engineer))
                client, engineer = client[kept], engineer[kept]
        if seat == "B":
            client = np.concatenate([client, alone])
            engineer = np.concatenate([engineer, np.full(len(alone), NOBODY)])
            order = np.argsort(client, kind="stable")
            client, engineer = client[order], engineer[order]
        yield client, engineer


def in_seat(seat: str, client: IntArray, engineer: IntArray) -> Teams:
    """Teams with one seat filled and the other still empty."""
    nobody = np.full(len(engineer), NOBODY)
    return Teams(client, engineer, nobody) if seat == "A" else Teams(client, nobody, engineer)
