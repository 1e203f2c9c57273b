"""Picture *skills*: the skill graph, and the ladders of the plan on it.

The whole graph first; then, for one specialty, who helps whom, and for one client, its ladders.
"""

from __future__ import annotations

from collections.abc import Sequence

from ce_opt.language import tr
from ce_opt.report.material import Material
from ce_opt.report.pictures.helping import of_specialty
from ce_opt.report.pictures.ladder_lanes import of_client
from ce_opt.report.pictures.picture import Picture, Trace, View
from ce_opt.report.pictures.skill_graph import SkillGraph

__all__ = ["NAME", "picture"]

NAME = "skills"


def picture(material: Material) -> Picture | None:
    """Draw the graph; None where there are no ladders."""
    if not material.ladders:
        return None
    graph = SkillGraph(material)
    data = [*graph.links(), *graph.arrows(), *graph.people(), graph.names()]
    people = tuple(at for at, trace in enumerate(data) if trace.get("meta") == "people")
    controls = [whole(data)]
    controls += [of_specialty(graph, people, len(data) - 1, one) for one in graph.problems]
    controls += [of_client(graph, one) for one in graph.ladders_of]
    figure = {"data": data, "layout": graph.layout}
    return Picture(
        NAME, graph.title, graph.description, figure, tuple(controls), tr("Show the ladders of")
    )


def whole(data: Sequence[Trace]) -> View:
    """Give the graph as it stands."""
    sentence = tr("The larger somebody is, the more ladders of others they stand on.")
    return View("all", tr("all specialties"), sentence, tuple(range(len(data))))
