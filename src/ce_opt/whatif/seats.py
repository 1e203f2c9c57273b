"""Who holds which seat: a plan as people argue about it, computed or typed by hand.

A question about a plan needs its teams alone. They come from a plan folder that `ce-opt plan`
wrote, from one whose assignment.csv was edited since, or from a file that somebody typed: three
columns suffice, ``client,engineer_a,engineer_b`` or ``客户,A角,B角``; clients that are not named
have no team. The file may be in UTF-8, or in GB18030 as spreadsheets in China write it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ce_opt.errors import PlanUnreadable, listing, reason_of
from ce_opt.language import spoken, tr
from ce_opt.plan import Plan
from ce_opt.plan.layout import ASSIGNMENT
from ce_opt.plan.price_file import PRICES
from ce_opt.plan.read import SUMMARY, Reading, read_prices, read_summary
from ce_opt.season import Season
from ce_opt.season.change import unknown
from ce_opt.season.fold import fold
from ce_opt.season.sources.encoding import Undecodable, decode
from ce_opt.teams.facts import Team
from ce_opt.teams.price_list import PriceList

__all__ = ["Seats", "read_seats"]

HEADS = ("client", "engineer_a", "engineer_b")
CHINESE = {ASSIGNMENT[head].chinese: head for head in HEADS} | {"客户": "client"}
"""Chinese head -> the column that it stands for."""


@dataclass(frozen=True)
class Seats:
    """The teams of a plan, and what is proven about the plans of its season.

    Attributes
    ----------
    teams : one for each client that is served, in the order of clients
    bound : points that no plan of the season undercuts; None where nobody has proven any
    prices : what it was proven with, for a search that sets out from there; None likewise
    """

    teams: tuple[Team, ...]
    bound: float | None = None
    prices: PriceList | None = field(default=None, compare=False)

    @classmethod
    def of(cls, plan: Plan, season: Season) -> Seats:
        """Take the seats of a plan; its bound counts where it was made of the same files."""
        same = bool(season.sha256) and plan.summary.sha256 == dict(season.sha256)
        return cls(tuple(sorted(plan.teams)), plan.summary.bound if same else None, plan.prices)

    @cached_property
    def of_client(self) -> Mapping[str, Team]:
        """Client -> team."""
        return {team.client: team for team in self.teams}

    @cached_property
    def holders(self) -> Mapping[tuple[str, str], str]:
        """(client, seat) -> who holds it."""
        return {(team.client, seat): who for team in self.teams for seat, who in team.seats}

    def without(self, client: str) -> tuple[Team, ...]:
        """Give the teams of all other clients."""
        return tuple(team for team in self.teams if team.client != client)


def read_seats(path: Path | str, season: Season) -> Seats:
    """Read the seats of a plan folder, or of a file assignment.csv alone.

    Raises
    ------
    PlanUnreadable
        with every fault: what cannot be read, who is not in the season, which client stands twice
    """
    path = Path(path)
    file = path / ASSIGNMENT.file if path.is_dir() else path
    try:
        text = decode(file.read_bytes())
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (OSError, Undecodable, csv.Error) as error:
        raise PlanUnreadable(
            tr(
                "{path} is no plan: {file} cannot be read ({reason}); name a plan folder, or a CSV "
                "file with the heads {heads}",
                path=path,
                file=file.name,
                reason=why_unreadable(error),
                heads=wanted_heads(),
            )
        ) from error
    heads = [english(head) for head in rows[0]] if rows else []
    if not set(HEADS) <= set(heads):
        raise PlanUnreadable(
            tr("{file} must have the heads {heads}", file=file, heads=wanted_heads())
        )
    cells = [dict(zip(heads, map(str.strip, row), strict=False)) for row in rows[1:]]
    faults = list(faults_of(cells, season))
    if faults:
        listed = listing(faults, "{count} fault", "{count} faults")
        raise PlanUnreadable(
            tr("{file} is no plan of this season: {faults}", file=file, faults=listed)
        )
    teams = (Team(*(row.get(head, "") for head in HEADS)) for row in cells)
    held = tuple(sorted(team for team in teams if team.a))
    return Seats(held, bound_beside(file, season), prices_beside(file))


def english(head: str) -> str:
    """Give the head that a head of a typed file stands for.

    >>> english(" A角 "), english("Ｂ角"), english("points")
    ('engineer_a', 'engineer_b', 'points')
    """
    return CHINESE.get(fold(head), head.strip())


def wanted_heads() -> str:
    """Say which heads suffice, in the language spoken now."""
    return ",".join(ASSIGNMENT[head].head(spoken()) for head in HEADS)


def why_unreadable(error: Exception) -> str:
    """Say why a file cannot be read."""
    if isinstance(error, Undecodable):
        return tr("row {row}: {rule}", row=error.row, rule=error.rule)
    return reason_of(error) if isinstance(error, OSError) else str(error)


def faults_of(rows: Iterable[Mapping[str, str]], season: Season) -> Iterator[str]:
    """Say which rows name nobody, somebody twice, or a B without an A."""
    clients, engineers = set(season.clients["client"]), set(season.engineers["engineer"])
    seen: set[str] = set()
    for number, row in enumerate(rows, 2):
        client, a, b = (row.get(head, "") for head in HEADS)
        if client not in clients:
            fault = unknown(tr("client"), client, sorted(clients))
            yield tr("row {row}: {fault}", row=number, fault=fault)
        elif client in seen:
            yield tr(
                "row {row}: {client} stands there already; one row for each client",
                row=number,
                client=client,
            )
        for who in (a, b):
            if who and who not in engineers:
                fault = unknown(tr("engineer"), who, sorted(engineers))
                yield tr("row {row}: {fault}", row=number, fault=fault)
        if b and not a:
            yield tr(
                "row {row}: {client} has {engineer} in seat B and nobody in seat A",
                row=number,
                client=client,
                engineer=b,
            )
        seen.add(client)


def bound_beside(file: Path, season: Season) -> float | None:
    """Give the bound of the summary beside a file, where it speaks of this very season.

    A bound is proven for the season, not for the teams: it stands though the seats were edited.
    """
    found = Reading()
    if (file.parent / SUMMARY).exists():
        read_summary(file.parent, found)
    if found.summary is None or not season.sha256:
        return None
    same = found.summary.sha256 == dict(season.sha256)
    return found.summary.bound if same else None


def prices_beside(file: Path) -> PriceList | None:
    """Give the prices beside a file, where they can be read: any prices prove a bound."""
    found = Reading()
    if (file.parent / PRICES).exists():
        read_prices(file.parent, found)
    return found.prices
