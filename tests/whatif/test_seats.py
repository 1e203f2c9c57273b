"""Seats are read from a plan folder, from an edited one, and from what somebody typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ce_opt.errors import PlanUnreadable
from ce_opt.language import spoken_in
from ce_opt.plan import make_plan, read_plan, write_plan
from ce_opt.season import Season, read_season, write_folder
from ce_opt.teams.facts import Team
from ce_opt.whatif.seats import Seats, read_seats
from plan.hand_season import TEAMS, from_disk, run, season


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return from_disk(tmp_path_factory.mktemp("season") / "season", season())


@pytest.fixture
def plan(given: Season, tmp_path: Path) -> Path:
    write_plan(make_plan(given, TEAMS, run()), given, tmp_path / "plan")
    return tmp_path / "plan"


def test_a_plan_folder_gives_teams_and_bound(given: Season, plan: Path) -> None:
    found = read_seats(plan, given)
    assert found == Seats((Team("C1", "E1", "E2"), Team("C2", "E3")), 300.0)
    assert found == Seats.of(read_plan(plan), given)
    assert found.holders == {("C1", "A"): "E1", ("C1", "B"): "E2", ("C2", "A"): "E3"}
    assert found.without("C1") == (Team("C2", "E3"),)


def test_a_chinese_plan_gives_the_same_seats(given: Season, tmp_path: Path) -> None:
    with spoken_in("zh"):
        write_plan(make_plan(given, TEAMS, run()), given, tmp_path / "zh")
    found = read_seats(tmp_path / "zh", given)
    assert found == Seats((Team("C1", "E1", "E2"), Team("C2", "E3")), 300.0)


@pytest.mark.parametrize("heads", ["客户,A角,B角", "客户编号, Ａ角 ,engineer_b", "B角,客户,A角"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_typed_seats_may_have_chinese_heads(
    heads: str, encoding: str, given: Season, tmp_path: Path
) -> None:
    row = "E2,C1,E1" if heads.startswith("B") else "C1,E1,E2"
    (tmp_path / "typed.csv").write_text(f"{heads}\n{row}\n", encoding)
    assert read_seats(tmp_path / "typed.csv", given).teams == (Team("C1", "E1", "E2"),)


def test_heads_that_are_missing_are_asked_for_in_the_language_spoken(
    given: Season, tmp_path: Path
) -> None:
    (tmp_path / "typed.csv").write_text("客户,A角\nC1,E1\n", "utf-8")
    with pytest.raises(PlanUnreadable, match="must have the heads client,engineer_a,engineer_b"):
        read_seats(tmp_path / "typed.csv", given)
    with spoken_in("zh"), pytest.raises(PlanUnreadable, match="客户编号,A角,B角"):
        read_seats(tmp_path / "typed.csv", given)


def test_an_edited_folder_keeps_the_bound_of_its_season(given: Season, plan: Path) -> None:
    text = (plan / "assignment.csv").read_text("utf-8")
    (plan / "assignment.csv").write_text(text.replace("E1,E2", "E2,E1"), "utf-8")
    found = read_seats(plan, given)
    assert found.of_client["C1"] == Team("C1", "E2", "E1")
    assert found.bound == 300.0


def test_the_bound_of_another_season_is_none(given: Season, plan: Path, tmp_path: Path) -> None:
    write_folder(given.with_value("engineers", "E1", care_hours=90), tmp_path / "changed")
    assert read_seats(plan, read_season(tmp_path / "changed")).bound is None
    in_memory = given.with_changes()
    assert read_seats(plan, in_memory).bound is None
    assert Seats.of(read_plan(plan), in_memory).bound is None


def test_three_columns_in_any_order_suffice(given: Season, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("engineer_b,client,engineer_a,why\n,C2, E3 ,near\nE2,C1,E1,\n", "utf-8-sig")
    assert read_seats(file, given) == Seats((Team("C1", "E1", "E2"), Team("C2", "E3")))


def test_every_fault_is_said_at_once(given: Season, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    rows = ["client,engineer_a,engineer_b", "C01,E1,E2", "C1,E1,E22", "C1,E3,", "C2,,E3"]
    file.write_text("\n".join(rows), "utf-8")
    with pytest.raises(PlanUnreadable) as raised:
        read_seats(file, given)
    said = str(raised.value)
    assert "4 faults" in said
    assert 'row 2: there is no client "C01" (nearest: "C1")' in said
    assert 'row 3: there is no engineer "E22" (nearest: "E2")' in said
    assert "row 4: C1 stands there already" in said
    assert "row 5: C2 has E3 in seat B and nobody in seat A" in said


@pytest.mark.parametrize("text", ["", "client,engineer_a\nC1,E1\n", 'client,"x\n'])
def test_what_is_no_plan_is_refused(given: Season, tmp_path: Path, text: str) -> None:
    (tmp_path / "assignment.csv").write_text(text, "utf-8")
    with pytest.raises(PlanUnreadable, match=r"client,engineer_a,engineer_b"):
        read_seats(tmp_path, given)
    shutil.rmtree(tmp_path)
    with pytest.raises(PlanUnreadable, match="No such file"):
        read_seats(tmp_path, given)
