"""Every wish that can be made in a tiny season, and its frames with a wish in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plain_season import Facts
from tiny_seasons import tiny_rows, tiny_season

LITTLE = {"seconds": 300.0, "work": 0.1, "workers": 1}
"""A budget that proves the optimum of a tiny season."""


def wishes(seed: int) -> Iterator[tuple[str, str, str]]:
    """Client, engineer and seat, in order.

    Clients that matter too little to be served are left out: a designation would serve them after
    all, where the answer to the wish is that they matter too little.
    """
    facts = Facts(*tiny_season(seed))
    for client in filter(facts.matters, facts.clients):
        for engineer in facts.engineers:
            for seat in "A" if facts.alone(client) else "AB":
                yield client, engineer, seat


def wished_frames(seed: int, client: str, engineer: str, seat: str) -> dict[str, Any]:
    """The season's rows with the wish as one more required designation."""
    frames: dict[str, Any] = tiny_rows(seed)
    row = {"client": client, "engineer": engineer, "seat": seat, "kind": "required"}
    frames["designations"] = [*frames["designations"], row]
    return frames
