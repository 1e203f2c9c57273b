"""The sheet of an account manager: own clients, who serves them, visits, who helps when.

Loads, marks and points of the engineers do not stand on it.
"""

from __future__ import annotations

from ce_opt.language import tr
from ce_opt.report.audience.calendar import calendar
from ce_opt.report.audience.engineer import steps
from ce_opt.report.audience.ground import Ground
from ce_opt.report.audience.sheet import Part, Sheet
from ce_opt.teams.facts import Row, rows

__all__ = ["manager_sheet"]

TIMES = ("minutes", "complaint_minutes", "major_fault_minutes")
"""Columns of table escalation: minutes to answer a request, a complaint, a major fault."""


def manager_sheet(ground: Ground, manager: str) -> Sheet:
    """Put the sheet of an account manager together."""
    mine = [client for client, row in ground.clients.items() if row["account_manager"] == manager]
    table = ground.season.account_managers
    (row,) = rows(table[table["account_manager"] == manager])
    parts = [clients(ground, mine)]
    if ground.ladders:
        parts.append(helpers(ground, mine))
    if ground.plan.duties is not None:
        own = [duty for duty in ground.duties if duty["account_manager"] == manager]
        parts.append(calendar(ground, own, tr("My calendar")))
    district = ground.named("districts", row["district"])
    about = tr("account manager, {district}", district=district)
    return Sheet(ground.named("account_managers", manager), about, parts)


def clients(ground: Ground, mine: list[str]) -> Part:
    """List the clients with their A and B."""
    heads = (tr("client"), tr("district"), tr("A"), tr("B"))
    rows_ = []
    for client in mine:
        team = ground.teams.get(client)
        seats = [who(ground, engineer) for engineer in team.members] if team else [tr("nobody")]
        district = ground.named("districts", ground.clients[client]["district"])
        rows_.append((ground.client(client), district, *seats, *[""] * (2 - len(seats))))
    nothing = tr("You have no clients this season.")
    return Part(tr("My clients and who serves them"), heads, rows_, nothing=nothing)


def who(ground: Ground, engineer: str) -> str:
    """Name an engineer, and where to reach them."""
    department = ground.engineers[engineer]["department"]
    return tr(
        "{engineer}, {department}",
        engineer=ground.engineer(engineer),
        department=ground.names["departments"].get(department, department),
    )


def helpers(ground: Ground, mine: list[str]) -> Part:
    """Say who helps, in which order, and how soon the first answers."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in ground.ladders:
        if row["client"] in mine:
            found.setdefault((row["client"], row["specialty"]), []).append(row)
    heads = (
        *(tr("client"), tr("specialty"), tr("whom to call, in this order")),
        *(tr("request, minutes"), tr("complaint, minutes"), tr("major fault, minutes")),
    )
    rows_ = []
    for (client, specialty), ladder in found.items():
        first = min(ladder, key=lambda row: row["step"])
        rows_.append(
            (
                ground.client(client),
                ground.specialty(specialty),
                "; ".join(steps(ground, ladder)),
                *(str(first[name]) for name in TIMES),
            )
        )
    return Part(tr("Who helps when"), heads, rows_, nothing=tr("There are no ladders."))
