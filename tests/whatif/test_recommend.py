"""Candidates come in the order of what they cost, by trying every plan."""

from __future__ import annotations

import pytest

from ce_opt.teams.budget import Budget
from ce_opt.whatif.recommend import recommend
from oracle import brute_force
from tiny_seasons import tiny_season
from whatif.tiny_plans import tiny_plans
from whatif.wishes import LITTLE, wished_frames

BUDGET = Budget(**LITTLE)


def test_everybody_is_priced_as_by_trying_every_plan() -> None:
    priced = 0
    for case in tiny_plans(5):
        for client in list(case.plan)[:2]:
            found = recommend(case.season, case.proven, client, "A", 9, BUDGET)
            assert (
                sorted(one.engineer for one in found) == case.season.engineers["engineer"].tolist()
            )
            prices = []
            for one in found:
                frames = wished_frames(case.seed, client, one.engineer, "A")
                best = brute_force(frames, tiny_season(case.seed)[1])
                assert (best is None) == (one.status in ("forbidden", "impossible"))
                if best:
                    cost = one.cost.found if one.cost else 0.0
                    assert cost == pytest.approx(best[0] - case.points, abs=1e-5)
                    assert one.kept is None or one.kept.difference >= cost - 1e-5
                    prices.append(cost)
            assert prices == pytest.approx(sorted(prices), abs=1e-5)
            priced += len(prices)
    assert priced > 4


def test_without_solving_all_others_are_kept() -> None:
    for case in tiny_plans(5):
        for client, team in case.plan.items():
            found = recommend(case.season, case.seats, client, "A", 0, BUDGET)
            assert all(one.cost is None for one in found)
            holder = [one.engineer for one in found if one.holds]
            assert holder == ([team[0]] if team else [])
            known = [one.kept.difference for one in found if one.kept and not one.holds]
            assert known == pytest.approx(sorted(known))
            assert all(one.forbidden for one in found if one.status == "forbidden")
