"""The networkx graph answers single questions as the arrays do."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt import read_season
from ce_opt.season import Season
from ce_opt.skills import Collaboration, Knowledge
from ce_opt.skills.graph import Path, collaboration_graph, nearest_knowledge, skill_graph
from escalation.seasons import season


@pytest.fixture(scope="module")
def xiamen() -> Season:
    return read_season("instances/xiamen")


def test_a_path_by_hand() -> None:
    graph = skill_graph(season())
    assert nearest_knowledge(graph, "E2", "data") == Path(
        4, ("switching", "data"), pytest.approx(2.8)
    )
    assert nearest_knowledge(graph, "E5", "data") == Path(4, ("data",), 4.0)
    assert nearest_knowledge(graph, "E3", "data") is None


def test_nodes_and_edges_are_what_the_tables_say(xiamen: Season) -> None:
    graph = skill_graph(xiamen)
    kinds = [facts["kind"] for _, _, facts in graph.edges(data=True)]
    assert kinds.count("skill") == len(xiamen.skills)
    assert kinds.count("closeness") == len(xiamen.specialty_links)
    assert len(graph) == len(xiamen.engineers) + len(xiamen.specialties)


def test_the_arrays_say_the_same_for_everybody(xiamen: Season) -> None:
    graph, found = skill_graph(xiamen), Knowledge.of(xiamen)
    for row, engineer in enumerate(found.engineers):
        for column, specialty in enumerate(found.specialties):
            path = nearest_knowledge(graph, engineer, specialty)
            assert found.helped[row, column] == pytest.approx(path.helped if path else 0.0)
            if path:
                assert found.specialties[found.source[row, column]] == path.specialties[0]


def test_collaboration_is_that_of_the_arrays(xiamen: Season) -> None:
    found = Collaboration.of(xiamen, [])
    graph = collaboration_graph(skill_graph(xiamen))
    assert graph.number_of_edges() == np.isfinite(found.length).sum() // 2
    place = {name: at for at, name in enumerate(found.engineers)}
    for one, other, facts in graph.edges(data=True):
        assert facts["length"] == found.length[place[one], place[other]]
