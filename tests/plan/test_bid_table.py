"""Table *bids*: written, read back, audited; and plans without it stay as they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bids.seasons import MARKS
from ce_opt.plan import Plan, audit, make_plan, read_plan, write_plan
from ce_opt.season import Season
from ce_opt.teams.arrays import SeasonArrays, Teams
from ce_opt.teams.terms import bid_shortfall
from plan.hand_season import TEAMS, from_disk, run, season
from teams.conformance import SEEDS, tiny

PANEL = {
    "panel": [
        {"evaluator": by, "engineer": whom, "criterion": "skill", "score": score}
        for (by, whom), score in MARKS.items()
        if whom != "E3"
    ]
}
RULES = {"indicator_share": 0.5, "indicators": {"care_hours": 1}, "least": {"care_hours": 0}}


@pytest.fixture(scope="module")
def evaluated(tmp_path_factory: pytest.TempPathFactory) -> Season:
    """The hand season with a panel: E1 62, E2 75 once severity is out; E3 was not judged."""
    return from_disk(tmp_path_factory.mktemp("bids") / "season", season(more=PANEL, bids=RULES))


@pytest.fixture(scope="module")
def plan(evaluated: Season) -> Plan:
    return make_plan(evaluated, TEAMS[:1], run())


def test_the_table_as_it_is_written(evaluated: Season, plan: Plan, tmp_path: Path) -> None:
    # Care hours 100, 60, 50 of 100. E1 (62 + 100) / 2, E2 (75 + 60) / 2; E3 their mean, 74.25.
    # E1 leads by hours, 50 against 30, and trails by skill; E2 is last for the same reason.
    write_plan(plan, evaluated, tmp_path / "plan")
    assert (tmp_path / "plan" / "bids.csv").read_text("utf-8") == (
        "engineer,panel,indicators,merit,rank,result,decided_by\n"
        "E1,62,100,81,1,awarded,indicator care_hours\n"
        "E2,75,60,67.5,2,awarded,indicator care_hours\n"
        "E3,,50,74.25,,not,not evaluated\n"
    )


def test_the_bid_term_counts_merit(plan: Plan) -> None:
    # C1: E1 bids 5, merit 81: 20 · (0.5 · 0.19 + 0.5)
    assert plan.assignment["bid_shortfall"][0] == pytest.approx(11.9)


def test_who_holds_no_seat_is_a_reserve(evaluated: Season) -> None:
    table = make_plan(evaluated, TEAMS[1:], run()).bids
    assert table is not None
    assert table["result"].tolist() == ["reserve", "reserve", "not"]


def test_it_is_read_back_and_audited(evaluated: Season, plan: Plan, tmp_path: Path) -> None:
    write_plan(plan, evaluated, tmp_path / "plan")
    assert read_plan(tmp_path / "plan").equals(plan)
    assert audit(evaluated, tmp_path / "plan") == []


def test_without_the_section_the_table_is_made_and_changes_no_other(tmp_path: Path) -> None:
    before = make_plan(season(), TEAMS, run())
    after = make_plan(season(more=PANEL), TEAMS, run())
    assert after.bids is not None
    assert replace(after, bids=None).equals(before)
    # By the defaults λ is 0: merit is what the panel said, E1 62 and E2 75, E3 their mean.
    assert after.bids["merit"].tolist() == [62, 75, 68.5]
    given = from_disk(tmp_path / "season", season(more=PANEL))
    write_plan(make_plan(given, TEAMS, run()), given, tmp_path / "plan")
    (tmp_path / "plan" / "bids.csv").unlink()
    assert {breach.rule for breach in audit(given, tmp_path / "plan")} == {"file"}  # the workbook


@pytest.mark.parametrize(("more", "bids"), [({}, None), ({}, {}), ({}, {"indicator_share": 0.5})])
def test_without_the_section_or_without_a_panel_the_plan_stays_as_it_was(
    more: dict[str, list[dict[str, object]]], bids: dict[str, object] | None, tmp_path: Path
) -> None:
    before = make_plan(season(), TEAMS, run())
    after = make_plan(season(more=more, bids=bids), TEAMS, run())
    assert after.equals(before)
    assert after.bids is None
    given = from_disk(tmp_path / "season", season(more=more, bids=bids))
    write_plan(make_plan(given, TEAMS, run()), given, tmp_path / "plan")
    assert not (tmp_path / "plan" / "bids.csv").exists()


@pytest.mark.parametrize("seed", SEEDS[::5])
def test_without_the_section_costs_are_those_of_bids_as_they_stand_to_the_last_bit(
    seed: int,
) -> None:
    given = tiny(seed).facts.season
    arrays = SeasonArrays.of(Season(given.tables, given.rulebook.model_copy(update={"bids": None})))
    everyone = np.arange(len(arrays.engineers))
    for client in range(len(arrays.clients)):
        grid = Teams(np.array([client]), everyone[:, None], everyone[None, :])
        share = arrays.a_share[client]
        short_a, short_b = (
            1.0 - arrays.interest.at(grid.client, seat) / 5.0 for seat in (grid.a, grid.b)
        )
        right = arrays.importance[client] * (share * short_a + (1.0 - share) * short_b)
        assert np.array_equal(bid_shortfall.points(arrays, grid), right)
