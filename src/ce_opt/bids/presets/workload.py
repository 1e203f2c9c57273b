"""Workload (工作负荷): the care hours that are still free.

    workload(e) = max(0, care_hours(e) − Σ hours(c) · share)        hours a season

over the clients c at which a designation requires e: the share of seat A is ``assignment.a_share``
(1 where the client has seat A alone), that of B the rest; in a seat that is not named (any), the
smaller of the two, which is bound in any case.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from ce_opt.season.season import Season

__all__ = ["NAME", "values", "values_of"]

NAME = "workload"


def values(season: Season) -> npt.NDArray[np.float64]:
    """[engineers], free hours."""
    rows = season.designations[season.designations["kind"] == "required"]
    a_share = season.rulebook.assignment.a_share
    alone = rows["client"].map(season.clients.set_index("client")["seats"]) == "A"
    share = rows["seat"].map({"A": a_share, "B": 1 - a_share, "any": min(a_share, 1 - a_share)})
    share = share.astype(np.float64).mask(alone, 1.0)
    hours = rows["client"].map(season.needs.groupby("client")["hours"].sum())
    bound = (share * hours).groupby(rows["engineer"]).sum()
    taken = season.engineers["engineer"].map(bound).fillna(0.0)
    free = season.engineers["care_hours"].to_numpy(np.float64) - taken.to_numpy(np.float64)
    return np.asarray(np.maximum(free, 0.0))


def values_of(season: Season) -> dict[str, float]:
    """Engineer -> free hours."""
    a_share = season.rulebook.assignment.a_share
    shares = {"A": a_share, "B": 1 - a_share, "any": min(a_share, 1 - a_share)}
    seats = {row["client"]: row["seats"] for row in season.clients.to_dict("records")}
    hours: dict[str, float] = defaultdict(float)
    for row in season.needs.to_dict("records"):
        hours[row["client"]] += row["hours"]
    bound: dict[str, float] = defaultdict(float)
    for row in season.designations.to_dict("records"):
        if row["kind"] == "required":
            share = 1.0 if seats[row["client"]] == "A" else shares[row["seat"]]
            bound[row["engineer"]] += share * hours[row["client"]]
    return {
        str(row["engineer"]): max(0.0, row["care_hours"] - bound[row["engineer"]])
        for row in season.engineers.to_dict("records")
    }
