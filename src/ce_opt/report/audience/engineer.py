"""The sheet of an engineer: the own clients, hours, groups, ladders, handovers and calendar.

Nobody else's load, mark, bid, merit or points stand on it, nor does why somebody was chosen: the
reasons of the ladders name the skill and load of others.
"""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.language import tr
from ce_opt.report.audience.calendar import calendar
from ce_opt.report.audience.ground import Ground, hours, percent, said
from ce_opt.report.audience.sheet import Part, Sheet
from ce_opt.teams.facts import Row

__all__ = ["engineer_sheet"]


def engineer_sheet(ground: Ground, engineer: str) -> Sheet:
    """Put the sheet of an engineer together."""
    row = ground.engineers[engineer]
    about = tr(
        "customer engineer, {department}, {district}",
        department=ground.named("departments", row["department"]),
        district=ground.named("districts", row["district"]),
    )
    parts = [clients(ground, engineer), own_hours(ground, engineer)]
    if ground.groups:
        parts.append(groups(ground, engineer))
    if ground.ladders:
        parts += [calls(ground, engineer), called(ground, engineer)]
    parts.append(handovers(ground, engineer))
    if ground.plan.duties is not None:
        mine = [duty for duty in ground.duties if duty["engineer"] == engineer]
        parts.append(calendar(ground, mine, tr("My calendar")))
    return Sheet(ground.engineer(engineer), about, parts)


def clients(ground: Ground, engineer: str) -> Part:
    """List the clients that the engineer serves."""
    heads = (
        *(tr("client"), tr("seat"), tr("partner"), tr("needs")),
        *(tr("district"), tr("account manager")),
    )
    rows = []
    for team, seat in ground.seats_of(engineer):
        client = ground.clients[team.client]
        partner = team.b if seat == "A" else team.a
        rows.append(
            (
                ground.client(team.client),
                seat,
                tr("nobody") if not partner else ground.engineer(partner),
                ground.needs(team.client),
                ground.named("districts", client["district"]),
                ground.named("account_managers", client["account_manager"]),
            )
        )
    nothing = tr("You have no clients this season.")
    return Part(tr("My clients"), heads, rows, nothing=nothing)


def own_hours(ground: Ground, engineer: str) -> Part:
    """Say what the engineer carries."""
    load = ground.loads[engineer]
    lines = [
        tr(
            "{care} hours for clients this season: {a} in seats A, {b} in seats B ({share}).",
            care=hours(load["care_hours"]),
            a=hours(load["hours_a"]),
            b=hours(load["hours_b"]),
            share=percent(load["utilisation"]),
        )
    ]
    if load.get("duty_hours"):
        duty = hours(load["duty_hours"])
        lines.append(tr("{hours} of them for leading and support duty.", hours=duty))
    return Part(tr("My hours"), lines=lines)


def groups(ground: Ground, engineer: str) -> Part:
    """List the groups that the engineer is in, and who leads them."""
    heads = (tr("group"), tr("my role"), tr("leader"))
    rows = [
        (
            row["group"],
            said("groups", "role", row["role"]),
            ground.people(ground.leaders(row["group"])),
        )
        for row in ground.groups
        if row["engineer"] == engineer
    ]
    return Part(tr("My groups"), heads, rows, nothing=tr("You are in no group."))


def calls(ground: Ground, engineer: str) -> Part:
    """Say whom to call where the engineer, as A or B, cannot."""
    mine = {team.client for team, _ in ground.seats_of(engineer)}
    found: dict[tuple[str, str], list[Row]] = {}
    for row in ground.ladders:
        if row["client"] in mine and row["engineer"] != engineer:
            found.setdefault((row["client"], row["specialty"]), []).append(row)
    heads = (tr("client"), tr("specialty"), tr("whom to call, in this order"))
    rows = [
        (ground.client(client), ground.specialty(specialty), "; ".join(steps(ground, ladder)))
        for (client, specialty), ladder in found.items()
    ]
    return Part(tr("Whom to call"), heads, rows, nothing=tr("Nobody, for you have no clients."))


def steps(ground: Ground, ladder: list[Row]) -> Iterator[str]:
    """Say each step of a ladder: who, as what, by whose leave."""
    for row in sorted(ladder, key=lambda one: one["step"]):
        told = {
            "engineer": ground.engineer(row["engineer"]),
            "level": said("escalation", "level", row["level"]),
        }
        if row["appointed_by"]:
            by = ground.engineer(row["appointed_by"])
            yield tr("{engineer}, {level}, sent by {by}", by=by, **told)
        else:
            yield tr("{engineer}, {level}", **told)


def called(ground: Ground, engineer: str) -> Part:
    """List where the engineer helps others' clients."""
    heads = (tr("client"), tr("specialty"), tr("step"), tr("as what"), tr("sent by"), tr("minutes"))
    rows = [
        (
            ground.client(row["client"]),
            ground.specialty(row["specialty"]),
            str(row["step"]),
            said("escalation", "level", row["level"]),
            ground.engineer(row["appointed_by"]),
            str(row["minutes"]),
        )
        for row in ground.ladders
        if row["engineer"] == engineer and row["level"] not in ("A", "B")
    ]
    return Part(tr("Where I help"), heads, rows, nothing=tr("You are on no other ladder."))


def handovers(ground: Ground, engineer: str) -> Part:
    """List the seats that the engineer hands over or takes over."""
    now = {(team.client, seat): who for team in ground.teams.values() for seat, who in team.seats}
    rows = []
    for client, seat in sorted({*now, *ground.before}):
        before, after = ground.before.get((client, seat), ""), now.get((client, seat), "")
        if before and before != after and engineer in (before, after):
            what = tr("hand over") if engineer == before else tr("take over")
            other = after if engineer == before else before
            whom = ground.engineer(other) if other else tr("nobody")
            rows.append((ground.client(client), seat, what, whom))
    heads = (tr("client"), tr("seat"), tr("what"), tr("with whom"))
    return Part(tr("Handovers"), heads, rows, nothing=tr("You have nothing to hand over."))
