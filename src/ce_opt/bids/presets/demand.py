"""What the clients need: table needs without the clients that are not to be served."""

from __future__ import annotations

import pandas as pd

from ce_opt.season.season import Season

__all__ = ["needed", "needed_of"]


def needed(season: Season) -> pd.DataFrame:
    """Rows of table needs of the clients that may be served; of all where none may be."""
    open_clients = season.clients.loc[season.clients["service"] != "never", "client"]
    rows = season.needs[season.needs["client"].isin(open_clients)]
    return season.needs if rows["hours"].sum() <= 0 else rows


def needed_of(season: Season) -> list[tuple[str, str, int, float]]:
    """Say the same in plain Python: (client, specialty, level, hours)."""
    closed = {
        row["client"] for row in season.clients.to_dict("records") if row["service"] == "never"
    }
    rows = [
        (str(row["client"]), str(row["specialty"]), int(row["level"]), float(row["hours"]))
        for row in season.needs.to_dict("records")
    ]
    kept = [row for row in rows if row[0] not in closed]
    return kept if any(hours > 0 for *_, hours in kept) else rows
