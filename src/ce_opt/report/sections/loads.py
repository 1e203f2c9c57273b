"""Loads: what every engineer carries, against the marks at 80, 90 and 100 percent."""

from __future__ import annotations

from ce_opt.language import tr
from ce_opt.plan.layout import DUTY_HOURS
from ce_opt.report import cells
from ce_opt.report.block import Cell, Column, Row, Section, Table
from ce_opt.report.material import Material
from ce_opt.teams.terms.overload import PIECES

__all__ = ["section"]


def section(material: Material) -> Section:
    """List every engineer, the fullest first."""
    duty = DUTY_HOURS in material.plan.loads.columns
    columns = (
        Column(tr("Engineer")),
        Column(tr("Department")),
        Column(tr("Used"), "bar", tr("hours carried of the care hours; marks at 80, 90, 100 %")),
        Column(tr("Care hours"), "number", tr("hours a season for client care")),
        Column(tr("Hours as A"), "number"),
        Column(tr("Hours as B"), "number"),
        *((Column(tr("Hours of duty"), "number", tr("leading and support")),) if duty else ()),
        Column(tr("Seats A"), "number"),
        Column(tr("Seats B"), "number"),
        Column(tr("Overload"), "number", tr("points: each percent above 80 %, three from 90 % on")),
    )
    order = sorted(material.loads, key=lambda who: (-material.loads[who]["utilisation"], who))
    rows = tuple(row(material, engineer, duty) for engineer in order)
    return Section(
        name="loads",
        title=tr("What everybody carries"),
        lead=tr(
            "Hours of the seats against the hours that each engineer has for clients. Above 80 % "
            "little is left for the unforeseen; above 90 % it counts threefold; 100 % is the end."
        ),
        blocks=[Table("loads", tr("Load of every engineer"), columns, rows)],
        picture="loads",
    )


def row(material: Material, engineer: str, duty: bool) -> Row:
    """Show one engineer."""
    load, person = material.loads[engineer], material.facts.engineers[engineer]
    hours = ["care_hours", "hours_a", "hours_b", *((DUTY_HOURS,) if duty else ())]
    return Row(
        (
            cells.engineer(material, engineer),
            cells.text(material.department_names[person["department"]]),
            used(float(load["utilisation"])),
            *(cells.amount(float(load[name]), 1) for name in hours),
            cells.count(int(load["clients_a"])),
            cells.count(int(load["clients_b"])),
            cells.amount(float(load["overload"])),
        ),
        (("engineer", engineer),),
        ("engineer", engineer),
    )


def used(share: float) -> Cell:
    """Show a load with the marks; how full it is stands in words for those who see no colour."""
    (fair, _), (poor, _) = PIECES
    style = "load poor" if share * 100 > poor else "load fair" if share * 100 > fair else "load"
    return cells.percent(share, style=style)
