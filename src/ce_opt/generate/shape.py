"""The numbers that a generated season is made to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ce_opt.errors import UsageError
from ce_opt.language import tr

__all__ = ["SeasonShape"]


@dataclass(frozen=True)
class SeasonShape:
    """Size and proportions of a season.

    Attributes
    ----------
    clients, engineers : rows of the two tables; at least 1 and 2
    demand_share : care hours needed by clients that may be served, per care hour available
    a_share : share of a client's hours that seat A carries
    max_travel_minutes : longest trip; 75 forbids the far ends of Xiamen to each other
    handover_share : seats that may change hands, per incumbent
    must_share, never_share : most clients that must be served, and expected ones that must not
    single_seat_share : expected clients with a seat A alone
    clients_per_city : a season above this size spreads over several cities
    start, end : first and last day of the season
    name : title of the season; empty for one made of the size
    """

    clients: int
    engineers: int
    demand_share: float = 0.9
    a_share: float = 0.7
    max_travel_minutes: float = 75.0
    handover_share: float = 0.25
    must_share: float = 0.03
    never_share: float = 0.01
    single_seat_share: float = 0.1
    clients_per_city: int = 2000
    start: date = date(2026, 7, 1)
    end: date = date(2026, 12, 31)
    name: str = ""

    def __post_init__(self) -> None:
        if self.clients < 1 or self.engineers < 2:
            raise UsageError(tr("a season needs at least 1 client and 2 engineers"))
        if not 0 < self.demand_share <= 10:
            raise UsageError(tr("demand_share must be above 0 and at most 10"))
        if (self.end - self.start).days < 1:
            raise UsageError(tr("a season needs at least 2 days"))

    @property
    def cities(self) -> int:
        """How many cities the season spreads over; each has twenty engineers or more."""
        wanted = -(-self.clients // self.clients_per_city)
        return max(1, min(wanted, self.engineers // 20))

    @property
    def clients_per_engineer(self) -> float:
        """Clients for each engineer, the mean number of A seats."""
        return self.clients / self.engineers

    @property
    def title(self) -> str:
        """The season's name, or one made of its size."""
        return self.name or tr(
            "Made-up season, {clients} clients × {engineers} engineers",
            clients=self.clients,
            engineers=self.engineers,
        )
