"""A workbook that was handed back: the plan that it was, the seats that it has now.

What the seats are is read; every other edit is named and not used. The plan itself is taken from
the hidden sheet that carries it (`ce_opt.plan.book.carried`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ce_opt.errors import Breach, PlanUnreadable, listing
from ce_opt.language import spoken_in, tr
from ce_opt.plan.book import carried, choices
from ce_opt.plan.book.grids import Grid, table_grid
from ce_opt.plan.book.ids import Ids
from ce_opt.plan.book.ignored import other_edits
from ce_opt.plan.book.opened import Sheet, open_workbook
from ce_opt.plan.book.seats import SEATS, SeatsRead, read_seats_of
from ce_opt.plan.layout import ALL_TABLES, ASSIGNMENT
from ce_opt.plan.plan import Plan
from ce_opt.plan.workbook import SUMMARY_SHEETS, key_figures
from ce_opt.season.season import Season
from ce_opt.teams.facts import Team

__all__ = ["Returned", "read_returned"]


@dataclass(frozen=True)
class Returned:
    """What came back.

    Attributes
    ----------
    plan : as it was written
    teams : as the seats are now, in the order of clients
    holders : (client, seat) -> who holds it now; empty for nobody
    places : (client, seat) -> the cell, as a planner finds it
    orphans : who holds a seat B without anybody in seat A, which no team can have
    notes : cells that were read as something else than they say
    ignored : edits of anything but seats
    """

    plan: Plan
    teams: tuple[Team, ...]
    holders: Mapping[tuple[str, str], str]
    places: Mapping[tuple[str, str], str]
    orphans: tuple[Breach, ...]
    notes: tuple[str, ...]
    ignored: tuple[str, ...]


def read_returned(path: Path, season: Season) -> Returned:
    """Read a workbook that was handed back.

    Raises
    ------
    PlanUnreadable : it is no workbook of a plan of this season, or its seats cannot be read; with
        every fault
    """
    sheets = open_workbook(path)
    plan = plan_of(path, sheets)
    refuse_another_season(path, plan, season)
    found = seats_read(path, sheets, season)
    teams = (
        Team(client, found.holders[client, "A"], found.holders[client, "B"])
        for client in sorted(season.clients["client"])
    )
    return Returned(
        plan,
        tuple(team for team in teams if team.a),
        found.holders,
        found.places,
        tuple(orphans(found)),
        tuple(found.notes),
        tuple(ignored(sheets, plan)),
    )


def plan_of(path: Path, sheets: Mapping[str, Sheet]) -> Plan:
    """Take the plan that a workbook carries."""
    sheet = sheets.get(carried.SHEET)
    if sheet is None:
        raise PlanUnreadable(
            tr(
                "{path} is no workbook that can be read back: its hidden sheet {sheet} is missing; "
                "name a plan.xlsx that ce-opt plan wrote, edited but not made anew",
                path=path,
                sheet=carried.SHEET,
            )
        )
    found = carried.reading_of(carried.texts_carried(sheet.rows))
    if found.plan is None:
        faults = listing(
            [breach.sentence for breach in found.breaches], "{count} fault", "{count} faults"
        )
        raise PlanUnreadable(
            tr(
                "{path}: its hidden sheet {sheet} is damaged: {faults}",
                path=path,
                sheet=carried.SHEET,
                faults=faults,
            )
        )
    return found.plan


def refuse_another_season(path: Path, plan: Plan, season: Season) -> None:
    """Refuse a plan of other clients or engineers."""
    for ids, table, what in (
        (plan.assignment["client"], season.clients, "client"),
        (plan.loads["engineer"], season.engineers, "engineer"),
    ):
        strangers = sorted(set(ids) ^ set(table[what]))
        if strangers:
            raise PlanUnreadable(
                tr(
                    '{path} is a plan of another season, "{name}": {stranger} stands in one of '
                    "the two alone; name the season that it was made of",
                    path=path,
                    name=plan.summary.season,
                    stranger=strangers[0],
                )
            )


def seats_read(path: Path, sheets: Mapping[str, Sheet], season: Season) -> SeatsRead:
    """Read the seats, or raise every fault."""
    names = {ASSIGNMENT.name, ASSIGNMENT.chinese}
    sheet = next((sheet for name, sheet in sheets.items() if name.strip() in names), None)
    if sheet is None:
        said = tr(
            '{path} has no sheet "{name}" or "{chinese}": give it its name back',
            path=path,
            name=ASSIGNMENT.name,
            chinese=ASSIGNMENT.chinese,
        )
        raise PlanUnreadable(said)
    people = Ids.of(season.clients, "client"), Ids.of(season.engineers, "engineer")
    found = read_seats_of(sheet, *people)
    if found.faults:
        raise PlanUnreadable(
            tr(
                "{path} cannot be read back: {faults}",
                path=path,
                faults=listing(found.faults, "{count} fault", "{count} faults"),
            )
        )
    return found


def orphans(found: SeatsRead) -> Iterator[Breach]:
    """Seats B of clients that have nobody in seat A."""
    for (client, seat), who in sorted(found.holders.items()):
        if seat == "B" and who and not found.holders[client, "A"]:
            sentence = tr(
                "{client} has {engineer} in seat B and nobody in seat A",
                client=client,
                engineer=who,
            )
            yield Breach("seats", client, sentence)


def ignored(sheets: Mapping[str, Sheet], plan: Plan) -> Iterator[str]:
    """Everything that differs from the plan, but for the seats."""
    wanted = dict(wanted_sheets(plan))
    for name, (grid, seats) in wanted.items():
        if name in sheets:
            yield from other_edits(sheets[name], grid, seats)
        else:
            yield tr("sheet {sheet} is gone", sheet=name)
    for name in sheets:
        if name not in (*wanted, carried.SHEET, choices.SHEET):
            yield tr("sheet {sheet} is not the plan's", sheet=name)


def wanted_sheets(plan: Plan) -> Iterator[tuple[str, tuple[Grid, tuple[str, ...]]]]:
    """Sheet -> what it says in the plan's language, and the heads of its seats."""
    language = plan.summary.language
    with spoken_in(language):
        figures = [(tr("figure"), tr("value")), *key_figures(plan.summary)]
    yield SUMMARY_SHEETS[language], (figures, ())
    for table in ALL_TABLES:
        if table.name in plan.tables:
            columns = {column.name: column.head(language) for column in table.columns}
            seats = tuple(columns[name] for name in SEATS.values() if name in columns)
            grid = table_grid(table, plan.tables[table.name], language)
            own = table.chinese if language == "zh" else table.name
            yield own, (grid, seats if table is ASSIGNMENT else ())
