"""Edits: what seats that somebody changed by hand cost, client by client, and what they break.

    difference of a client = points of its new team − points of its old one        (or of none)
    total                  = Σ over clients + Σ over engineers whose overload changes

Everything is worked out in plain Python from both sets of seats; nothing is planned anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ce_opt.display import page
from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.plan.plan import gap_of
from ce_opt.season import Season
from ce_opt.teams.facts import Facts, Team
from ce_opt.whatif.figures import Figures

__all__ = ["Burden", "Edits", "TeamEdit", "TermEdit", "edits_of"]

NOISE = 1e-6
"""Points and hours that make no difference: what is printed has six decimals."""


@dataclass(frozen=True)
class TermEdit:
    """A term of one client, before and after, weighted points."""

    term: str
    before: float
    after: float


@dataclass(frozen=True)
class TeamEdit:
    """A client whose team was changed.

    Attributes
    ----------
    client : its id
    before, after : the teams; None for none
    terms : the terms that change
    points : of the client, before and after
    """

    client: str
    before: Team | None
    after: Team | None
    terms: tuple[TermEdit, ...]
    points: tuple[float, float]

    @property
    def difference(self) -> float:
        """Points after less those before."""
        return self.points[1] - self.points[0]


@dataclass(frozen=True)
class Burden:
    """An engineer whose hours change.

    Attributes
    ----------
    engineer : who
    hours, use, overload : before and after: hours of clients, share of the care hours, duty
        included (0 without care hours), weighted points
    """

    engineer: str
    hours: tuple[float, float]
    use: tuple[float, float]
    overload: tuple[float, float]


@dataclass(frozen=True)
class Edits:
    """What was changed, and what it costs.

    Attributes
    ----------
    teams : clients whose team was changed, by id
    people : engineers whose hours change, by id
    points : of the plan before and after
    bound : points that no plan of the season undercuts
    breaches : hard rules and limits that the seats break now
    """

    teams: tuple[TeamEdit, ...]
    people: tuple[Burden, ...]
    points: tuple[float, float]
    bound: float
    breaches: tuple[Breach, ...]

    @property
    def difference(self) -> float:
        """Points after less those before."""
        return self.points[1] - self.points[0]

    @property
    def gap(self) -> float | None:
        """How far the plan is from the best possible now; None where it breaks a rule."""
        return None if self.breaches else gap_of(self.points[1], min(self.bound, self.points[1]))

    def _repr_html_(self) -> str:
        """Show a notebook the points, every team that was changed, and what breaks."""
        before, after = self.points
        figures = {tr("before"): before, tr("after"): after, tr("difference"): self.difference}
        said = [f"{one.client}: {one.difference:+.2f}" for one in self.teams]
        return page(tr("Edits"), figures, [*said, *(one.sentence for one in self.breaches)])


def edits_of(
    season: Season, planned: Sequence[Team], edited: Sequence[Team], bound: float
) -> Edits:
    """Price edits of a plan.

    Parameters
    ----------
    season : with its people arranged as the plan's tables say
    planned, edited : the teams before and after
    bound : of the plan
    """
    facts = Facts(season)
    before, after = Figures(facts, tuple(planned)), Figures(facts, tuple(edited))
    return Edits(
        tuple(team_edits(before, after)),
        tuple(burdens(before, after)),
        (before.points, after.points),
        bound,
        after.breaches,
    )


def team_edits(before: Figures, after: Figures) -> Iterator[TeamEdit]:
    """Yield the clients whose team was changed."""
    old, new = ({team.client: team for team in one.teams} for one in (before, after))
    for client in sorted({*old, *new}):
        if old.get(client) != new.get(client):
            yield TeamEdit(
                client,
                old.get(client),
                new.get(client),
                tuple(term_edits(before.of_client[client], after.of_client[client])),
                (sum(before.of_client[client].values()), sum(after.of_client[client].values())),
            )


def term_edits(before: Mapping[str, float], after: Mapping[str, float]) -> Iterator[TermEdit]:
    """Yield the terms that change."""
    for term, points in before.items():
        if abs(after[term] - points) > NOISE:
            yield TermEdit(term, points, after[term])


def burdens(before: Figures, after: Figures) -> Iterator[Burden]:
    """Yield the engineers whose hours change."""
    for engineer, row in sorted(before.facts.engineers.items()):
        hours = tuple(sum(one.hours[engineer].values()) for one in (before, after))
        if abs(hours[1] - hours[0]) > NOISE:
            care, duty = row["care_hours"], before.facts.duty(engineer)
            use = tuple((one + duty) / care if care else 0.0 for one in hours)
            overload = before.overloads[engineer], after.overloads[engineer]
            yield Burden(engineer, (hours[0], hours[1]), (use[0], use[1]), overload)
