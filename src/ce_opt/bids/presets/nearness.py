"""Nearness (地理分布): the trip to a care hour of the season taken at random.

    nearness(e) = Σ_c hours(c) · minutes(e, c) / Σ_c hours(c)        minutes; fewer are better

minutes(e, c) is one trip from the engineer's district to the client's (`ce_opt.season.distance`),
hours(c) what the client needs; clients that are not to be served are left out.
"""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.bids.presets.demand import needed, needed_of
from ce_opt.season.distance import minutes_between, travel_minutes
from ce_opt.season.season import Season

__all__ = ["NAME", "values", "values_of"]

NAME = "nearness"


def values(season: Season) -> npt.NDArray[np.float64]:
    """[engineers], mean minutes of a trip, weighted by hours."""
    districts = pd.Index(season.districts["district"])
    needs = needed(season)
    of_client = needs["client"].map(season.clients.set_index("client")["district"])
    place = districts.get_indexer(of_client)
    hours = np.bincount(place, needs["hours"].to_numpy(np.float64), len(districts))
    minutes = travel_minutes(season.districts, season.travel) @ (hours / hours.sum())
    return np.asarray(minutes[districts.get_indexer(season.engineers["district"])])


def values_of(season: Season) -> dict[str, float]:
    """Engineer -> mean minutes of a trip, weighted by hours."""
    home = {row["client"]: row["district"] for row in season.clients.to_dict("records")}
    hours: dict[str, float] = defaultdict(float)
    for client, _, _, needed_hours in needed_of(season):
        hours[home[client]] += needed_hours
    total = math.fsum(hours.values())
    trip = trips(season)
    mean = {
        origin: math.fsum(share * trip[origin, target] for target, share in hours.items()) / total
        for origin in set(season.engineers["district"])
    }
    rows = season.engineers.to_dict("records")
    return {str(row["engineer"]): mean[row["district"]] for row in rows}


def trips(season: Season) -> dict[tuple[str, str], float]:
    """(from, to) -> minutes of one trip, as given in table travel or by the distance."""
    places = {
        row["district"]: (row["latitude"], row["longitude"])
        for row in season.districts.to_dict("records")
    }
    given = {(row["from"], row["to"]): row["minutes"] for row in season.travel.to_dict("records")}
    found = {}
    for origin, one in places.items():
        for target, other in places.items():
            way = given.get((origin, target), given.get((target, origin)))
            found[origin, target] = minutes_between(one, other) if way is None else way
    return found
