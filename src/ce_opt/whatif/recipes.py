"""What happens in mid-season, as changes of it: each recipe gives a season and a note."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from ce_opt.errors import UsageError
from ce_opt.language import tr
from ce_opt.plan.reasons.wording import amount
from ce_opt.season import Season
from ce_opt.season.change import Change, PutRow, SetValue
from ce_opt.whatif.names import client_named, engineer_named

__all__ = [
    "Cooked",
    "client_lost",
    "leaver",
    "long_leave",
    "new_client",
    "newcomer",
    "surge",
]

Cooked = tuple[Season, str]
"""The changed season, and what was done."""


def leaver(season: Season, engineer: str) -> Cooked:
    """Take an engineer out, with every row that speaks of them."""
    engineer = engineer_named(season, engineer)
    note = tr("{engineer} leaves", engineer=engineer)
    return season.without_row("engineers", engineer), note


def newcomer(season: Season, engineer: str, like: str) -> Cooked:
    """Add an engineer with the department, district, hours and skills of another; no bids, no ties.

    Raises
    ------
    UsageError : the id is taken, or nobody is called `like`
    """
    like = engineer_named(season, like)
    taken(season, "engineers", engineer)
    row = row_of(season.engineers, "engineer", like) | {"engineer": engineer, "name": engineer}
    skills = season.skills[season.skills["engineer"] == like]
    changes: list[Change] = [PutRow("engineers", row)]
    changes += [
        PutRow("skills", {"engineer": engineer, "specialty": specialty, "level": level})
        for specialty, level in skills[["specialty", "level"]].itertuples(index=False)
    ]
    note = tr("{engineer} comes, with hours and skills like {like}", engineer=engineer, like=like)
    return season.with_changes(*changes), note


def long_leave(season: Season, engineer: str, start: date, end: date) -> Cooked:
    """Let somebody be away between two days, both included.

        care_hours · days still here / days here before        calendar days of the season

    Raises
    ------
    UsageError : the season does not say when it starts and ends, or the leave lies outside
    """
    engineer = engineer_named(season, engineer)
    facts = season.rulebook.season
    if facts.start is None or facts.end is None:
        raise UsageError(tr("season.start and season.end must be given for a leave to be counted"))
    if end < start or end < facts.start or start > facts.end:
        raise UsageError(
            tr(
                "{start} to {end} is no part of the season, {season_start} to {season_end}",
                start=start,
                end=end,
                season_start=facts.start,
                season_end=facts.end,
            )
        )
    own = season.leave[season.leave["engineer"] == engineer]
    before = days_between(facts.start, facts.end) - away(own)
    after = before - days_between(start, end)
    old = float(row_of(season.engineers, "engineer", engineer)["care_hours"])  # type: ignore[arg-type]
    hours = round(old * len(after) / len(before), 2) if before else 0.0
    same = own.loc[own["start"] == pd.Timestamp(start), "end"]
    last = max([end, *(day.date() for day in same)])
    changed = season.with_changes(
        PutRow("leave", {"engineer": engineer, "start": start, "end": last}),
        SetValue("engineers", (engineer,), "care_hours", hours),
    )
    note = tr(
        "{engineer} is away from {start} to {end}: {old} hours become {hours}",
        engineer=engineer,
        start=start,
        end=end,
        old=amount(old),
        hours=amount(hours),
    )
    return changed, note


def new_client(season: Season, client: str, like: str) -> Cooked:
    """Add a client with the district, criteria and needs of another; no designations, no bids.

    Raises
    ------
    UsageError : the id is taken, or no client is called `like`
    """
    like = client_named(season, like)
    taken(season, "clients", client)
    row = row_of(season.clients, "client", like) | {"client": client, "name": client}
    needs = season.needs[season.needs["client"] == like]
    changes: list[Change] = [PutRow("clients", row)]
    changes += [
        PutRow("needs", {str(name): cell for name, cell in need.items()} | {"client": client})
        for need in needs.to_dict("records")
    ]
    note = tr("{client} comes, with needs like {like}", client=client, like=like)
    return season.with_changes(*changes), note


def client_lost(season: Season, client: str) -> Cooked:
    """Take a client out, with every row that speaks of it."""
    client = client_named(season, client)
    return season.without_row("clients", client), tr("{client} is lost", client=client)


def surge(season: Season, client: str, factor: float) -> Cooked:
    """Multiply the care hours that a client needs.

    Raises
    ------
    UsageError : the factor is not above 0
    """
    client = client_named(season, client)
    if not factor > 0:
        raise UsageError(
            tr("a surge is a factor above 0, such as 1.5, not {factor:g}", factor=factor)
        )
    needs = season.needs[season.needs["client"] == client]
    changes = [
        SetValue("needs", (client, specialty), "hours", round(hours * factor, 6))
        for specialty, hours in needs[["specialty", "hours"]].itertuples(index=False)
    ]
    before, after = float(needs["hours"].sum()), float(needs["hours"].sum()) * factor
    note = tr(
        "{client} needs {after} hours in place of {before}",
        client=client,
        after=amount(after),
        before=amount(before),
    )
    return season.with_changes(*changes), note


def taken(season: Season, table: str, name: str) -> None:
    """Refuse an id that is there already."""
    if name in set(season.tables[table][table[:-1]]):
        raise UsageError(tr("{name} is there already: give the new one another id", name=name))


def row_of(frame: pd.DataFrame, key: str, name: str) -> dict[str, object]:
    """Cells of a row."""
    found = frame[frame[key] == name].iloc[0]
    return {str(column): value for column, value in found.items()}


def days_between(start: date, end: date) -> set[date]:
    """Every day from one to another, both included."""
    return {start + timedelta(days=place) for place in range((end - start).days + 1)}


def away(leave: pd.DataFrame) -> set[date]:
    """Every day of some leaves; overlapping ones count once."""
    spans = zip(leave["start"].dt.date, leave["end"].dt.date, strict=True)
    return {day for start, end in spans for day in days_between(start, end)}
