"""Picture *loads*: what every engineer carries, against 80, 90 and 100 % of their hours.

    height = 100 · hours / care_hours        A, B and duty hours on each other; 0 without care hours

The fullest stand first. Overload costs points from 80 % on, three times as many from 90 % on, and
nothing may pass 100 %.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ce_opt.language import tr, tr_count
from ce_opt.plan.layout import DUTY_HOURS
from ce_opt.report.material import Material
from ce_opt.report.pictures.canvas import BLUE, ORANGE, RED, SKY, axis, hatched, layout
from ce_opt.report.pictures.inert import engineer_label, inert, lines, plain
from ce_opt.report.pictures.picture import Picture, Trace, View

__all__ = ["NAME", "picture"]

NAME = "loads"
MARKS = ((80, "dot", ORANGE), (90, "dash", RED), (100, "solid", RED))
"""Percent, dash and colour of the marks."""
HEIGHT = 500
NAMED = 60
"""Engineers whose names are written below their bars; of more, the ids, as many as have room."""


def picture(material: Material) -> Picture | None:
    """Draw the loads; None where there are no engineers."""
    people = sorted(material.loads, key=lambda one: (-share_of(material, one), one))
    if not people:
        return None
    data = bars(material, people)
    figure = {"data": data, "layout": frame(material, people)}
    return Picture(
        NAME,
        title(material),
        description(material, people),
        figure,
        (whole(data), *of_departments(material, people)),
        tr("Show the engineers of"),
    )


def share_of(material: Material, engineer: str) -> float:
    """Share of an engineer's hours that the plan uses."""
    return float(material.loads[engineer]["utilisation"])


def title(material: Material) -> str:
    """What the loads show to be so."""
    shares = [share_of(material, engineer) for engineer in material.loads]
    full, above = (sum(share > mark for share in shares) for mark in (0.9, 0.8))
    if full:
        return tr_count(
            full,
            "{count} engineer of {all} carries more than 90 %",
            "{count} engineers of {all} carry more than 90 %",
            all=len(shares),
        )
    if above:
        return tr_count(
            above,
            "Nobody carries more than 90 %, {count} of {all} more than 80 %",
            "Nobody carries more than 90 %, {count} of {all} more than 80 %",
            all=len(shares),
        )
    return tr("Nobody carries more than 80 % of their hours")


def description(material: Material, people: Sequence[str]) -> str:
    """The main facts, for those who cannot see the bars."""
    shares = [share_of(material, engineer) for engineer in people]
    return tr(
        "Load of {all} engineers, the fullest first: from {most:.1%} ({who}) down to {least:.1%}; "
        "{above:d} above 80 %, {full:d} above 90 %.",
        all=len(people),
        most=shares[0],
        who=engineer_label(material, people[0]),
        least=shares[-1],
        above=sum(share > 0.8 for share in shares),
        full=sum(share > 0.9 for share in shares),
    )


def bars(material: Material, people: Sequence[str]) -> list[Trace]:
    """One trace for each kind of hours, duty only where anybody has any."""
    rows = [material.loads[engineer] for engineer in people]
    kinds = [("hours_a", tr("hours as A"), BLUE, ""), ("hours_b", tr("hours as B"), SKY, "/")]
    if any(float(row.get(DUTY_HOURS, 0.0)) for row in rows):
        kinds.append((DUTY_HOURS, tr("hours of duty"), ORANGE, "x"))
    names = ticks(material, people)
    said = [hover(material, engineer) for engineer in people]
    return [
        {
            "type": "bar",
            "name": name,
            "x": names,
            "y": [percent(row, column) for row in rows],
            "hovertext": said,
            "hoverinfo": "text",
            "marker": {"color": colour, "pattern": hatched(pattern)},
        }
        for column, name, colour, pattern in kinds
    ]


def percent(row: dict[str, Any], column: str) -> float:
    """Height of a bar: hours of a kind as percent of all hours for clients."""
    care = float(row["care_hours"])
    return round(100 * float(row.get(column, 0.0)) / care, 2) if care else 0.0


def ticks(material: Material, people: Sequence[str]) -> list[str]:
    """Names below the bars, each of them once."""
    few = len(people) <= NAMED
    found: dict[str, str] = {}
    for engineer in people:
        name = inert(engineer_label(material, engineer) if few else plain(engineer, 16), 24)
        while name in found:
            name += "\u2032"
        found[name] = engineer
    return list(found)


def hover(material: Material, engineer: str) -> str:
    """Say what somebody carries."""
    row = material.loads[engineer]
    duty = float(row.get(DUTY_HOURS, 0.0))
    return lines(
        inert(engineer_label(material, engineer)),
        tr("{share:.1%} of {hours:,.1f} hours", share=share_of(material, engineer),
           hours=float(row["care_hours"])),
        tr("A of {clients} clients: {hours:,.1f} hours", clients=int(row["clients_a"]),
           hours=float(row["hours_a"])),
        tr("B of {clients} clients: {hours:,.1f} hours", clients=int(row["clients_b"]),
           hours=float(row["hours_b"])),
        tr("duty: {hours:,.1f} hours", hours=duty) if duty else "",
    )  # fmt: skip


def frame(material: Material, people: Sequence[str]) -> dict[str, Any]:
    """Give the layout, with the marks."""
    highest = max(100.0, *(100 * share_of(material, engineer) for engineer in people))
    return layout(
        HEIGHT,
        barmode="stack",
        bargap=0.15,
        xaxis=axis(type="category", tickangle=-90, showgrid=False, tickfont={"size": 11}),
        yaxis=axis(tr("% of the hours for clients"), range=[0, highest + 4], fixedrange=True),
        shapes=[mark(*one) for one in MARKS],
        legend={
            "orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"
        },
        margin={"l": 8, "r": 60, "t": 40, "b": 8},
        annotations=[
            {"x": 1, "xref": "paper", "xanchor": "left", "y": percent, "text": f"{percent} %",
             "showarrow": False, "xshift": 4}
            for percent, _, _ in MARKS
        ],
        dragmode="zoom",
    )  # fmt: skip


def mark(percent: int, dash: str, colour: str) -> dict[str, Any]:
    """Draw a mark across the picture."""
    line = {"color": colour, "width": 1.5, "dash": dash}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": percent, "y1": percent,
            "line": line}  # fmt: skip


def whole(data: Sequence[Trace]) -> View:
    """Give the picture as it stands."""
    return View("all", tr("all departments"), "", tuple(range(len(data))))


def of_departments(material: Material, people: Sequence[str]) -> Iterator[View]:
    """Show one department each, where there are several."""
    homes = {one: str(material.facts.engineers[one]["department"]) for one in people}
    names = sorted(set(homes.values()))
    for department in names if len(names) > 1 else ():
        there = [one for one in people if homes[one] == department]
        full = sum(share_of(material, one) > 0.9 for one in there)
        yield View(
            f"department:{department}",
            plain(f"{department} {material.department_names[department]}"),
            tr_count(
                full,
                "{count} engineer of {all} carries more than 90 %",
                "{count} engineers of {all} carry more than 90 %",
                all=len(there),
            ),
            traces=tuple(bars(material, there)),
        )
