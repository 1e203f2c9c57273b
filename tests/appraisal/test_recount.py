"""The plain form says the same as the arrays, on random seasons under random rules."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ce_opt.appraisal import Seat, appraise, recounted
from ce_opt.generate import generate_season, season_end
from ce_opt.plan.appraisal_table import appraisal_table
from ce_opt.season import Season, season_from_frames

SEEDS = range(14)


def random_rules(rng: np.random.Generator) -> dict[str, Any]:
    """A section [appraisal] in which everything may be otherwise."""
    return {
        "quantitative_share": float(rng.choice([0, 0.3, 1])),
        "rating_method": str(rng.choice(["additive", "mean"])),
        "role_weights": {
            "client": 2.0,
            "pair_partner": 1.0,
            "group_member": float(rng.integers(2)),
        },
        "full_credit": float(rng.choice([0.5, 1.25])),
        "least_expected_share": float(rng.choice([0, 0.25])),
        "ties": str(rng.choice(["middle", "better"])),
        "tie_breaks": [["performance"], ["quantitative", "credited_hours"], []][rng.integers(3)],
        "small_group": int(rng.integers(1, 7)),
        "small_groups": str(rng.choice(["pool", "soften"])),
        "bonus_pool_yuan": float(rng.integers(0, 10**7)) / 100,
        "bonus_hours": str(rng.choice(["logged", "expected"])),
        "bonus_order": str(rng.choice(["total", "per_hour"])),
        "innovation_fund_yuan": float(rng.integers(0, 10**5)) / 100,
    }


def random_groups(rng: np.random.Generator, season: Season) -> pd.DataFrame | None:
    """Groups of three by department, some with support engineers; none at all at times."""
    if rng.random() < 0.3:
        return None
    rows = [
        (engineer, f"{department}-{n // 3}", "leader" if n % 3 == 0 else "member")
        for department, names in season.engineers.groupby("department")["engineer"]
        for n, engineer in enumerate(names)
        if rng.random() < 0.9
    ]
    rows += [(engineer, "S", "support") for engineer, _, role in rows if role == "leader"]
    return pd.DataFrame(rows, columns=["engineer", "group", "role"])


@cache
def random_case(seed: int) -> tuple[Season, tuple[Seat, ...], pd.DataFrame | None]:
    rng = np.random.default_rng(seed)
    made = generate_season(int(rng.integers(5, 25)), int(rng.integers(4, 25)), seed)
    start = season_from_frames(made.frames, made.rules)
    rows = start.incumbents[["client", "seat", "engineer"]].itertuples(index=False, name=None)
    seats = tuple(Seat(*row) for row in rows)
    end = season_end(start, seats, seed)
    rules = made.rules | {"appraisal": random_rules(rng)}
    given = season_from_frames({**start.tables, **end}, rules)
    return given, seats, random_groups(rng, given)


@pytest.mark.parametrize("seed", SEEDS)
def test_both_forms_fill_the_same_table(seed: int) -> None:
    season, seats, groups = random_case(seed)
    table = appraisal_table(appraise(season, seats, groups))
    right = recounted(season, seats, groups)
    assert table["engineer"].tolist() == list(right)
    for row in table.to_dict("records"):
        for name, value in row.items():
            wanted = right[row["engineer"]].get(str(name)) if name != "engineer" else value
            if wanted is None or isinstance(wanted, str):
                assert value == wanted or (wanted is None and pd.isna(value)), (
                    row["engineer"],
                    name,
                )
            else:
                assert value == pytest.approx(wanted, abs=2e-6), (row["engineer"], name)


@pytest.mark.parametrize("seed", SEEDS)
def test_money_sums_and_scores_and_grades_go_together(seed: int) -> None:
    season, seats, groups = random_case(seed)
    found = appraise(season, seats, groups)
    rules = found.rules
    assert int(found.bonus.sum()) == round(rules.bonus_pool_yuan * 100)
    label = [home.ranked_in for home in found.homes]
    for one, score in enumerate(found.scores.score):
        for other, less in enumerate(found.scores.score):
            if label[one] == label[other] and score > less:
                assert found.dealt.grade[one] <= found.dealt.grade[other]


def test_shuffled_rows_change_nothing() -> None:
    season, seats, groups = random_case(1)
    turned = season_from_frames(
        {name: rows.iloc[::-1] for name, rows in season.tables.items()},
        season.rulebook.model_dump(exclude_none=True),
    )
    rows = None if groups is None else groups.iloc[::-1]
    right = appraisal_table(appraise(season, seats, groups))
    pd.testing.assert_frame_equal(appraisal_table(appraise(turned, seats[::-1], rows)), right)


def test_renamed_people_are_appraised_the_same() -> None:
    # The new names keep the order, which parts odd fen; all else must not look at names.
    season, seats, groups = random_case(2)
    name = {old: f"x{place:04d}" for place, old in enumerate(season.engineers["engineer"])}
    tables = {
        table: rows.assign(
            **{
                column: rows[column].map(lambda value: name.get(value, value))
                for column in ("engineer", "rater", "evaluator", "other")
                if column in rows
            }
        )
        for table, rows in season.tables.items()
    }
    renamed = season_from_frames(tables, season.rulebook.model_dump(exclude_none=True))
    rows = None if groups is None else groups.assign(engineer=groups["engineer"].map(name))
    held = [Seat(client, seat, name[who]) for client, seat, who in seats]
    right = appraisal_table(appraise(season, seats, groups))
    found = appraisal_table(appraise(renamed, held, rows))
    pd.testing.assert_frame_equal(
        found.drop(columns="engineer"), right.drop(columns="engineer"), atol=2e-6
    )
