"""Recipes change what they say, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ce_opt.errors import UsageError
from ce_opt.season import Season, read_season
from ce_opt.whatif.recipes import client_lost, leaver, long_leave, new_client, newcomer, surge
from season.healthy import write


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return read_season(write(tmp_path_factory.mktemp("healthy") / "season"))


def test_a_leaver_is_gone_with_every_row(healthy: Season) -> None:
    season, note = leaver(healthy, "E01")
    assert season.equals(healthy.without_row("engineers", "E01"))
    assert note == "E01 leaves"


def test_a_newcomer_has_the_skills_of_another_and_nothing_else(healthy: Season) -> None:
    season, note = newcomer(healthy, "E09", "E01")
    assert note == "E09 comes, with hours and skills like E01"
    rows = season.skills[season.skills["engineer"] == "E09"]
    assert rows[["specialty", "level"]].to_numpy().tolist() == [["data", 5], ["power", 2]]
    row = season.engineers.set_index("engineer").loc["E09"]
    assert (row["department"], row["care_hours"], row["name"]) == ("D1", 120, "E09")
    for table in ("bids", "relations", "incumbents", "designations"):
        assert season.tables[table].equals(healthy.tables[table])
    assert season.without_row("engineers", "E09").equals(healthy)


def test_a_long_leave_takes_its_share_of_the_hours(healthy: Season) -> None:
    # The season has 184 days; E01 is away for 10 of them already. 1 June to 27 August are 88 days:
    # 86 of the 174 days here are left.
    season, note = long_leave(healthy, "E01", date(2026, 6, 1), date(2026, 8, 27))
    assert season.engineers.loc[0, "care_hours"] == round(120 * 86 / 174, 2) == 59.31
    assert note == "E01 is away from 2026-06-01 to 2026-08-27: 120 hours become 59.31"
    assert len(season.leave) == len(healthy.leave) + 1


def test_days_that_were_leave_already_take_nothing(healthy: Season) -> None:
    season, _ = long_leave(healthy, "E01", date(2026, 4, 1), date(2026, 4, 10))
    assert season.engineers.equals(healthy.engineers)
    assert season.leave.equals(healthy.leave)
    # 5 to 12 April: six of the eight days are leave already, two of 174 are new.
    more, _ = long_leave(healthy, "E01", date(2026, 4, 5), date(2026, 4, 12))
    assert more.engineers.loc[0, "care_hours"] == round(120 * 172 / 174, 2)


def test_a_leave_past_the_end_counts_within_the_season(healthy: Season) -> None:
    season, _ = long_leave(healthy, "E02", date(2026, 8, 30), date(2027, 1, 31))
    assert season.engineers.loc[1, "care_hours"] == round(90.5 * 182 / 184, 2)
    whole, _ = long_leave(healthy, "E02", date(2026, 1, 1), date(2027, 1, 31))
    assert whole.engineers.loc[1, "care_hours"] == 0


def test_a_leave_that_cannot_be_counted_is_refused(healthy: Season) -> None:
    with pytest.raises(UsageError, match="is no part of the season"):
        long_leave(healthy, "E01", date(2027, 1, 1), date(2027, 2, 1))
    with pytest.raises(UsageError, match="is no part of the season"):
        long_leave(healthy, "E01", date(2026, 5, 2), date(2026, 5, 1))
    with pytest.raises(UsageError, match=r"season\.start and season\.end must be given"):
        long_leave(healthy.with_rule("season", None), "E01", date(2026, 5, 1), date(2026, 5, 2))


def test_a_new_client_has_the_needs_of_another(healthy: Season) -> None:
    season, note = new_client(healthy, "C09", "C01")
    assert note == "C09 comes, with needs like C01"
    rows = season.needs[season.needs["client"] == "C09"]
    assert rows["hours"].tolist() == [30, 10]
    assert rows["primary"].tolist() == [True, False]
    assert season.without_row("clients", "C09").equals(healthy)


def test_a_lost_client_is_gone_with_every_row(healthy: Season) -> None:
    season, note = client_lost(healthy, "C02")
    assert season.equals(healthy.without_row("clients", "C02"))
    assert note == "C02 is lost"


def test_a_surge_multiplies_the_hours(healthy: Season) -> None:
    season, note = surge(healthy, "C01", 1.5)
    assert season.needs[season.needs["client"] == "C01"]["hours"].tolist() == [45, 15]
    assert note == "C01 needs 60 hours in place of 40"


def test_ids_that_are_taken_or_unknown_are_refused(healthy: Season, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="E02 is there already"):
        newcomer(healthy, "E02", "E01")
    with pytest.raises(UsageError, match="C02 is there already"):
        new_client(healthy, "C02", "C01")
    with pytest.raises(UsageError, match='nearest: "E01"'):
        leaver(healthy, "E1")
    with pytest.raises(UsageError, match="a factor above 0"):
        surge(healthy, "C01", 0)
    with pytest.raises(UsageError, match="a factor above 0"):
        surge(healthy, "C01", float("nan"))
