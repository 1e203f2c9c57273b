"""What ties engineers to clients and colleagues: designations, relations and bids."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import Flags, Floats, Ints, stream, uniform_pick
from ce_opt.generate.clients import Clients
from ce_opt.generate.frames import frame
from ce_opt.generate.geography import Geography
from ce_opt.generate.needs import Needs
from ce_opt.generate.people import Staff
from ce_opt.generate.promises import NOBODY, Promises

__all__ = ["bid_frame", "designation_frame", "relation_frame"]

FORBIDDEN_SHARE = 0.02
COLLEAGUE_TIES = 0.3
CLIENT_TIES = 0.2
KIND_SHARES = {"conflict": 0.2, "avoid": 0.35, "prefer": 0.45}
BIDS_LOOKED_AT = 12
MEAN_BIDS = 3.0


def designation_frame(
    clients: Clients, staff: Staff, promises: Promises, seed: int
) -> pd.DataFrame:
    """Return table designations: the promised engineers, and a few that are kept away."""
    rng = stream(seed, "designations")
    required = _required(rng, promises)
    forbidden = _forbidden(rng, clients, staff, promises)
    client, engineer = np.concatenate([required[:2], forbidden[:2]], axis=1).astype(np.int64)
    return frame(
        "designations",
        {
            "client": clients.clients[client],
            "engineer": staff.engineers[engineer],
            "seat": np.concatenate([required[2], forbidden[2]]),
            "kind": np.repeat(["required", "forbidden"], [len(required[2]), len(forbidden[2])]),
        },
    )


def _required(rng: np.random.Generator, promises: Promises) -> tuple[Ints, Ints, np.ndarray]:
    """Require the A, the B or either of each promised team."""
    chosen = ~promises.must
    seat = rng.choice(["A", "B", "any"], int(chosen.sum()), p=[0.6, 0.2, 0.2])
    seat_a, seat_b = promises.seat_a[chosen], promises.seat_b[chosen]
    seat = np.where((seat_b == NOBODY) & (seat == "B"), "A", seat)
    return promises.client[chosen], np.where(seat == "B", seat_b, seat_a), seat


def _forbidden(
    rng: np.random.Generator, clients: Clients, staff: Staff, promises: Promises
) -> tuple[Ints, Ints, np.ndarray]:
    """Keep an engineer of the city away from some clients without promises."""
    count = int(np.ceil(FORBIDDEN_SHARE * len(clients.clients)))
    client = rng.choice(len(clients.clients), count, replace=False)
    client = np.sort(client[~np.isin(client, promises.client)])
    engineer = _of_city(rng, clients.city[client], staff, 1)[:, 0]
    return client, engineer, rng.choice(["A", "B", "any"], len(client), p=[0.2, 0.1, 0.7])


def _of_city(rng: np.random.Generator, city: Ints, staff: Staff, picks: int) -> Ints:
    """Draw engineers of the given cities, shape (len(city), picks)."""
    posts = staff.posts
    return uniform_pick(rng, posts.first_of_city[city], posts.city_count[city], picks)


def relation_frame(clients: Clients, staff: Staff, promises: Promises, seed: int) -> pd.DataFrame:
    """Return table relations: each pair once, and no conflict inside a promised team."""
    rng = stream(seed, "relations")
    pairs = np.concatenate([_colleagues(rng, staff), _acquaintances(rng, clients, staff)])
    kind = rng.choice(list(KIND_SHARES), len(pairs), p=list(KIND_SHARES.values()))
    quarrel = (kind == "conflict") & _promised(pairs, staff, promises)
    kind = np.where(quarrel, "prefer", kind)
    ids = np.concatenate([staff.engineers, clients.clients])
    return frame(
        "relations", {"engineer": ids[pairs[:, 0]], "other": ids[pairs[:, 1]], "kind": kind}
    )


def _colleagues(rng: np.random.Generator, staff: Staff) -> Ints:
    """Draw different pairs of engineers of a city, the earlier first."""
    count = int(np.ceil(COLLEAGUE_TIES * len(staff.engineers)))
    one = rng.integers(0, len(staff.engineers), count)
    other = _of_city(rng, staff.posts.city[one], staff, 1)[:, 0]
    pairs = np.sort(np.stack([one, other], axis=1), axis=1)
    return np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)


def _acquaintances(rng: np.random.Generator, clients: Clients, staff: Staff) -> Ints:
    """Draw different pairs of an engineer and a client of the city; clients count on from staff."""
    count = int(np.ceil(CLIENT_TIES * len(staff.engineers)))
    client = rng.integers(0, len(clients.clients), count)
    engineer = _of_city(rng, clients.city[client], staff, 1)[:, 0]
    return np.unique(np.stack([engineer, len(staff.engineers) + client], axis=1), axis=0)


def _promised(pairs: Ints, staff: Staff, promises: Promises) -> Flags:
    """Tell which pairs meet in a promised team: A and B, A and client, B and client."""
    size = len(staff.engineers)
    client = size + promises.client
    filled = promises.seat_b != NOBODY
    seats = np.sort(np.stack([promises.seat_a, promises.seat_b], axis=1)[filled], axis=1)
    met = np.concatenate(
        [
            seats,
            np.stack([promises.seat_a, client], axis=1),
            np.stack([promises.seat_b, client], axis=1)[filled],
        ]
    )
    width = size + int(pairs.max(initial=0)) + int(met.max(initial=0)) + 1
    meets: Flags = np.isin(pairs @ [width, 1], met @ [width, 1])
    return meets


def bid_frame(
    land: Geography, clients: Clients, staff: Staff, needs: Needs, seed: int
) -> pd.DataFrame:
    """Return table bids: each engineer bids for the best of a dozen clients of the city."""
    rng = stream(seed, "bids")
    client = _clients_of_city(rng, clients, staff)
    appeal = _appeal(land, clients, staff, needs, client) + rng.normal(0, 0.4, client.shape)
    rank = np.argsort(np.argsort(-appeal, axis=1), axis=1)
    wanted = rng.poisson(MEAN_BIDS, len(client))
    engineer, place = np.nonzero(rank < wanted[:, None])
    interest = np.clip(np.round(3 + 1.2 * appeal[engineer, place]), 1, 5)
    rows = pd.DataFrame(
        {
            "engineer": staff.engineers[engineer],
            "client": clients.clients[client[engineer, place]],
            "interest": interest,
        }
    ).drop_duplicates(["engineer", "client"])
    return frame("bids", rows)


def _clients_of_city(rng: np.random.Generator, clients: Clients, staff: Staff) -> Ints:
    """Draw clients of each engineer's city, shape (engineers, 12); any client where it has none."""
    order = np.argsort(clients.city, kind="stable")
    count = np.bincount(clients.city, minlength=len(staff.posts.city_count))
    start = np.cumsum(count) - count
    city = staff.posts.city
    empty = count[city] == 0
    picked = uniform_pick(
        rng,
        np.where(empty, 0, start[city]),
        np.where(empty, len(order), count[city]),
        BIDS_LOOKED_AT,
    )
    return order[picked]


def _appeal(land: Geography, clients: Clients, staff: Staff, needs: Needs, client: Ints) -> Floats:
    """Rate clients from the engineer's side: near, and asking for what the engineer can do."""
    minutes = land.minutes[staff.district[:, None], clients.district[client]]
    covered = staff.level[:, None, :] >= needs.level[client]
    needed = needs.level[client] > 0
    skilled = (covered & needed).sum(axis=2) / needed.sum(axis=2)
    appeal: Floats = 1.5 * skilled - minutes / 60
    return appeal
