"""Partners of all ladders, chosen together."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest

from ce_opt.escalation.build import build, first_helpers
from ce_opt.escalation.ground import Ground
from ce_opt.escalation.problems import problems
from ce_opt.season import Season
from escalation.seasons import GROUPS, SEATS, ground, of, season, steps


def test_loads_by_hand() -> None:
    found = build(ground(), SEATS)
    # E3: C1 power 24 h and a tenth of C2's 3. E5 alone can take C3's 24, so that a tenth of C1
    # data's 36 goes to E6, who is farther away: else E5 had 27.6.
    right = {"E3": 24_300, "E5": 24_000, "E6": 3_600}
    assert found.loads == dict.fromkeys(found.ground.free, 0) | right
    assert found.shared is not None
    assert (found.shared.over, found.shared.top, found.shared.proven) == (0, 24_300, True)


def test_the_cheapest_to_ask_helps_where_load_is_no_matter() -> None:
    # Without C3's faults E5 (15 minutes) is as free as E6 (60).
    found = build(ground(season({("clients", "C3"): {"fault_probability": 0}})), SEATS)
    assert of(found.ladders, "C1", "data").helpers[0].engineer == "E5"


def random_season(seed: int) -> Season:
    rng = np.random.default_rng(seed)
    skills = [
        {"engineer": f"E{n}", "specialty": name, "level": int(rng.integers(1, 6))}
        for n in range(2, 8)
        for name in ("data", "switching", "power")
        if (n, name) not in {(2, "switching"), (3, "power"), (4, "power"), (5, "data"),
                             (5, "power"), (6, "switching"), (7, "data")}
    ]  # fmt: skip
    made = season(more={"skills": skills})
    made.tables["clients"]["fault_probability"] = rng.integers(0, 20, 4) / 50  # type: ignore[index]
    return made


@pytest.mark.parametrize("grouped", [True, False])
def test_no_choice_of_partners_is_better(grouped: bool) -> None:
    for seed in range(6):
        rng = np.random.default_rng([seed, 1])
        taken = {f"E{n}": float(rng.integers(60, 101)) for n in range(1, 8)}
        stage = ground(random_season(seed), GROUPS if grouped else None, taken)
        found = build(stage, SEATS)
        every = problems(stage.season, SEATS, stage.rules)
        choices = [first_helpers(stage, it, ()) or [""] for it in every]
        hours = [sum(step.work for step in ladder.steps) for ladder in found.ladders]
        least = min(overload(stage, way, hours) for way in product(*choices))
        mine = [ladder.helpers[0].engineer if ladder.helpers else "" for ladder in found.ladders]
        assert overload(stage, mine, hours) == least


def overload(stage: Ground, way: tuple[str, ...] | list[str], hours: list[int]) -> int:
    """Thousandths of an hour above what is free."""
    loads: dict[str, int] = {}
    for name, work in zip(way, hours, strict=True):
        loads[name] = loads.get(name, 0) + work
    return sum(max(0, load - stage.free[name]) for name, load in loads.items() if name)


def test_the_order_of_rows_does_not_matter() -> None:
    made = season()
    mixed = GROUPS.sample(frac=1, random_state=3)
    one = build(ground(made), SEATS)
    other = build(ground(made, mixed), SEATS[::-1])
    assert one.ladders == other.ladders


def test_who_is_away_helps_nobody() -> None:
    found = build(ground(), SEATS, {"E3"})
    assert steps(of(found.ladders, "C1", "power"))[2] == ("department", "E4")
    assert of(found.ladders, "C1", "power").steps[2].work == 24_000
    assert found.loads["E3"] == 0


def test_a_season_without_teams_has_the_support_group_alone() -> None:
    found = build(ground(), [])
    assert {level for it in found.ladders for level, _ in steps(it)} == {"support", "working"}


def test_no_groups_at_all_in_the_table() -> None:
    found = build(ground(groups=pd.DataFrame(columns=GROUPS.columns, dtype="str")), SEATS)
    assert steps(of(found.ladders, "C1", "power")) == [("A", "E1"), ("B", "E2")]
    assert steps(of(found.ladders, "C3", "power")) == []
