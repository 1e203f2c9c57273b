"""Why: the points of a client's team or of an engineer's seats, fact by fact; what was second best.

The second best is what the plan would take if everybody else stayed where they are, and by how much
it is dearer: exact (`others_kept`). A team that is not the best one says so: the difference is then
below 0.
"""

from __future__ import annotations

from dataclasses import dataclass

from ce_opt.display import page
from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.plan.reasons import Reason, reason
from ce_opt.plan.reasons.wording import listed
from ce_opt.season import Season
from ce_opt.teams.facts import Team
from ce_opt.whatif.justification import Justification, of_client, of_engineer
from ce_opt.whatif.others_kept import Alternative, Around
from ce_opt.whatif.seats import Seats

__all__ = ["Held", "WhyClient", "WhyEngineer", "why_client", "why_engineer"]


@dataclass(frozen=True)
class WhyClient:
    """Why a client has the team that it has, or none.

    Attributes
    ----------
    client, name, importance : who is asked about
    team : None where the client is left out
    points : sum of the justifications: the client's points in assignment.csv
    justifications : fact by fact, in the order of the terms
    overload : points of overload that the team adds to its people
    others : other teams, and leaving the client out, by difference; the second best is the first
    breaches : rules that the team, or its people's load, breaks
    reason : why there is no team; None where there is one
    """

    client: str
    name: str
    importance: float
    team: Team | None
    points: float
    justifications: tuple[Justification, ...]
    overload: float
    others: tuple[Alternative, ...]
    breaches: tuple[Breach, ...]
    reason: Reason | None

    @property
    def second(self) -> Alternative | None:
        """The best of all others; None where nothing else fits."""
        return self.others[0] if self.others else None

    def _repr_html_(self) -> str:
        """Show a notebook the points fact by fact, and what was second best."""
        best = self.second
        figures = {
            tr("team"): listed(self.team.members) if self.team else tr("none"),
            tr("importance"): self.importance,
            tr("points"): self.points,
            tr("overload that it adds"): self.overload,
            tr("second best"): best and (listed(best.team.members) if best.team else tr("no team")),
            tr("dearer by"): best and best.difference,
        }
        said = [fact_words(one) for one in self.justifications]
        said += [self.reason.sentence] if self.reason else []
        said += [one.sentence for one in self.breaches]
        return page(tr("Why {id} {name}", id=self.client, name=self.name), figures, said)


@dataclass(frozen=True)
class Held:
    """A seat that an engineer holds.

    Attributes
    ----------
    client, seat, hours : the seat, and what it takes
    points : of the whole team
    without : the best team of the client that fits without the engineer; None where there is none
    """

    client: str
    seat: str
    hours: float
    points: float
    without: Alternative | None

    def __str__(self) -> str:
        return tr(
            "{seat} of {client}: {hours:.6g} hours",
            seat=self.seat,
            client=self.client,
            hours=self.hours,
        )


@dataclass(frozen=True)
class WhyEngineer:
    """Why an engineer has the seats that they have.

    Attributes
    ----------
    engineer, name : who is asked about
    care_hours, hours_a, hours_b, duty_hours : hours a season: there are, as A, as B, of duty
    overload : the engineer's points of overload, the sum of the justifications
    justifications : how far past each percent
    seats : every seat held, in the order of clients
    breaches : limits that the engineer's load breaks
    """

    engineer: str
    name: str
    care_hours: float
    hours_a: float
    hours_b: float
    duty_hours: float
    overload: float
    justifications: tuple[Justification, ...]
    seats: tuple[Held, ...]
    breaches: tuple[Breach, ...]

    def _repr_html_(self) -> str:
        """Show a notebook the load and every seat."""
        figures = {
            tr("care hours"): self.care_hours,
            tr("hours as A"): self.hours_a,
            tr("hours as B"): self.hours_b,
            tr("hours of duty"): self.duty_hours or None,
            tr("overload"): self.overload,
        }
        said = [fact_words(one) for one in self.justifications]
        said += map(str, self.seats)
        said += [one.sentence for one in self.breaches]
        return page(tr("Why {id} {name}", id=self.engineer, name=self.name), figures, said)


def fact_words(one: Justification) -> str:
    """Say a fact with the rule that it counts for."""
    return tr("{rule}: {sentence}", rule=one.rule, sentence=one.sentence)


def why_client(
    season: Season, seats: Seats, client: str, around: Around | None = None
) -> WhyClient:
    """Justify a client's team.

    Parameters
    ----------
    season, seats : the season, and a plan of it, computed or typed by hand
    client : its id, which must exist
    around : the same season and plan, where several questions are asked about them
    """
    around = around or Around(season, seats)
    facts, team = around.facts, seats.of_client.get(client)
    parts = of_client(facts, client, team)
    people = {client, *(team.members if team else ())}
    return WhyClient(
        client=client,
        name=facts.clients[client]["name"],
        importance=facts.importance[client],
        team=team,
        points=sum(part.amount for part in parts),
        justifications=tuple(parts),
        overload=around.figures.overload_for(client),
        others=tuple(around.alternatives(client)),
        breaches=tuple(one for one in around.figures.breaches if one.subject in people),
        reason=None if team else reason(around.client(client), around.room_without(client)),
    )


def why_engineer(
    season: Season, seats: Seats, engineer: str, around: Around | None = None
) -> WhyEngineer:
    """Justify an engineer's seats and load; the parameters are those of `why_client`."""
    around = around or Around(season, seats)
    facts, hours = around.facts, around.figures.hours[engineer]
    parts = of_engineer(facts, engineer, sum(hours.values()))
    row = facts.engineers[engineer]
    return WhyEngineer(
        engineer=engineer,
        name=row["name"],
        care_hours=row["care_hours"],
        hours_a=hours["A"],
        hours_b=hours["B"],
        duty_hours=facts.duty(engineer),
        overload=sum(part.amount for part in parts),
        justifications=tuple(parts),
        seats=tuple(
            held(around, team, seat)
            for team in seats.teams
            for seat, who in team.seats
            if who == engineer
        ),
        breaches=tuple(one for one in around.figures.breaches if one.subject == engineer),
    )


def held(around: Around, team: Team, seat: str) -> Held:
    """Look at one seat that somebody holds, and at the best team without them."""
    facts, who = around.facts, dict(team.seats)[seat]
    others = around.alternatives(team.client)
    return Held(
        client=team.client,
        seat=seat,
        hours=facts.hours(team.client) * facts.seat_share(team.client, seat),
        points=sum(around.figures.of_client[team.client].values()),
        without=next((one for one in others if one.team and who not in one.team.members), None),
    )
