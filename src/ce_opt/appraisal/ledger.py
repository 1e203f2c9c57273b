"""What each engineer took upon themself this season, to be carried into the next ones.

    hard_hours    = Σ hours · max(0, d − 1) over e's seats      d: what an hour counts there
    travel_hours  = Σ 2 · minutes / 60 over days and clients in e's work log
    lost_bids     = bids for clients that were served and in whose team e is not
    helping_hours = logged hours for clients of others, of the kinds that count, and of kind
                    escalation for nobody in particular

The rows of earlier seasons follow unchanged, those of this season's name are replaced. They are
weighed by age when the table is read (`ledger_decay`, `ce_opt.bids.presets.ledger`); what has
decayed below a hundredth is left out.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from ce_opt.appraisal.appraise import Appraised
from ce_opt.errors import UsageError
from ce_opt.language import tr
from ce_opt.season.season import Season

__all__ = ["carried_on", "season_rows"]

FIGURES = ("hard_hours", "travel_hours", "lost_bids", "helping_hours")
LEAST_WEIGHT = 0.01
DECIMALS = 3
LONGEST_ID = 64


def carried_on(season: Season, found: Appraised) -> pd.DataFrame:
    """Table *ledger* for the next season: this season's rows and the earlier ones that still weigh.

    Raises
    ------
    UsageError
        where the rule book does not say when the season ended
    """
    rows = season_rows(season, found)
    old = season.ledger[season.ledger["season"] != season_id(season)]
    ends = np.unique(pd.concat([old["end"], rows["end"]]))
    age = len(ends) - 1 - np.searchsorted(ends, old["end"].to_numpy())
    kept = old[found.rules.ledger_decay**age >= LEAST_WEIGHT]
    table = pd.concat([kept, rows]) if len(kept) else rows
    return table.sort_values(["engineer", "season"], ignore_index=True)


def season_id(season: Season) -> str:
    """Name of the season as an id; its last day where it has none."""
    facts = season.rulebook.season
    return (facts.name or f"{facts.end}")[:LONGEST_ID].strip()


def season_rows(season: Season, found: Appraised) -> pd.DataFrame:
    """Rows of this season, one for each who is appraised."""
    end = season.rulebook.season.end
    if end is None:
        raise UsageError(tr("the ledger needs the last day of the season: set season.end"))
    people = [home.engineer for home in found.homes]
    parts = {
        "hard_hours": hard_hours(found),
        "travel_hours": travel_hours(found),
        "lost_bids": lost_bids(season, found),
        "helping_hours": helping_hours(found),
    }
    figures = {
        name: part.reindex(people).fillna(0.0).round(DECIMALS).to_numpy(float) + 0.0
        for name, part in parts.items()
    }
    days = pd.Series([pd.Timestamp(end)] * len(people), dtype="datetime64[s]")
    names = pd.DataFrame({"engineer": people, "season": season_id(season)}, dtype="str")
    return names.assign(end=days, **figures)


def hard_hours(found: Appraised) -> pd.Series[float]:
    """Engineer -> hours by which hard seats weigh more."""
    seats = found.seats
    more = np.maximum(0.0, found.scale.of_pairs(seats["client"], seats["engineer"]) - 1.0)
    return (seats["hours"] * more).groupby(seats["engineer"]).sum()


def travel_hours(found: Appraised) -> pd.Series[float]:
    """Engineer -> hours on the way: one trip there and back for each day and client."""
    trips = found.log[found.log["client"] != ""].drop_duplicates(["date", "engineer", "client"])
    minutes = found.scale.minutes_of(trips["client"], trips["engineer"])
    return pd.Series(2.0 * minutes / 60, index=trips.index).groupby(trips["engineer"]).sum()


def lost_bids(season: Season, found: Appraised) -> pd.Series[float]:
    """Engineer -> bids for clients that others serve."""
    held = set(zip(found.seats["client"], found.seats["engineer"], strict=True))
    served = set(found.seats["client"])
    rows = season.bids[["engineer", "client"]]
    lost = [c in served and (c, e) not in held for e, c in rows.itertuples(index=False)]
    return rows["engineer"][np.array(lost, dtype=bool)].value_counts().astype(float)


def helping_hours(found: Appraised) -> pd.Series[float]:
    """Engineer -> hours for clients of others."""
    held = set(zip(found.seats["client"], found.seats["engineer"], strict=True))
    counted = {str(kind) for kind, weight in found.rules.kind_weights.items() if weight > 0}
    rows = found.log[found.log["kind"].isin(counted)]
    helped = [
        (client, engineer) not in held if client else kind == "escalation"
        for client, engineer, kind in rows[["client", "engineer", "kind"]].itertuples(index=False)
    ]
    helping = rows[np.array(helped, dtype=bool)]
    return helping["hours"].groupby(helping["engineer"]).sum()
