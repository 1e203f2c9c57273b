"""Closeness along paths: by hand, and both forms against networkx's shortest paths."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from ce_opt.skills.closeness import closeness, closeness_of


def links(*rows: tuple[str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["specialty", "other", "closeness"])


def test_the_closest_path_may_be_the_longer_one() -> None:
    # a–c directly 0.3; a–b–c 0.8 · 0.5 = 0.4; d hangs on nothing.
    found = closeness(
        ["a", "b", "c", "d"], links(("a", "b", 0.8), ("c", "b", 0.5), ("a", "c", 0.3))
    )
    right = [[1, 0.8, 0.4, 0], [0.8, 1, 0.5, 0], [0.4, 0.5, 1, 0], [0, 0, 0, 1]]
    assert found.tolist() == pytest.approx(np.array(right))


def test_without_links_each_specialty_stands_alone() -> None:
    assert closeness(["a", "b"], links()).tolist() == [[1, 0], [0, 1]]
    assert closeness_of(["a", "b"], []) == {"a": {"a": 1.0}, "b": {"b": 1.0}}


def test_a_closeness_of_nothing_is_no_link() -> None:
    assert closeness(["a", "b"], links(("a", "b", 0.0)))[0, 1] == 0
    assert "b" not in closeness_of(["a", "b"], [("a", "b", 0.0)])["a"]


def test_both_forms_are_the_shortest_paths_of_networkx() -> None:
    rng = np.random.default_rng(5)
    names = [f"s{n}" for n in range(7)]
    for _ in range(40):
        rows = [
            (one, other, round(float(rng.random()), 2))
            for place, one in enumerate(names)
            for other in names[:place]
            if rng.random() < 0.3
        ]
        graph = nx.Graph()
        graph.add_nodes_from(names)
        for one, other, value in rows:
            if value:
                graph.add_edge(one, other, length=-math.log(value))
        arrays, plain = closeness(names, links(*rows)), closeness_of(names, rows)
        lengths = dict(nx.all_pairs_dijkstra_path_length(graph, weight="length"))
        for row, one in enumerate(names):
            for column, other in enumerate(names):
                right = math.exp(-lengths[one][other]) if other in lengths[one] else 0.0
                assert arrays[row, column] == pytest.approx(right, abs=1e-12)
                assert plain[one].get(other, 0.0) == pytest.approx(right, abs=1e-12)
