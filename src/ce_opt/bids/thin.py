"""Thin bids: clients nobody bid for, applicants without a chance, and how uneven the bids are.

    share of the most wanted tenth = bids for the ⌈n/10⌉ clients with the most bids / all bids
    Gini = Σ_i (2 i − n − 1) · b_i / (n · Σ b)          b ascending; 0 even, near 1 all for one

Counted over the clients that may be served. An applicant has no chance where no client of their
bids may give them a seat, or where there is no bid; what may keep somebody out is asked of the
caller, for hard rules are not known here.

Source: Gini (1912), Variabilità e mutabilità, in the form of Sen (1973), On Economic Inequality.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from ce_opt.season.season import Season

__all__ = ["NoChance", "ThinBids", "thin_bids"]

Obstacles = Callable[[str, str], tuple[str, ...]]
"""(engineer, client) -> what keeps the engineer from every seat there; none where one is open."""


@dataclass(frozen=True)
class NoChance:
    """An applicant without a chance.

    Attributes
    ----------
    engineer : id
    bids : client -> what keeps the engineer from every seat there; empty where there is no bid
    """

    engineer: str
    bids: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class ThinBids:
    """Where bids are thin.

    Attributes
    ----------
    bids, bidders, clients : how many bids, by how many engineers, for how many clients
    open_clients : clients that may be served
    unwanted : open clients that nobody bid for
    out_of_reach : open clients for which only such engineers bid as may not have a seat there
    no_chance : applicants without a chance
    top_share : share of the bids that goes to the most wanted tenth of the open clients
    gini : of the bids per open client; both NaN without bids
    """

    bids: int
    bidders: int
    clients: int
    open_clients: int
    unwanted: tuple[str, ...]
    out_of_reach: tuple[str, ...]
    no_chance: tuple[NoChance, ...]
    top_share: float
    gini: float


def thin_bids(season: Season, obstacles: Obstacles) -> ThinBids:
    """Look for thin bids.

    Parameters
    ----------
    season : a checked season
    obstacles : what keeps an engineer from every seat at a client
    """
    open_clients = season.clients.loc[season.clients["service"] != "never", "client"].tolist()
    wanted: dict[str, dict[str, tuple[str, ...]]] = {client: {} for client in open_clients}
    by_engineer: dict[str, dict[str, tuple[str, ...]]] = {}
    for engineer, client in season.bids[["engineer", "client"]].itertuples(index=False):
        kept_out = obstacles(engineer, client)
        by_engineer.setdefault(engineer, {})[client] = kept_out
        if client in wanted:
            wanted[client][engineer] = kept_out
    counts = np.sort([len(bidders) for bidders in wanted.values()])
    return ThinBids(
        bids=len(season.bids),
        bidders=len(by_engineer),
        clients=season.bids["client"].nunique(),
        open_clients=len(open_clients),
        unwanted=tuple(client for client, bidders in wanted.items() if not bidders),
        out_of_reach=tuple(
            client for client, bidders in wanted.items() if bidders and all(bidders.values())
        ),
        no_chance=tuple(no_chance(season, by_engineer)),
        top_share=top_share(counts),
        gini=gini(counts),
    )


def no_chance(
    season: Season, by_engineer: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> list[NoChance]:
    """Applicants whose every bid meets an obstacle, or who have none."""
    applicants = season.engineers.loc[season.engineers["entry"] == "applicant", "engineer"]
    bids = {name: by_engineer.get(name, {}) for name in applicants}
    return [NoChance(name, found) for name, found in bids.items() if all(found.values())]


def top_share(counts: np.ndarray) -> float:
    """Share of the bids for the most wanted tenth; `counts` ascending."""
    top = math.ceil(len(counts) / 10)
    return float(counts[-top:].sum() / counts.sum()) if counts.sum() else math.nan


def gini(counts: np.ndarray) -> float:
    """Gini coefficient; `counts` ascending."""
    n, total = len(counts), counts.sum()
    if not total:
        return math.nan
    return float(((2 * np.arange(1, n + 1) - n - 1) * counts).sum() / (n * total))
