"""Makes a season up: every table of it, and its rule book.

::

    shape ─► cities ─► posts ─► engineers ─► clients ─► needs ─► promised teams
                                                          │         │
                                                          ▼         ▼
                                 incumbents ─► ratings, work     designations, relations
                                 last groups

Each step returns arrays; the frames are made of them at the end. The same shape and seed give the
same frames, and each table has its own random stream.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ce_opt.errors import UsageError
from ce_opt.generate.clients import Clients, client_frame, win_clients
from ce_opt.generate.departments import department_frames, found_posts
from ce_opt.generate.geography import Geography, lay_out
from ce_opt.generate.groups import last_group_frame
from ce_opt.generate.history import Incumbents, incumbent_frame, leave_frame, recall
from ce_opt.generate.ledger import ledger_frame
from ce_opt.generate.marks import panel_frame, rating_frame
from ce_opt.generate.needs import Needs, ask, needs_frame
from ce_opt.generate.people import Staff, hire, manager_frame, name_managers, staff_frames
from ce_opt.generate.promises import Promises, make_promises
from ce_opt.generate.rules import rule_book
from ce_opt.generate.shape import SeasonShape
from ce_opt.generate.specialties import specialty_frames
from ce_opt.generate.ties import bid_frame, designation_frame, relation_frame
from ce_opt.generate.work import work_log_frame
from ce_opt.generate.workdays import workday_frame
from ce_opt.language import tr
from ce_opt.season.tables import TABLES

__all__ = ["GeneratedSeason", "generate_season", "season_of_shape"]


@dataclass(frozen=True)
class GeneratedSeason:
    """A season that was made up.

    Attributes
    ----------
    frames : one frame per declared table, columns in the declared order, rows sorted by key
    rules : ``season.toml`` as nested dicts
    """

    frames: dict[str, pd.DataFrame]
    rules: dict[str, Any]


def generate_season(
    clients: int, engineers: int, seed: int, *, demand_share: float = 0.9, name: str = ""
) -> GeneratedSeason:
    """Make up a season of a size.

    Parameters
    ----------
    clients, engineers : rows of the two tables; at least 1 and 2
    seed : 0 or above; the same arguments give the same season
    demand_share : hours needed by the clients that may be served, per care hour available
    name : title of the season; empty for one made of the size

    Raises
    ------
    UsageError
        where a number is out of its range

    Examples
    --------
    >>> season = generate_season(clients=10, engineers=4, seed=1)
    >>> len(season.frames["clients"]), len(season.frames["engineers"])
    (10, 4)
    """
    return season_of_shape(SeasonShape(clients, engineers, demand_share, name=name), seed)


def season_of_shape(shape: SeasonShape, seed: int) -> GeneratedSeason:
    """Make up a season to all the numbers of a shape."""
    if seed < 0:
        raise UsageError(tr("seed must be 0 or above, not {seed}", seed=seed))
    land = lay_out(shape, seed)
    staff = hire(shape, land, found_posts(shape, land), seed)
    clients = win_clients(shape, land, seed)
    needs = ask(shape, land, staff, clients, seed)
    promises = make_promises(shape, land, staff, clients, needs, seed)
    incumbents = recall(shape, land, staff, clients, needs, seed)
    frames = (
        specialty_frames()
        | land.frames
        | department_frames(staff.posts, land)
        | staff_frames(staff, land, seed)
        | _client_frames(shape, land, clients, needs, promises, seed)
        | _tie_frames(land, staff, clients, needs, promises, seed)
        | {"incumbents": incumbent_frame(incumbents, clients, staff)}
        | {"last_groups": last_group_frame(staff, seed)}
        | {"leave": leave_frame(shape, staff, seed), "ledger": ledger_frame(shape, staff, seed)}
        | {"workdays": workday_frame(shape)}
    )
    frames |= _record_frames(shape, staff, clients, needs, incumbents, frames["clients"], seed)
    rules = rule_book(shape, incumbents.seats, 2 * len(promises.client))
    return GeneratedSeason({table.name: frames[table.name] for table in TABLES}, rules)


def _client_frames(
    shape: SeasonShape,
    land: Geography,
    clients: Clients,
    needs: Needs,
    promises: Promises,
    seed: int,
) -> dict[str, pd.DataFrame]:
    managers = name_managers(shape, land, seed)
    must = promises.must_serve(shape.clients)
    return {
        "account_managers": manager_frame(managers, land, seed),
        "clients": client_frame(clients, must, managers, land, seed),
        "needs": needs_frame(needs, clients),
    }


def _tie_frames(
    land: Geography, staff: Staff, clients: Clients, needs: Needs, promises: Promises, seed: int
) -> dict[str, pd.DataFrame]:
    return {
        "designations": designation_frame(clients, staff, promises, seed),
        "relations": relation_frame(clients, staff, promises, seed),
        "bids": bid_frame(land, clients, staff, needs, seed),
    }


def _record_frames(
    shape: SeasonShape,
    staff: Staff,
    clients: Clients,
    needs: Needs,
    incumbents: Incumbents,
    client_rows: pd.DataFrame,
    seed: int,
) -> dict[str, pd.DataFrame]:
    manager = client_rows["account_manager"].to_numpy(dtype=object)
    return {
        "panel": panel_frame(staff, seed),
        "ratings": rating_frame(clients, manager, staff, incumbents, seed),
        "work_log": work_log_frame(shape, clients, staff, needs, incumbents, seed),
    }
