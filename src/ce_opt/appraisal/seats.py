"""The seats of a plan as the appraisal looks at them: who holds which, and for how many hours.

    hours(c, A) = al · hours(c)      hours(c, B) = (1 − al) · hours(c)

`al` is ``assignment.a_share``, 1 for a client with seat A alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from ce_opt.season.season import Season

__all__ = ["Seat", "seat_table"]


class Seat(NamedTuple):
    """A filled seat: client, ``A`` or ``B``, engineer."""

    client: str
    seat: str
    engineer: str


def seat_table(season: Season, seats: Iterable[Seat]) -> pd.DataFrame:
    """Put seats into a frame, sorted by client and seat, with the hours that each carries.

    Returns
    -------
    columns client, seat, engineer, hours (hours a season)
    """
    held = pd.DataFrame(sorted(seats), columns=list(Seat._fields), dtype="str")
    hours = season.needs.groupby("client")["hours"].sum()
    both = (season.clients.set_index("client")["seats"] == "AB").reindex(held["client"]).to_numpy()
    share = season.rulebook.assignment.a_share
    part = np.where((held["seat"] == "A").to_numpy(), share, 1.0 - share)
    held["hours"] = hours.reindex(held["client"]).to_numpy(float) * np.where(both, part, 1.0)
    return held
