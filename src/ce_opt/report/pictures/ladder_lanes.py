"""The ladders of one client below each other: who is asked in each specialty, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from ce_opt.language import tr
from ce_opt.report.pictures.canvas import BLUE, GREEN, GREY, LINE, ORANGE, PURPLE, axis
from ce_opt.report.pictures.inert import client_label, inert, lines
from ce_opt.report.pictures.picture import Trace, View
from ce_opt.report.pictures.skill_graph import SkillGraph
from ce_opt.teams.facts import Row

__all__ = ["level_words", "of_client"]

STEPS = {
    "A": ("circle", BLUE),
    "B": ("circle-open", BLUE),
    "group": ("square", GREEN),
    "department": ("cross", PURPLE),
    "support": ("diamond", ORANGE),
    "working": ("x", GREY),
}
"""Level of a ladder -> shape and colour of who stands there."""
LANE, AROUND = 105, 90
"""Pixels of a ladder, and of what is around all of them."""


def of_client(graph: SkillGraph, client: str) -> View:
    """Show the ladders of a client: a row for each specialty, from step to step."""
    label = client_label(graph.material, client)
    specialties = graph.ladders_of[client]
    ladders = [graph.material.ladders[client, specialty] for specialty in specialties]
    longest = max(map(len, ladders))
    rows = axis(
        tickvals=list(range(len(ladders))),
        ticktext=[graph.called(specialty) for specialty in specialties],
        range=[len(ladders) - 0.35, -0.4],
        showgrid=False,
        zeroline=False,
    )
    steps = axis(tr("step"), dtick=1, range=[0.5, longest + 0.5], side="top", zeroline=False)
    return View(
        f"client:{client}",
        label,
        tr("{client}: who is asked in each specialty, step by step", client=label),
        traces=(lanes(graph, ladders),),
        layout={
            "height": AROUND + LANE * len(ladders), "xaxis": steps, "yaxis": rows, "shapes": []
        },
    )  # fmt: skip


def lanes(graph: SkillGraph, ladders: Sequence[Sequence[Row]]) -> Trace:
    """Ladders below each other, everybody with name and level."""
    x: list[int | None] = []
    y: list[int | None] = []
    text: list[str] = []
    symbols: list[str] = []
    colours: list[str] = []
    for lane, steps in enumerate(ladders):
        x += [*(int(row["step"]) for row in steps), None]
        y += [*(lane for _ in steps), None]
        text += [*(who_words(graph, row) for row in steps), ""]
        looks = [STEPS[row["level"]] for row in steps]
        symbols += [*(symbol for symbol, _ in looks), "circle"]
        colours += [*(colour for _, colour in looks), GREY]
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": x,
        "y": y,
        "text": text,
        "textposition": "bottom center",
        "textfont": {"size": 11},
        "hoverinfo": "skip",
        "line": {"color": LINE, "width": 2},
        "marker": {"symbol": symbols, "color": colours, "size": 14},
        "showlegend": False,
    }


def who_words(graph: SkillGraph, row: Row) -> str:
    """Say who stands on a step, in which role, and how soon they answer."""
    engineer = str(row["engineer"])
    name = str(graph.material.facts.engineers[engineer]["name"])
    return lines(
        inert(engineer, 12),
        "" if name == engineer else inert(name, 8),
        level_words()[row["level"]],
        tr("{minutes} min", minutes=row["minutes"]),
    )


def level_words() -> dict[str, str]:
    """Levels of a ladder in words."""
    return {
        "A": tr("seat A"),
        "B": tr("seat B"),
        "group": tr("virtual group"),
        "department": tr("department"),
        "support": tr("support group"),
        "working": tr("working group"),
    }
