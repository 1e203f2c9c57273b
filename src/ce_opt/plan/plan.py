"""A plan: its result tables and the key figures of the run that found it."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import metadata
from typing import Any, Literal

import pandas as pd
from pydantic import ConfigDict

from ce_opt.display import page
from ce_opt.language import Language, tr
from ce_opt.teams.budget import PROVEN
from ce_opt.teams.facts import Team
from ce_opt.teams.names import name_of
from ce_opt.teams.price_list import PriceList
from ce_opt.teams.scale import Scale

__all__ = ["PROVEN", "Plan", "Run", "Selected", "Status", "Stop", "Summary", "gap_of", "versions"]

Status = Literal["optimal", "feasible", "infeasible", "interrupted"]
Stop = Literal["proof", "gap", "work", "idle", "seconds", "interrupt"]

LIBRARIES = ("ortools", "numpy", "numba", "pandas", "scipy", "networkx", "pydantic", "xlsxwriter")


def versions() -> dict[str, str]:
    """Versions of everything that a plan's numbers may depend on, without importing any of it."""
    return {"ce_opt": version("ce-opt"), "python": platform.python_version()} | {
        library: version(library) for library in LIBRARIES
    }


def version(distribution: str) -> str:
    """Version of an installed distribution; ``unknown`` where it runs from a source tree."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "unknown"


@dataclass(frozen=True)
class Run:
    """What the search says about a plan, besides the teams.

    Attributes
    ----------
    status : optimal (proven), feasible, or interrupted by the user
    bound : points that no plan of the season undercuts; finite
    stopped_by : proof of optimality, a gap that was good enough, the deterministic work limit,
        rounds without improvement, the clock, or the user
    seconds : wall time; work : deterministic time
    seed : random seed
    scale : the solver's integer units
    versions : of everything that the numbers may depend on
    one_more : limit over the plan -> what one unit more would be worth, (price, bound), points
    prices : of the bound, for a later run; None where none were kept
    """

    status: Status
    bound: float
    stopped_by: Stop
    seconds: float
    work: float
    seed: int
    scale: Scale
    versions: Mapping[str, str] = field(default_factory=versions)
    one_more: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    prices: PriceList | None = None


@dataclass(frozen=True)
class Selected:
    """How far a limit of ``[selection]`` is used, and what one client more or less would bring.

    Attributes
    ----------
    served : clients with a team that it counts
    limit : most (max_clients) or fewest (a least share) that may be served
    price : points that one more, or for a least share one fewer, saves: an estimate, what the bound
        falls by; None where no search found it
    most_saved : points that one more, or one fewer, saves at most, which is proven
    """

    __pydantic_config__ = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    served: int
    limit: int
    price: float | None
    most_saved: float | None


@dataclass(frozen=True)
class Summary:
    """Key figures, as ``summary.json`` holds them.

    Attributes
    ----------
    status, stopped_by, seconds, work, seed, versions : see `Run`
    scale : ``points`` and ``hours``, the solver's units per point and per hour
    points : sum of the terms
    bound : proven lower bound on the points of any plan of the season, rounded down
    gap : see `gap_of`
    terms : term -> weighted points
    clients, served : number of clients, and of those with a team
    sha256 : input file -> hexadecimal digest
    season : the season's name
    language : that of the plan's sentences, heads and words; English in plans that do not say
    selection : limit of section ``[selection]`` -> how far it is used; nothing without the section
    """

    __pydantic_config__ = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    season: str
    status: Status
    points: float
    bound: float
    gap: float
    terms: dict[str, float]
    clients: int
    served: int
    seconds: float
    seed: int
    stopped_by: Stop
    work: float
    scale: dict[str, int]
    versions: dict[str, str]
    sha256: dict[str, str]
    language: Language = "en"
    selection: dict[str, Selected] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Plan:
    """All result tables; `ce_opt.plan.layout` declares their columns.

    Attributes
    ----------
    assignment : a row per client, in the order of the clients' ids
    unserved : a row per client without a team
    loads : a row per engineer
    importance : a row per client
    summary : key figures
    bids : a row per engineer; None where bids were not evaluated
    roster : a row per engineer; None where posts were not given
    groups : a row per engineer and group; None where there are no groups
    escalation : a row for everybody on the ladder of each client and specialty
    certificate : a row for each ladder, walked with people away
    findings : verdict, dead ends, cures, what each absence does (``certificate.json``)
    appraisal : a row per engineer who is appraised; None before the season's end
    duties : a row per person of each duty; None where no calendar was made
    open_duties, withdrawn_duties : what has no place, and what older calendars held; with `duties`
    prices : what the bound was proven with (``prices.npz``), for a later run to set out from
    """

    assignment: pd.DataFrame
    unserved: pd.DataFrame
    loads: pd.DataFrame
    importance: pd.DataFrame
    summary: Summary
    bids: pd.DataFrame | None = None
    roster: pd.DataFrame | None = None
    groups: pd.DataFrame | None = None
    escalation: pd.DataFrame | None = None
    certificate: pd.DataFrame | None = None
    findings: Mapping[str, Any] | None = None
    appraisal: pd.DataFrame | None = None
    duties: pd.DataFrame | None = None
    open_duties: pd.DataFrame | None = None
    withdrawn_duties: pd.DataFrame | None = None
    prices: PriceList | None = None

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Table name -> frame, of the tables that there are."""
        found = {
            "assignment": self.assignment,
            "unserved": self.unserved,
            "loads": self.loads,
            "importance": self.importance,
            "bids": self.bids,
            "roster": self.roster,
            "groups": self.groups,
            "escalation": self.escalation,
            "certificate": self.certificate,
            "appraisal": self.appraisal,
            "duties": self.duties,
            "open_duties": self.open_duties,
            "withdrawn_duties": self.withdrawn_duties,
        }
        return {name: frame for name, frame in found.items() if frame is not None}

    @property
    def teams(self) -> list[Team]:
        """The teams of the clients that are served, in the order of table assignment."""
        seats = self.assignment[["client", "engineer_a", "engineer_b"]].itertuples(index=False)
        return [Team(client, a, b) for client, a, b in seats if a]

    def _repr_html_(self) -> str:
        """Show a notebook the key figures and the heads of the first tables."""
        told = self.summary
        figures = {
            tr("status"): told.status,
            tr("served"): tr("{served} of {clients}", served=told.served, clients=told.clients),
            tr("points"): told.points,
            tr("no plan is below"): told.bound,
            tr("gap"): f"{told.gap:.2%}",
        }
        return page(
            told.season or tr("Plan"),
            figures | {name_of(name): points for name, points in told.terms.items()},
            (f"{row.client}: {row.reason}" for row in self.unserved.itertuples()),
            {"assignment": self.assignment, "loads": self.loads},
        )

    def equals(self, other: Plan) -> bool:
        """Whether all tables and figures are the same."""
        if (self.summary, self.findings) != (other.summary, other.findings):
            return False
        if self.tables.keys() != other.tables.keys():
            return False
        return all(frame.equals(other.tables[name]) for name, frame in self.tables.items())


def gap_of(points: float, bound: float) -> float:
    """How far the points may be from the best possible, as a share.

        gap = (points − bound) / points        0 where points = bound

    Preferred ties can make a plan's points zero or negative; the share is then one of |bound|,
    which keeps it between 0 and 1.

    >>> gap_of(110.0, 99.0), gap_of(0.0, 0.0), gap_of(-30.0, -40.0), gap_of(0.0, -5.0)
    (0.1, 0.0, 0.25, 1.0)
    """
    if points == bound:
        return 0.0
    return (points - bound) / (points if points > 0 else abs(bound))
