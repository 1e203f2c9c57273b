r"""The smallest team for a problem of several specialties.

Every specialty must have somebody who can solve its part, and the team must be connected: from each
of its people a chain of people of the team who work together (`ce_opt.skills.collaboration`) leads
to A, who begins (B where A is away; nobody where both are). Least of all

    (people besides the one who begins, sum of the lengths of the chains' links)

first people, then lengths. This is the group Steiner tree problem with costs of nodes; solved
exactly by dynamic programming over subsets S of the specialties (Dreyfus and Wagner 1971, The
Steiner problem in graphs):

    cost(S, v) = least of   w(v)                                    where v alone solves S
                            cost(S′, v) + cost(S \ S′, v) − w(v)     two trees meet at v
                            cost(S, u) + length(u, v) + w(v)        a tree that grows by one link

with w(v) = 1 for a person, 0 for the one who begins. Where people who work together are not enough,
links between strangers are allowed, as few as possible, and the team says so. People in conflict
are never linked. Finding such teams: Lappas, Liu and Terzi (2009), KDD.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ce_opt.errors import UsageError
from ce_opt.escalation.ground import Ground
from ce_opt.escalation.problems import Problem
from ce_opt.language import tr
from ce_opt.skills import Collaboration

__all__ = ["HelperTeam", "Link", "helper_team", "smallest_tree"]

FloatArray = npt.NDArray[np.float64]

MOST_SPECIALTIES = 8
"""Subsets of more would take too long."""
PERSON, STRANGERS = 1e4, 1e8
"""What a person and a link between strangers cost; lengths of links sum to far less than either."""
PARTNERS_LENGTH = 0.5
"""Length of the link between A and B of the client."""


class Link(NamedTuple):
    """Two people of a team who work together; no length for strangers."""

    one: str
    other: str
    length: float | None


@dataclass(frozen=True)
class HelperTeam:
    """A team for a problem of several specialties.

    Attributes
    ----------
    begins : A or B of the client; empty where neither is there
    people : the others, ascending
    solves : specialty -> who solves its part
    links : who brings whom in
    unsolved : specialties that nobody can help with
    quarrels : pairs of the team who are in conflict, though they need not work side by side
    """

    begins: str
    people: tuple[str, ...]
    solves: dict[str, str]
    links: tuple[Link, ...]
    unsolved: tuple[str, ...]
    quarrels: tuple[tuple[str, str], ...] = ()


def helper_team(ground: Ground, problems: Sequence[Problem], away: Collection[str]) -> HelperTeam:
    """Find the smallest team for the problems of one client.

    Raises
    ------
    UsageError
        for more than eight specialties
    """
    if len(problems) > MOST_SPECIALTIES:
        raise UsageError(
            tr("a team can be found for {count} specialties at most", count=MOST_SPECIALTIES)
        )
    solvers = {problem.specialty: solvers_of(ground, problem, away) for problem in problems}
    solved = [specialty for specialty, people in solvers.items() if people]
    unsolved = tuple(specialty for specialty, people in solvers.items() if not people)
    problem = problems[0]
    begins = next((seat for seat in problem.seats if seat not in away), "")
    names = sorted(set(ground.place_of) - barred(ground, problem) - set(away))
    links = ways(ground, names, problem)
    able = np.array([[name in solvers[specialty] for name in names] for specialty in solved])
    able = able.reshape(len(solved), len(names)).astype(bool)
    root = names.index(begins) if begins else None
    tree = smallest_tree(able, links, root)
    members = [names[place] for place in tree.nodes]
    return HelperTeam(
        begins,
        tuple(name for name in members if name != begins),
        {specialty: chosen(problem, solvers[specialty], members) for specialty in solved},
        tuple(named(names, links, link) for link in tree.links),
        unsolved,
        tuple(quarrels_of(ground, members)),
    )


def quarrels_of(ground: Ground, members: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs in conflict."""
    for one, other in combinations(members, 2):
        if "conflict" in ground.ties.get(one, {}).get(other, ()):
            yield one, other


def solvers_of(ground: Ground, problem: Problem, away: Collection[str]) -> frozenset[str]:
    """Who can solve a part and may: those who hold a seat too."""
    able = ground.able(problem.specialty, problem.level)
    return (able - barred(ground, problem)) - set(away)


def barred(ground: Ground, problem: Problem) -> set[str]:
    """People who may not come to the client."""
    return ground.kept_out(problem) - set(problem.seats)


def ways(ground: Ground, names: list[str], problem: Problem) -> FloatArray:
    """[people, people], length of each link; strangers' are far longer, none between rivals."""
    groups = ground.groups.circles if ground.groups else []
    found = Collaboration.of(ground.season, groups, ground.work)
    places = np.array([ground.place_of[name] for name in names], dtype=np.int64)
    length = found.length[np.ix_(places, places)].copy()
    strangers = np.isinf(length) & ~found.quarrel[np.ix_(places, places)]
    if len(problem.seats) == 2 and set(problem.seats) <= set(names):
        a, b = (names.index(seat) for seat in problem.seats)
        length[a, b] = length[b, a] = min(length[a, b], PARTNERS_LENGTH)
        strangers[a, b] = strangers[b, a] = False
    length[strangers] = STRANGERS
    np.fill_diagonal(length, np.inf)
    return length


def chosen(problem: Problem, solvers: Collection[str], members: Sequence[str]) -> str:
    """Say who of a team solves a part: A, else B, else the first who can."""
    order = [*problem.seats, *members]
    return next(name for name in order if name in solvers and name in members)


def named(names: list[str], links: FloatArray, link: tuple[int, int]) -> Link:
    """Say a link by ids."""
    one, other = sorted(link)
    length = float(links[one, other])
    return Link(names[one], names[other], None if length >= STRANGERS else length)


class Tree(NamedTuple):
    """A tree of people: its links and its nodes by position, and what it costs."""

    links: tuple[tuple[int, int], ...]
    nodes: tuple[int, ...]
    cost: float


def smallest_tree(
    able: npt.NDArray[np.bool_], links: FloatArray, root: int | None, person: float = PERSON
) -> Tree:
    """Find the cheapest connected team.

    Parameters
    ----------
    able : [specialties, people], who can solve which; each by somebody
    links : [people, people], lengths, infinite where there is no link
    root : who begins and costs nothing; None for nobody
    person : what each of the others costs

    Returns
    -------
    The tree; of infinite cost and without people where there is none.
    """
    count, size = able.shape
    weight = np.full(size, person)
    if root is not None:
        weight[root] = 0.0
    table = Table(able, links, weight)
    full = (1 << count) - 1
    if not full:
        return Tree((), () if root is None else (root,), 0.0)
    for subset in range(1, full + 1):
        table.fill(subset)
    top = table.cost[full]
    best = int(top.argmin()) if root is None else root
    if not math.isfinite(top[best]):
        return Tree((), (), math.inf)
    found = sorted({(min(link), max(link)) for link in table.links_of(full, best)})
    nodes = sorted({best, *(place for link in found for place in link)})
    return Tree(tuple(found), tuple(nodes), float(top[best]))


class Table:
    """cost(S, v) for all subsets and people, and where each value came from."""

    def __init__(self, able: npt.NDArray[np.bool_], links: FloatArray, weight: FloatArray) -> None:
        self.links, self.weight = links, weight
        bits = 1 << np.arange(able.shape[0])
        self.solves = (able * bits[:, None]).sum(axis=0)
        shape = 1 << able.shape[0], able.shape[1]
        self.cost = np.full(shape, np.inf)
        self.split = np.zeros(shape, dtype=np.int64)
        self.before = np.full(shape, -1, dtype=np.int64)

    def fill(self, subset: int) -> None:
        """Compute a subset from all smaller ones."""
        cost = np.where((self.solves & subset) == subset, self.weight, np.inf)
        split = np.zeros(len(cost), dtype=np.int64)
        part = (subset - 1) & subset
        while part:
            joined = self.cost[part] + self.cost[subset ^ part] - self.weight
            better = joined < cost
            cost, split = np.where(better, joined, cost), np.where(better, part, split)
            part = (part - 1) & subset
        self.cost[subset], self.split[subset] = cost, split
        self.grow(subset)

    def grow(self, subset: int) -> None:
        """Let trees of a subset grow by links, the cheapest first (Dijkstra 1959)."""
        cost, before = self.cost[subset], self.before[subset]
        open_ = np.ones(len(cost), dtype=bool)
        for _ in range(len(cost)):
            here = int(np.where(open_, cost, np.inf).argmin())
            if not (open_[here] and math.isfinite(cost[here])):
                return
            open_[here] = False
            through = cost[here] + self.links[here] + self.weight
            better = open_ & (through < cost)
            cost[better], before[better] = through[better], here

    def links_of(self, subset: int, place: int) -> Iterator[tuple[int, int]]:
        """Links of the tree that a value stands for."""
        waiting = [(subset, place)]
        while waiting:
            subset, place = waiting.pop()
            before, part = int(self.before[subset, place]), int(self.split[subset, place])
            if before >= 0:
                yield before, place
                waiting.append((subset, before))
            elif part:
                waiting += [(part, place), (subset ^ part, place)]
