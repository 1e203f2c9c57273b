"""Large departments in wings: everybody is in one, and rules hold as far as they can."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest

from ce_opt.groups import GroupFacts, breaches
from ce_opt.groups import divide as dividing
from ce_opt.groups import wings as module
from ce_opt.groups.department import Department, Minutes
from ce_opt.groups.form import form_groups
from ce_opt.season import Season
from groups import small
from groups.small import engineer, season_of, skilled


def crowd(seed: int, people: int, leaders: int, **rules: Any) -> Season:  # noqa: ANN401
    """A department: everybody holds cable, a third data, so many of them at a leader's level."""
    rng = np.random.default_rng(seed)
    names = [f"E{n:03}" for n in range(people)]
    lead = set(rng.choice(names, leaders, replace=False).tolist())
    data = lead | set(rng.choice(names, people // 3, replace=False).tolist())
    held = {
        who: {"cable": 3} | ({"data": 4 if who in lead else 3} if who in data else {})
        for who in names
    }
    homes = rng.choice(small.DISTRICTS, people).tolist()
    groups = rng.choice([f"G{n}" for n in range(1, people // 9)], people).tolist()
    pairs = rng.choice(names, (people // 10, 2)).tolist()
    return season_of(
        {
            "engineers": [
                engineer(who, district=home) for who, home in zip(names, homes, strict=True)
            ],
            "skills": skilled(held),
            "last_groups": [
                {"engineer": who, "group": group, "role": "member"}
                for who, group in zip(names, groups, strict=True)
            ],
            "relations": [
                {"engineer": min(pair), "other": max(pair), "kind": "conflict"}
                for pair in {tuple(sorted(pair)) for pair in pairs if pair[0] != pair[1]}
            ],
        },
        **rules,
    )


def of(season: Season) -> Department:
    facts = GroupFacts(season)
    return Department.of(facts, Minutes.of(facts), "D1")


@pytest.mark.parametrize("leaders", [8, 9, 12])
@pytest.mark.parametrize("seed", range(5))
def test_everybody_is_in_one_wing_and_each_wing_has_its_leaders(seed: int, leaders: int) -> None:
    department = of(crowd(seed, people=60, leaders=leaders, max_size=8))
    parts = module.wings(department)
    assert len(parts) == 3  # 60 people are 8 groups of up to 8, about three to a wing
    assert sorted(who for part in parts for who in part.people) == sorted(department.people)
    for part in parts:
        assert len(part.people) == part.own == 20  # 3 groups of up to 8
    # 9 groups need 9 leaders: no more are short than there are too few.
    assert sum(max(0, 3 - len(part.leaders)) for part in parts) == max(0, 9 - leaders)


def test_a_part_of_a_department_keeps_what_is_known_of_its_people() -> None:
    whole = of(crowd(1, people=30, leaders=6))
    people = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
    part = whole.part(people)
    assert part.people == tuple(whole.people[who] for who in people)
    for name in ("level", "home", "clients", "last", "newcomers"):
        assert getattr(part, name) == tuple(getattr(whole, name)[who] for who in people)
    assert {part.people[who] for who in part.leaders} == {
        whole.people[who] for who in whole.leaders if who in people
    }
    named = {(part.people[a], part.people[b]) for a, b in part.conflicts}
    assert named == {
        (whole.people[a], whole.people[b])
        for a, b in whole.conflicts
        if a in people and b in people
    }


@pytest.mark.parametrize("seed", range(3))
def test_groups_of_wings_keep_every_rule(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in (module, dividing):
        monkeypatch.setattr(part, "LARGEST_WHOLE", 30)
    season = crowd(seed, people=48, leaders=8, max_size=8)
    formation = form_groups(season, work=1)
    assert [short for short in formation.shortages if short.kind != "support"] == []
    assert list(breaches(GroupFacts(season), formation.division)) == []
    held = Counter(who for group in formation.division.groups for who in group.members)
    assert set(held.values()) == {1}
    assert len(held) == 48
    ids = [group.name for group in formation.division.groups]
    assert len(ids) == len(set(ids))


def test_what_is_short_is_what_counting_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for part in (module, dividing):
        monkeypatch.setattr(part, "LARGEST_WHOLE", 30)
    # 48 people in groups of up to 8 are six groups; four can lead, so two have no leader.
    formation = form_groups(crowd(4, people=48, leaders=4, max_size=8), work=1)
    short = Counter({one.kind: one.missing for one in formation.shortages})
    assert short["leader"] == 2
