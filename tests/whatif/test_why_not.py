"""Wishes cost what trying every plan says, or are impossible where it finds none."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from ce_opt.teams.budget import Budget
from ce_opt.teams.facts import Team
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.why_not import baseline, why_not
from oracle import Plan, brute_force
from plan.hand_season import POINTS, TEAMS, season
from tiny_seasons import tiny_season
from whatif.relaxed import can_be_kept
from whatif.tiny_plans import seats_of, tiny_plans
from whatif.wishes import LITTLE, wished_frames, wishes

BUDGET = Budget(**LITTLE)


def test_wishes_cost_what_trying_every_plan_says() -> None:
    rng = np.random.default_rng(3)
    verdicts: Counter[str] = Counter()
    for case in tiny_plans(15):
        every = list(wishes(case.seed))
        for place in rng.choice(len(every), min(4, len(every)), replace=False).tolist():
            wish = every[place]
            found = why_not(case.season, case.proven, *wish, BUDGET)
            verdicts[found.verdict] += 1
            best = brute_force(wished_frames(case.seed, *wish), tiny_season(case.seed)[1])
            if found.verdict in ("forbidden", "impossible"):
                assert best is None
            else:
                assert best is not None
                right = best[0] - case.points
                cost = found.cost.found if found.cost else 0.0
                assert cost == pytest.approx(right, abs=1e-5)
                assert found.verdict == "held" or (found.cost and found.cost.exact)
    assert verdicts.total() >= 58
    assert verdicts["possible"] > 10
    assert verdicts["forbidden"] > 10
    assert verdicts["unknown"] == 0


def test_impossible_wishes_are_told_a_smallest_conflict() -> None:
    impossible = 0
    for case in tiny_plans(30):
        if impossible == 2:
            break
        for wish in list(wishes(case.seed))[:6]:
            found = why_not(case.season, case.proven, *wish, BUDGET)
            if found.verdict != "impossible":
                continue
            impossible += 1
            assert found.conflict is not None
            assert found.conflict.proven
            assert ("required", wish) in found.conflict.promises
            # Without the wish the rest can be kept: the plan at hand keeps it.
            rest = [one for one in found.conflict.promises if one != ("required", wish)]
            assert can_be_kept(case.seed, rest)
            break
    assert impossible == 2


def test_a_seat_that_is_held_is_said_to_be() -> None:
    found = why_not(season(), Seats(tuple(TEAMS)), "C1", "E1", "A", BUDGET)
    assert found.verdict == "held"
    assert found.cost is None


def test_a_wish_by_hand() -> None:
    # E3 as B of C1, 50 of 50 hours: C2 then has nobody, for only E3 knows cable at level 4.
    found = why_not(season(), Seats(tuple(TEAMS)), "C1", "E3", "B", BUDGET)
    assert found.verdict == "possible"
    assert found.cost is not None
    assert found.seats is not None
    assert found.changes is not None
    assert found.kept is None
    # E1 as A: data by A alone 40 · 0.6, travel 30 · (0.5 · 15 + 0.5 · 60)/60 = 18.75, bid 10, E3
    # replaced 25: 77.75; E1 50 of 100 h, E3 50 of 50: 20 + 2 · 10 = 40. C2 500, C3 200.
    # E2 as A in his place: bid 20, no other change, 50 of 60 hours: dearer.
    assert found.seats.teams == (Team("C1", "E1", "E3"),)
    right = 77.75 + 40 + 500 + 200 - POINTS
    assert found.cost.found == pytest.approx(right)
    assert found.changes.left_out == ("C2",)
    assert found.baseline is not None
    assert found.baseline.standing.points == pytest.approx(POINTS)


def test_a_poor_plan_is_bettered_before_anything_is_compared() -> None:
    case = next(case for case in tiny_plans(30) if sum(map(bool, case.plan.values())) > 2)
    nobody: Plan = dict.fromkeys(case.plan)
    found = baseline(case.season, seats_of(nobody), BUDGET)
    assert found is not None
    assert found.standing.points == pytest.approx(case.points)
    assert found.given == pytest.approx(case.total(nobody))
    assert found.given > found.standing.points


def test_a_plan_with_a_bound_is_not_planned_again() -> None:
    seats = Seats(tuple(TEAMS), bound=300.0)
    found = baseline(season(), seats, Budget(seconds=300, work=0.0, workers=1))
    assert found is not None
    assert found.seats is seats
    assert (found.standing.bound, found.given) == (300.0, found.standing.points)
