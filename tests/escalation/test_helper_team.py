"""The smallest team: by hand, by brute force, and against two heuristics of the literature."""

from __future__ import annotations

import math
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from networkx.algorithms.approximation import steiner_tree

from ce_opt.errors import UsageError
from ce_opt.escalation.build import build
from ce_opt.escalation.helper_team import Link, helper_team, smallest_tree
from ce_opt.escalation.problems import Problem
from escalation.seasons import SEATS, ground, season

Floats = np.ndarray


def asked(*names: str) -> list[Problem]:
    every = {(it.problem.client, it.problem.specialty): it.problem
             for it in build(ground(), SEATS).ladders}  # fmt: skip
    return [every["C1", name] for name in names]


def test_a_team_by_hand() -> None:
    # E1 solves data, E3 of the same group power.
    found = helper_team(ground(), asked("data", "power"), ())
    assert (found.begins, found.people) == ("E1", ("E3",))
    assert found.solves == {"data": "E1", "power": "E3"}
    assert found.links == (Link("E1", "E3", 1.0),)


def test_without_the_one_who_knows_strangers_are_brought_in_and_said() -> None:
    # Without E3 nobody of the group knows power; E5 (support) and E4 (G2) are strangers to E1.
    found = helper_team(ground(), asked("data", "power"), {"E3"})
    assert found.people == ("E4",)  # first by id of two as near
    assert found.links == (Link("E1", "E4", None),)


def test_one_who_solves_all_of_it_is_better_than_two() -> None:
    found = helper_team(ground(), asked("data", "power"), {"E1", "E2"})
    assert (found.begins, found.people) == ("", ("E5",))
    assert found.links == ()


def test_what_nobody_can_solve_is_said() -> None:
    hard = asked("data")[0], asked("power")[0]._replace(specialty="switching", level=5)
    found = helper_team(ground(), hard, {"E6"})
    assert found.unsolved == ("switching",)
    assert found.solves == {"data": "E1"}


def test_people_in_conflict_are_not_linked() -> None:
    tie = {"engineer": "E3", "other": "E1", "kind": "conflict"}
    found = helper_team(ground(season(more={"relations": [tie]})), asked("data", "power"), ())
    assert "E3" not in found.people


def test_more_than_eight_specialties_are_refused() -> None:
    with pytest.raises(UsageError, match="8 specialties"):
        helper_team(ground(), asked("data") * 9, ())


def made_up(seed: int, people: int, specialties: int, share: float) -> tuple[Floats, Floats]:
    """Who is able to do what, and lengths of links."""
    rng = np.random.default_rng(seed)
    able = rng.random((specialties, people)) < 0.3
    able[np.arange(specialties), rng.integers(0, people, specialties)] = True
    links = np.where(
        rng.random((people, people)) < share, rng.integers(1, 5, (people, people)) / 2, np.inf
    )
    links = np.minimum(links, links.T)
    np.fill_diagonal(links, np.inf)
    return able, links


def graph_of(links: Floats) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(len(links)))
    for one, other in combinations(range(len(links)), 2):
        if math.isfinite(links[one, other]):
            graph.add_edge(one, other, length=float(links[one, other]))
    return graph


def brute(able: Floats, links: Floats, root: int | None) -> float:
    """Cost of the best team: every set of people, joined by its least spanning tree."""
    graph, best = graph_of(links), math.inf
    for size in range(1, len(links) + 1):
        for team in combinations(range(len(links)), size):
            part = graph.subgraph(team)
            if (
                able[:, team].any(axis=1).all()
                and (root is None or root in team)
                and nx.is_connected(part)
            ):
                length = nx.minimum_spanning_tree(part, weight="length").size(weight="length")
                best = min(best, 100.0 * (size - (root is not None)) + length)
    return best


@pytest.mark.parametrize("rooted", [True, False])
def test_no_team_is_smaller(rooted: bool) -> None:
    for seed in range(30):
        able, links = made_up(seed, 7, 3, 0.35)
        root = 0 if rooted else None
        found = smallest_tree(able, links, root, person=100.0)
        assert found.cost == pytest.approx(brute(able, links, root))
        if math.isfinite(found.cost):
            length = sum(links[link] for link in found.links)
            assert found.cost == pytest.approx(100 * (len(found.nodes) - rooted) + length)
            assert len(found.links) == len(found.nodes) - 1
            assert able[:, list(found.nodes)].any(axis=1).all()


def test_no_worse_than_the_steiner_tree_of_networkx() -> None:
    # One person for each specialty: an ordinary Steiner tree; all links as long, so that its
    # length counts people.
    compared = 0
    for seed in range(20):
        _, links = made_up(seed, 25, 1, 0.12)
        links = np.where(np.isfinite(links), 1.0, np.inf)
        terminals = np.random.default_rng(seed).choice(25, 5, replace=False).tolist()
        graph = graph_of(links)
        if not all(nx.has_path(graph, terminals[0], other) for other in terminals):
            continue
        able = np.zeros((5, 25), dtype=bool)
        able[np.arange(5), terminals] = True
        theirs = steiner_tree(graph, terminals, weight="length")
        found = smallest_tree(able, links, None)
        assert len(found.nodes) <= theirs.number_of_nodes()
        compared += 1
    assert compared >= 10


def rarest_first(able: Floats, graph: nx.Graph) -> set[int]:
    """RarestFirst of Lappas, Liu and Terzi (2009), section 4.1, with the paths between its people.

    Around each person of the rarest specialty: the nearest person of every other specialty; of
    these teams the one of least diameter.
    """
    near = dict(nx.all_pairs_dijkstra(graph, weight="length"))
    rarest = int(able.sum(axis=1).argmin())
    best: tuple[float, set[int]] = (math.inf, set())
    for leader in np.flatnonzero(able[rarest]).tolist():
        lengths, paths = near[leader]
        team, widest = {leader}, 0.0
        for row in able:
            reached = [who for who in np.flatnonzero(row).tolist() if who in lengths]
            nearest = min(reached, key=lambda who: lengths[who], default=None)
            if nearest is None:
                widest = math.inf
                break
            widest = max(widest, lengths[nearest])
            team |= set(paths[nearest])
        best = min(best, (widest, team), key=lambda way: way[0])
    return best[1]


def test_no_larger_than_the_team_of_rarest_first() -> None:
    smaller = 0
    for seed in range(25):
        able, links = made_up(seed, 20, 5, 0.15)
        able &= np.random.default_rng([seed, 9]).random(able.shape) < 0.5
        able[np.arange(5), np.random.default_rng(seed).integers(0, 20, 5)] = True
        theirs = rarest_first(able, graph_of(links))
        if theirs:
            found = smallest_tree(able, links, None)
            assert len(found.nodes) <= len(theirs)
            smaller += len(found.nodes) < len(theirs)
    assert smaller  # the rule looks at the diameter, and pays for it in people
