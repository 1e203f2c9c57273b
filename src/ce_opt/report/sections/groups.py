"""Groups: virtual groups with their leaders, the support group, the working group."""

from __future__ import annotations

from ce_opt.language import tr
from ce_opt.report import cells
from ce_opt.report.block import Column, Row, Section, Table
from ce_opt.report.material import VIRTUAL_ROLES, Material

__all__ = ["section"]


def section(material: Material) -> Section | None:
    """List the groups; nothing where there are none."""
    if not material.groups:
        return None
    columns = (
        Column(tr("Group")),
        Column(tr("Kind")),
        Column(tr("Leader")),
        Column(tr("People")),
        Column(tr("Size"), "number"),
        Column(tr("Seats A"), "number", tr("clients whose A is in the group")),
    )
    return Section(
        name="groups",
        title=tr("Who stands behind whom"),
        lead=tr(
            "A virtual group helps its own people first; the support group helps all of them; the "
            "working group decides where neither can."
        ),
        blocks=[
            Table(
                "groups",
                tr("Groups and their leaders"),
                columns,
                tuple(row(material, group) for group in material.groups),
            )
        ],
    )


def row(material: Material, group: str) -> Row:
    """Show one group."""
    people = material.groups[group]
    leaders = [row["engineer"] for row in people if "leader" in row["role"]]
    others = [row["engineer"] for row in people if "leader" not in row["role"]]
    own = {row["engineer"] for row in people if row["role"] in VIRTUAL_ROLES}
    led = sum(team.a in own for team in material.teams.values())
    return Row(
        (
            cells.text(group),
            cells.text(kind(people[0]["role"])),
            cells.engineers(material, leaders),
            cells.engineers(material, others),
            cells.count(len(people)),
            cells.count(led) if own else cells.NOTHING,
        ),
        tuple(("engineer", row["engineer"]) for row in people),
    )


def kind(role: str) -> str:
    """Say what kind of group somebody with a role is in."""
    if role in VIRTUAL_ROLES:
        return tr("virtual group")
    return tr("working group") if role == "working" else tr("support group")
