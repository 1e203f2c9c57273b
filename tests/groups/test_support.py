"""The support group against every set of people that could be drawn."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from ce_opt.groups import GroupFacts
from ce_opt.groups.support import choose_support
from groups.small import engineer, season_of, skilled


def test_the_people_drawn_are_the_cheapest_of_all_that_cover_every_specialty() -> None:
    drawn_at_all = 0
    for seed in range(12):
        rng = np.random.default_rng(seed)
        people = [f"E{n}" for n in range(1, 8)]
        level = {
            (who, what): int(rng.integers(1, 6)) for who in people for what in ("cable", "data")
        }
        hours = {who: int(rng.integers(20, 200)) for who in people}
        entry = {who: "support" if rng.random() < 0.2 else "designated" for who in people}
        season = season_of(
            {
                "engineers": [
                    engineer(who, care_hours=hours[who], entry=entry[who]) for who in people
                ],
                "skills": skilled(
                    {who: {what: level[who, what] for what in ("cable", "data")} for who in people}
                ),
            },
            support_people=2,
            support_level=3,
        )
        given = {who for who in people if entry[who] == "support"}
        others = [who for who in people if who not in given]
        costs = []
        for size in range(len(others) + 1):
            for some in itertools.combinations(others, size):
                group = given | set(some)
                # The second best of the season says at which level to ask, at most 3.
                short = 0
                for what in ("cable", "data"):
                    asked = min(3, sorted(level[who, what] for who in people)[-2])
                    short += sum(level[who, what] >= asked for who in group) < 2
                if not short:
                    costs.append(sum(1200 / hours[who] for who in some))
        found = choose_support(GroupFacts(season), (), work=2)
        assert found.result.status == "optimal"
        assert found.result.points == pytest.approx(min(costs), abs=1e-4)
        assert found.result.bound <= min(costs) + 1e-9
        drawn_at_all += bool(found.result.drawn)
    assert drawn_at_all >= 6


def test_the_best_past_performance_leads_of_those_who_lead_no_group() -> None:
    staff = [engineer("E1", performance=99, care_hours=20), engineer("E2", performance=70)]
    staff += [engineer("E3", performance=85)]
    skills = skilled({who: {"data": 4, "cable": 4} for who in ("E1", "E2", "E3")})
    facts = GroupFacts(season_of({"engineers": staff, "skills": skills}, support_people=3))
    # E1 has too few hours for 12 + 12 and would be best.
    assert choose_support(facts, (), work=1).leader == "E3"


def test_a_conflict_keeps_two_from_being_drawn_together() -> None:
    staff = [engineer("E1"), engineer("E2"), engineer("E3", care_hours=40)]
    skills = skilled({who: {"data": 4, "cable": 4} for who in ("E1", "E2", "E3")})
    apart = [{"engineer": "E1", "other": "E2", "kind": "conflict"}]
    rows = {"engineers": staff, "skills": skills, "relations": apart}
    facts = GroupFacts(season_of(rows, support_people=2))
    assert choose_support(facts, (), work=1).people == ("E1", "E3")
