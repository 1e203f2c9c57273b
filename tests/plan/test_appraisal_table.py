"""Table *appraisal*: as worked out by hand, written and read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.appraisal import Seat, appraise
from ce_opt.plan import appraise_plan, audit, make_plan, read_plan, write_plan
from ce_opt.plan.appraisal_table import appraisal_table, seats_of
from ce_opt.teams.facts import Team
from plan.hand_season import TEAMS, from_disk, run
from plan.season_ends import season_end


def test_seats_are_those_of_the_teams() -> None:
    teams = [Team("C1", "E1", "E2"), Team("C2", "E3")]
    assert seats_of(teams) == [Seat("C1", "A", "E1"), Seat("C1", "B", "E2"), Seat("C2", "A", "E3")]


def test_the_table_as_worked_out_by_hand() -> None:
    # Seats expect 50, 50 and 10 hours; E3 is set against a quarter of 50 care hours, 12.5.
    # Work 100 · (40/50, 20/50, 20/12.5) / 1.25 = 64, 32, 100 (held). 0.7 · marks + 0.3 · work:
    # 75.2, 51.6, 93. Three people are few: 1 A, 1 B, 1 C. Hours 40, 20, 20 weigh 1.2, 1, 1.5:
    # 48, 20, 30 of 98 of 100 yuan, then E3 (A) and E1 (B) are levelled at 39 each.
    table = appraisal_table(appraise(season_end(), seats_of(TEAMS))).set_index("engineer")
    assert table["score"].tolist() == pytest.approx([75.2, 51.6, 93])
    assert table["rank"].tolist() == [2, 3, 1]
    assert table["grade"].tolist() == ["B", "C", "A"]
    # In fen 3979.59, 2040.82, 3979.59: two are left, for the largest remainder and the better
    # grade.
    assert table["bonus_yuan"].tolist() == [39.79, 20.41, 39.80]
    assert table["innovation_yuan"].tolist() == [0, 0, 7.77]
    assert table["hours_against"].tolist() == pytest.approx([50, 50, 12.5])
    assert table["to_next_grade"].tolist()[:2] == pytest.approx([17.9, 23.7])
    assert set(table["ranked_in"]) == {"all departments (small groups)"}


def test_it_is_written_read_back_and_audited(tmp_path: Path) -> None:
    given = from_disk(tmp_path / "season", season_end())
    plan, _ = appraise_plan(given, make_plan(given, TEAMS, run()))
    write_plan(plan, given, tmp_path / "plan")
    assert read_plan(tmp_path / "plan").equals(plan)
    assert audit(given, tmp_path / "plan") == []
    heads = (tmp_path / "plan" / "appraisal.csv").read_text("utf-8").splitlines()[0]
    assert heads.startswith(
        "engineer,group,qualitative,quantitative,expected_hours,score,rank,grade,bonus_yuan,"
    )
