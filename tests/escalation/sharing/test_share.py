"""All of it: the best there is on small cases, never worse than greedy on larger ones."""

from __future__ import annotations

from ce_opt.escalation.sharing.clusters import clusters
from ce_opt.escalation.sharing.greedy import greedy
from ce_opt.escalation.sharing.share import share
from ce_opt.escalation.sharing.sharing import Sharing, value_of
from escalation.sharing.cases import best_value, made_up


def test_each_cluster_is_shared_the_best_way_there_is() -> None:
    for seed in range(100, 170):
        sharing = made_up(seed, 6, 4, most=20)
        found = share(sharing)
        assert found.proven
        over = top = 0
        for cluster, tasks, people in clusters(sharing):
            mine = [people.index(found.chosen[task]) for task in tasks]
            best = best_value(cluster)
            assert value_of(cluster, mine) == best
            over, top = over + best.over, max(top, best.top)
        assert (found.over, found.over_floor) == (over, over)
        assert (found.top, found.top_floor) == (top, top)


def test_never_worse_than_greedy_and_bounds_hold() -> None:
    for seed in range(4):
        sharing = made_up(seed, 24, 5, most=100)
        found = share(sharing)
        for cluster, tasks, people in clusters(sharing):
            mine = [people.index(found.chosen[task]) for task in tasks]
            assert value_of(cluster, mine) <= value_of(cluster, greedy(cluster))
        assert found.over_floor <= found.over
        assert found.top_floor <= found.top


def test_nothing_to_share() -> None:
    assert share(Sharing((), (), (), (5,))).chosen == ()
