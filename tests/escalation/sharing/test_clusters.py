"""Clusters: who shares a task with whom."""

from __future__ import annotations

import networkx as nx

from ce_opt.escalation.sharing.clusters import clusters
from ce_opt.escalation.sharing.sharing import Sharing
from escalation.sharing.cases import made_up


def test_two_clusters_by_hand() -> None:
    sharing = Sharing((5, 6, 7), ((0, 2), (1,), (2, 3)), ((1, 2), (3,), (4, 5)), (10, 11, 12, 13))
    (one, tasks, people), (other, rest, others) = clusters(sharing)
    assert (tasks, people, rest, others) == ([0, 2], [0, 2, 3], [1], [1])
    assert one == Sharing((5, 7), ((0, 1), (1, 2)), ((1, 2), (4, 5)), (10, 12, 13))
    assert other == Sharing((6,), ((0,),), ((3,),), (11,))


def test_clusters_are_the_components_of_the_graph() -> None:
    for seed in range(30):
        sharing = made_up(seed, 6, 9)
        graph = nx.Graph(
            (
                (("task", task), person)
                for task, able in enumerate(sharing.people)
                for person in able
            )
        )
        right = sorted(
            sorted(node for node in part if isinstance(node, int))
            for part in nx.connected_components(graph)
        )
        assert sorted(people for _, _, people in clusters(sharing)) == right
