"""The preset indicators as worked out by hand in `bids.seasons`, and both of their forms."""

from __future__ import annotations

import math

import pytest

from bids.seasons import small_season
from ce_opt.bids.presets import PRESETS, values, values_of
from ce_opt.season import Season
from ce_opt.season.rulebook import PRESET_INDICATORS
from teams.conformance import SEEDS, tiny

REQUIRED = [{"client": "C1", "engineer": "E1", "seat": "A", "kind": "required"}]


def both_forms(season: Season, name: str) -> list[float]:
    """Values by the array form, after comparing them with those of the plain form."""
    found = values(season, name).tolist()
    plain = values_of(season, name)
    assert list(plain) == season.engineers["engineer"].tolist()
    assert list(plain.values()) == pytest.approx(found, nan_ok=True)
    return found


def test_every_preset_has_its_scale() -> None:
    assert [preset.NAME for preset in PRESETS] == list(PRESET_INDICATORS)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("performance", [80, 60, 90, 70]),
        ("breadth", [1, 0.5, 0.5, 0]),
        ("depth", [0.72, 0.36, 0.64, 0]),
        ("workload", [100, 60, 50, 80]),
        ("nearness", [24, 24, 51, 51]),
        ("care_hours", [100, 60, 50, 80]),
    ],
)
def test_values_as_worked_out_by_hand(name: str, right: list[float]) -> None:
    assert both_forms(small_season(), name) == pytest.approx(right)


def test_the_ledger_decays_by_half_a_season_and_weighs_lost_bids_five_times() -> None:
    def row(engineer: str, end: str, hard: float, lost: float) -> dict[str, object]:
        figures = {"hard_hours": hard, "travel_hours": 1, "lost_bids": lost, "helping_hours": 2}
        return {"engineer": engineer, "season": end, "end": end, **figures}

    rows = [
        row("E1", "2025-12-31", 10, 0),
        row("E1", "2026-06-30", 4, 1),
        row("E2", "2025-12-31", 8, 2),
        row("gone", "2026-06-30", 99, 9),
    ]
    # E1 (4 + 1 + 5 + 2) + 0.5 · (10 + 1 + 2) = 18.5; E2 0.5 · (8 + 1 + 10 + 2) = 10.5
    season = small_season(ledger=rows)
    assert both_forms(season, "ledger") == pytest.approx([18.5, 10.5, 0, 0])
    assert both_forms(small_season(), "ledger") == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("designation", "free"),
    [
        ({}, 44),  # A carries 0.7 · 80 = 56
        ({"seat": "B"}, 76),  # B the other 24
        ({"seat": "any"}, 76),  # one of the two: 24 in any case
        ({"client": "C2"}, 80),  # seat A alone: all of 20
        ({"client": "C3", "kind": "forbidden"}, 100),
    ],
)
def test_what_a_designation_binds_is_not_free(designation: dict[str, str], free: float) -> None:
    season = small_season(designations=[REQUIRED[0] | designation])
    assert both_forms(season, "workload") == pytest.approx([free, 60, 50, 80])


def test_nobody_has_less_than_no_hours_left() -> None:
    season = small_season(people={"E1": {"care_hours": 10}}, designations=REQUIRED)
    assert both_forms(season, "workload")[0] == 0


def test_an_appraisal_is_missing_for_the_new_and_where_there_is_no_column() -> None:
    rules = {"indicators": {"last_appraisal": 1}}
    season = small_season(rules, {"E1": {"last_appraisal": 75}})
    assert both_forms(season, "last_appraisal")[0] == 75
    assert all(math.isnan(value) for value in both_forms(season, "last_appraisal")[1:])
    assert all(math.isnan(value) for value in both_forms(small_season(), "last_appraisal"))


def test_where_nobody_is_to_be_served_every_need_counts() -> None:
    closed = [row | {"service": "never"} for row in small_season().clients.to_dict("records")]
    season = small_season(clients=closed)
    # power 900 of 1000 hours, E2 holds it at level 2: 0.9 · 2/5 + 0.06 · 3/5
    assert both_forms(season, "depth")[1] == pytest.approx(0.396)


def test_a_skill_more_or_a_level_higher_never_lowers_breadth_or_depth() -> None:
    skills = small_season().skills.to_dict("records")
    before = {name: both_forms(small_season(), name)[0] for name in ("breadth", "depth")}
    for level in (1, 5):
        season = small_season(
            skills=[*skills, {"engineer": "E1", "specialty": "power", "level": level}]
        )
        for name, value in before.items():
            assert both_forms(season, name)[0] >= value
    raised = [row | {"level": min(5, row["level"] + 1)} for row in skills]
    for name, value in before.items():
        assert both_forms(small_season(skills=raised), name)[0] >= value


@pytest.mark.parametrize("seed", SEEDS[::5])
def test_both_forms_agree_on_tiny_seasons(seed: int) -> None:
    for preset in PRESETS:
        both_forms(tiny(seed).facts.season, preset.NAME)
