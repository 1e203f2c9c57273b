"""The sheet of a group's leader: members, their clients and loads, what the group covers, meetings.

Marks, merits, bids, points and appraisals of the members do not stand on it, nor anything of
people outside the group but who serves a client together with a member.
"""

from __future__ import annotations

from ce_opt.language import tr
from ce_opt.report.audience.calendar import calendar
from ce_opt.report.audience.ground import Ground, hours, percent, said
from ce_opt.report.audience.sheet import Part, Sheet
from ce_opt.teams.facts import rows as rows_of

__all__ = ["leader_sheet"]


def leader_sheet(ground: Ground, group: str) -> Sheet:
    """Put the sheet of a group together."""
    members = list(dict.fromkeys(row["engineer"] for row in ground.groups if row["group"] == group))
    leaders = ground.people(ground.leaders(group)) or tr("nobody")
    parts = [people(ground, group), clients(ground, members), coverage(ground, members)]
    if ground.ladders:
        parts.append(ladders(ground, members))
    if ground.plan.duties is not None:
        heading = set(ground.leaders(group))
        mine = [
            row
            for row in ground.duties
            if row["kind"] == "meeting"
            and row["group"] == group
            and (row["engineer"] in heading or not heading)
        ]
        parts.append(calendar(ground, mine, tr("Meetings")))
    about = tr("led by {leaders}", leaders=leaders)
    return Sheet(tr("Group {group}", group=group), about, parts)


def people(ground: Ground, group: str) -> Part:
    """List the members and what they carry."""
    heads = (
        tr("engineer"),
        tr("role"),
        tr("clients"),
        tr("hours"),
        tr("care hours"),
        tr("share used"),
    )
    rows = []
    for row in ground.groups:
        if row["group"] == group:
            load = ground.loads[row["engineer"]]
            rows.append(
                (
                    ground.engineer(row["engineer"]),
                    said("groups", "role", row["role"]),
                    str(sum(1 for _ in ground.seats_of(row["engineer"]))),
                    hours(load["hours_a"] + load["hours_b"] + load.get("duty_hours", 0.0)),
                    hours(load["care_hours"]),
                    percent(load["utilisation"]),
                )
            )
    return Part(tr("Members"), heads, rows)


def clients(ground: Ground, members: list[str]) -> Part:
    """List the clients of the members."""
    heads = (tr("client"), tr("A"), tr("B"), tr("needs"))
    rows = [
        (
            ground.client(team.client),
            ground.engineer(team.a),
            ground.engineer(team.b) if team.b else "",
            ground.needs(team.client),
        )
        for team in ground.teams.values()
        if set(team.members) & set(members)
    ]
    return Part(tr("Clients"), heads, rows, nothing=tr("The group has no clients."))


def coverage(ground: Ground, members: list[str]) -> Part:
    """Say who of the group knows what, and how well."""
    table = ground.season.skills
    known: dict[str, list[tuple[int, str]]] = {}
    for row in rows_of(table[table["engineer"].isin(members)]):
        known.setdefault(row["specialty"], []).append((-int(row["level"]), row["engineer"]))
    rows = [
        (
            ground.specialty(specialty),
            ", ".join(
                tr("{engineer} level {level}", engineer=ground.engineer(who), level=-level)
                for level, who in sorted(holders)
            ),
        )
        for specialty, holders in sorted(known.items())
    ]
    heads = (tr("specialty"), tr("who knows it"))
    return Part(tr("What the group covers"), heads, rows)


def ladders(ground: Ground, members: list[str]) -> Part:
    """List where members help as a step of a ladder."""
    heads = (
        tr("engineer"),
        tr("client"),
        tr("specialty"),
        tr("step"),
        tr("as what"),
        tr("minutes"),
    )
    rows = [
        (
            ground.engineer(row["engineer"]),
            ground.client(row["client"]),
            ground.specialty(row["specialty"]),
            str(row["step"]),
            said("escalation", "level", row["level"]),
            str(row["minutes"]),
        )
        for row in sorted(ground.ladders, key=lambda one: (one["engineer"], one["client"]))
        if row["engineer"] in members and row["level"] not in ("A", "B")
    ]
    nothing = tr("No member is on a ladder of others' clients.")
    return Part(tr("Where members help"), heads, rows, nothing=nothing)
