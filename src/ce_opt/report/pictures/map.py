"""Picture *map*: where engineers and clients are, and who serves whom.

Arrows sum up what seats lead from one district to another; one engineer's clients are joined to
them by lines, seats A solid, seats B dashed. Drawn as SVG without tiles: nothing is fetched, it
prints sharply, and needs no graphics card.
"""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.language import tr
from ce_opt.report.material import Material
from ce_opt.report.pictures.canvas import ORANGE
from ce_opt.report.pictures.flows import lines_between
from ce_opt.report.pictures.ground import SEATS, Ground
from ce_opt.report.pictures.inert import client_label, engineer_label, inert
from ce_opt.report.pictures.picture import Picture, Trace, View

__all__ = ["NAME", "picture"]

NAME = "map"


def picture(material: Material) -> Picture | None:
    """Draw the map; None where there is nobody to draw."""
    if not material.facts.clients or not material.loads:
        return None
    ground = Ground(material)
    data = [*ground.arrows(), *ground.clients(), *ground.engineers(), ground.districts()]
    figure = {"data": data, "layout": ground.layout}
    controls = (whole(data), *(view_of(ground, data, one) for one in sorted(material.loads)))
    return Picture(
        NAME, ground.title, ground.description, figure, controls, tr("Show the clients of")
    )


def whole(data: list[Trace]) -> View:
    """Give the map as it stands."""
    sentence = tr("Arrows sum up the seats that lead from one district to another.")
    return View("all", tr("all engineers"), sentence, tuple(range(len(data))))


def view_of(ground: Ground, data: list[Trace], engineer: str) -> View:
    """Show one engineer and their clients."""
    label = engineer_label(ground.material, engineer)
    people = [at for at, trace in enumerate(data) if trace["mode"] == "markers"]
    return View(
        f"engineer:{engineer}",
        label,
        tr("{who}: {what}", who=label, what=ground.carried(engineer)),
        kept=(len(data) - 1,),
        dimmed=tuple(at for at in people if data[at]["marker"]["symbol"] != "arrow"),
        traces=tuple(own_traces(ground, engineer)),
    )


def own_traces(ground: Ground, engineer: str) -> Iterator[Trace]:
    """Lines from an engineer to their clients, the clients by name, and the engineer."""
    at = ground.places["engineer", engineer]
    for seat, (colour, dash, _) in SEATS.items():
        own = [client for client, held in ground.material.seats_of[engineer] if held == seat]
        if not own:
            continue
        ends = [ground.places["client", client] for client in own]
        yield {
            "type": "scatter",
            "mode": "lines",
            "name": tr("seat {seat}", seat=seat),
            "hoverinfo": "skip",
            "line": {"color": colour, "dash": dash, "width": 1.5},
            **lines_between([(at, end) for end in ends]),
        }
        yield ground.points("client", own) | {
            "mode": "markers+text",
            "showlegend": False,
            "hovertext": [ground.of_client(client) for client in own],
            "text": [inert(client_label(ground.material, client), 24) for client in own],
            "textposition": ["top center" if y > at[1] else "bottom center" for _, y in ends],
            "textfont": {"size": 11},
            "marker": {"symbol": "circle", "color": colour, "size": 10},
        }
    yield ground.points("engineer", [engineer]) | {
        "mode": "markers+text",
        "showlegend": False,
        "hovertext": [ground.of_engineer(engineer)],
        "text": [f"<b>{inert(engineer_label(ground.material, engineer), 24)}</b>"],
        "textposition": "middle right",
        "marker": {"symbol": "star", "color": ORANGE, "size": 16, "line": {"width": 1}},
    }
