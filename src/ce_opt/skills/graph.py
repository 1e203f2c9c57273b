"""The skill graph: one networkx graph of specialties and engineers, for single questions.

    node                    edge to                 attributes
    ("specialty", s)        ("specialty", t)        kind closeness, closeness, length −ln(closeness)
    ("engineer", e)         ("specialty", s)        kind skill, level
    ("engineer", e)         ("engineer", f)         kind collaboration, length

Every edge is undirected. The formulas stand in `closeness`, `distance` and `collaboration`, which
compute the same for a whole season in arrays; here it is looked up edge by edge.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import networkx as nx

from ce_opt.season.season import Season
from ce_opt.skills.collaboration import Collaboration

__all__ = ["Path", "collaboration_graph", "nearest_knowledge", "skill_graph"]

ENGINEER, SPECIALTY = "engineer", "specialty"


class Path(NamedTuple):
    """The closest way from what an engineer knows to a problem.

    Attributes
    ----------
    level : level that the engineer holds in the first specialty
    specialties : from the one that is held to the problem's
    helped : levels that are left at the end
    """

    level: int
    specialties: tuple[str, ...]
    helped: float


def skill_graph(season: Season, groups: Sequence[Collection[str]] = ()) -> nx.Graph:
    """Build the graph of a season; see the top of this file for nodes and edges."""
    graph = nx.Graph()
    graph.add_nodes_from((SPECIALTY, name) for name in season.specialties["specialty"])
    graph.add_nodes_from((ENGINEER, name) for name in season.engineers["engineer"])
    graph.add_edges_from(closeness_edges(season))
    skills = (season.skills[name] for name in ("engineer", "specialty", "level"))
    for engineer, specialty, level in zip(*skills, strict=True):
        ends = (ENGINEER, engineer), (SPECIALTY, specialty)
        graph.add_edge(*ends, kind="skill", level=int(level))
    found = Collaboration.of(season, groups)
    for one, engineer in enumerate(found.engineers):
        for other in range(one):
            if math.isfinite(found.length[one, other]):
                ends = (ENGINEER, engineer), (ENGINEER, found.engineers[other])
                length = float(found.length[one, other])
                graph.add_edge(*ends, kind="collaboration", length=length)
    return graph


def closeness_edges(season: Season) -> Iterator[tuple[Any, Any, dict[str, Any]]]:
    """Links that help at all."""
    links = (season.specialty_links[name] for name in ("specialty", "other", "closeness"))
    for one, other, value in zip(*links, strict=True):
        if value > 0:
            facts = {"closeness": float(value), "length": -math.log(value)}
            ends = (SPECIALTY, one), (SPECIALTY, other)
            yield *ends, {"kind": "closeness", **facts}


def nearest_knowledge(graph: nx.Graph, engineer: str, specialty: str) -> Path | None:
    """Find what an engineer knows nearest to a specialty; None where no path leads there.

    >>> from ce_opt import read_season
    >>> graph = skill_graph(read_season("instances/xiamen"))
    >>> nearest_knowledge(graph, "E001", "switching")
    Path(level=3, specialties=('data', 'switching'), helped=2.0999999999999996)
    """
    near = graph.edge_subgraph(
        ends for ends, kind in nx.get_edge_attributes(graph, "kind").items() if kind == "closeness"
    )
    best: Path | None = None
    for _, (kind, held), facts in sorted(graph.edges((ENGINEER, engineer), data=True)):
        if kind == SPECIALTY:
            found = along(near, held, specialty, facts["level"])
            if found and (best is None or preferred(found, specialty) > preferred(best, specialty)):
                best = found
    return best


def along(near: nx.Graph, held: str, specialty: str, level: int) -> Path | None:
    """Follow the closest path from one specialty to another."""
    if held == specialty:
        return Path(level, (held,), float(level))
    ends = (SPECIALTY, held), (SPECIALTY, specialty)
    if not (ends[0] in near and ends[1] in near and nx.has_path(near, *ends)):
        return None
    path = nx.dijkstra_path(near, *ends, weight="length")
    helped = level * math.prod(near.edges[edge]["closeness"] for edge in nx.utils.pairwise(path))
    return Path(level, tuple(name for _, name in path), helped)


def preferred(path: Path, specialty: str) -> tuple[float, bool]:
    """Order of paths: the most levels, then the specialty itself."""
    return round(path.helped, 9), path.specialties[0] == specialty


def collaboration_graph(graph: nx.Graph) -> nx.Graph:
    """Give the engineers of a skill graph with the edges between them alone, named by id."""
    found = nx.Graph()
    found.add_nodes_from(name for kind, name in graph if kind == ENGINEER)
    for (_, one), (_, other), facts in graph.edges(data=True):
        if facts["kind"] == "collaboration":
            found.add_edge(one, other, length=facts["length"])
    return found
