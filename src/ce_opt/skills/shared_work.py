"""Who has worked with whom, as table *work_log* remembers it.

Two engineers have worked together where both have entries for the same client. They last did on the
latest day on which both had: for each such client the earlier of the two engineers' last days, and
of these the latest.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

__all__ = ["SharedWork"]


@dataclass(frozen=True)
class SharedWork:
    """The work log, by engineer and client.

    Attributes
    ----------
    days : engineer -> client -> last day of work for it
    """

    days: dict[str, dict[str, date]] = field(default_factory=dict)

    @classmethod
    def of(cls, work_log: pd.DataFrame, start: date | None = None) -> SharedWork:
        """Read table *work_log*; entries for no client are nobody's shared work.

        Parameters
        ----------
        start : first day of the season; work from then on was not done yet when it was planned, and
            a plan stays what it is while the log grows
        """
        days: dict[str, dict[str, date]] = defaultdict(dict)
        rows = zip(work_log["engineer"], work_log["client"], work_log["date"], strict=True)
        for engineer, client, day in rows:
            last = day.date()
            if client and (start is None or last < start):
                days[engineer][client] = max(last, days[engineer].get(client, last))
        return cls(dict(days))

    def last(self, one: str, other: str) -> date | None:
        """Day on which two engineers last worked together; None where they never did."""
        mine, yours = self.days.get(one, {}), self.days.get(other, {})
        shared = (min(day, yours[client]) for client, day in mine.items() if client in yours)
        return max(shared, default=None)

    def matrix(self, engineers: tuple[str, ...]) -> npt.NDArray[np.bool_]:
        """[engineers, engineers], whether two have ever worked together; nobody with themself."""
        clients = sorted({client for days in self.days.values() for client in days})
        column = {client: place for place, client in enumerate(clients)}
        worked = np.zeros((len(engineers), len(clients)), dtype=np.float64)
        for row, engineer in enumerate(engineers):
            worked[row, [column[client] for client in self.days.get(engineer, ())]] = 1.0
        together = worked @ worked.T > 0
        np.fill_diagonal(together, False)
        return together
