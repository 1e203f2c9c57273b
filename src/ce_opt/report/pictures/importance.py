"""Picture *importance*: what makes the first clients important, criterion by criterion.

The parts of a bar are the contributions of table *importance*; they sum to the importance.
"""

from __future__ import annotations

from collections.abc import Sequence

from ce_opt.language import tr
from ce_opt.plan.layout import IMPUTED
from ce_opt.report.material import Material
from ce_opt.report.pictures.canvas import (
    BLUE,
    GREEN,
    ORANGE,
    PURPLE,
    RED,
    SKY,
    YELLOW,
    axis,
    hatched,
    layout,
)
from ce_opt.report.pictures.inert import client_label, inert, lines, plain
from ce_opt.report.pictures.picture import Picture, Trace

__all__ = ["NAME", "picture"]

NAME = "importance"
FIRST = 20
"""Clients that are shown."""
BAR, AROUND = 26, 90
"""Pixels of a bar, and of what is around all of them."""
LOOKS = ((BLUE, ""), (ORANGE, "/"), (SKY, "."), (RED, "x"), (GREEN, "\\"), (PURPLE, "+"),
         (YELLOW, "-"))  # fmt: skip
"""Colour and pattern of the criteria, in their order."""


def picture(material: Material) -> Picture | None:
    """Draw the first clients; None where there are no clients or no criteria."""
    clients, criteria = list(material.importance)[:FIRST], criteria_of(material)
    if not clients or not criteria:
        return None
    data = [
        bar(material, clients, name, LOOKS[place % len(LOOKS)])
        for place, name in enumerate(criteria)
    ]
    frame = layout(
        AROUND + BAR * len(clients),
        barmode="relative",
        bargap=0.25,
        xaxis=axis(tr("importance, points"), rangemode="tozero", fixedrange=True),
        yaxis=axis(
            tickvals=list(range(len(clients))),
            ticktext=[inert(client_label(material, client), 22) for client in clients],
            range=[len(clients) - 0.5, -0.5],
            showgrid=False,
            zeroline=False,
            fixedrange=True,
        ),
        legend={
            "orientation": "h", "x": 0, "y": 1.01, "yanchor": "bottom", "traceorder": "normal"
        },
        margin={"l": 8, "r": 8, "t": 40, "b": 8},
        dragmode=False,
    )  # fmt: skip
    title, description = words(material, clients, criteria)
    return Picture(NAME, title, description, {"data": data, "layout": frame})


def criteria_of(material: Material) -> list[str]:
    """Columns of contributions, in the order of the table."""
    others = {"client", "importance", "rank", "selected", IMPUTED}
    return [name for name in map(str, material.plan.importance.columns) if name not in others]


def bar(material: Material, clients: Sequence[str], criterion: str, look: tuple[str, str]) -> Trace:
    """One criterion's part of every bar."""
    values = [round(float(material.importance[one][criterion]), 2) for one in clients]
    return {
        "type": "bar",
        "orientation": "h",
        "name": inert(criterion_words(criterion)),
        "y": list(range(len(clients))),
        "x": values,
        "hovertext": [
            hover(material, one, criterion, value)
            for one, value in zip(clients, values, strict=True)
        ],
        "hoverinfo": "text",
        "marker": {"color": look[0], "pattern": hatched(look[1])},
    }


def hover(material: Material, client: str, criterion: str, value: float) -> str:
    """Say what a criterion contributes."""
    row = material.importance[client]
    return lines(
        inert(client_label(material, client)),
        tr("{criterion}: {value:.2f} of {all:.2f} points",
           criterion=inert(criterion_words(criterion)), value=value, all=float(row["importance"])),
        "" if client in material.teams else tr("without a team"),
    )  # fmt: skip


def words(material: Material, clients: Sequence[str], criteria: Sequence[str]) -> tuple[str, str]:
    """Say what the bars show to be so, and the main facts."""
    sums = {
        name: sum(float(material.importance[one][name]) for one in clients) for name in criteria
    }
    most = max(criteria, key=lambda name: sums[name])
    total = sum(sums.values())
    share = sums[most] / total if total else 0.0
    facts = {
        "count": len(clients),
        "criterion": criterion_words(most),
        "share": share,
        "client": client_label(material, clients[0]),
        "importance": float(material.importance[clients[0]]["importance"]),
    }
    title = tr(
        "{client} matters most; {criterion} makes {share:.0%} of what the first {count} count",
        **facts,
    )
    description = tr(
        "The {count} most important clients by what each criterion contributes; the first is "
        "{client} with {importance:.1f} points; {criterion} contributes {share:.0%} in all.",
        **facts,
    )
    return title, description


def criterion_words(name: str) -> str:
    """Name of a criterion; the column's where the season has added it."""
    words = {
        "revenue_yuan": tr("revenue"),
        "social_importance": tr("social importance"),
        "stability": tr("stability"),
        "fault_probability": tr("probability of faults"),
    }
    return words.get(name, plain(name))
