from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.errors import PlanUnreadable
from ce_opt.plan import Plan, make_plan, read_plan, write_plan
from ce_opt.season import Season, season_from_frames
from ce_opt.teams.facts import Team
from plan.hand_season import run, season


def test_a_plan_read_back_is_equal(hand_plan: Plan, plan_folder: Path) -> None:
    assert read_plan(plan_folder).equals(hand_plan)


def test_a_plan_without_unserved_clients_is_read_back(tmp_path: Path) -> None:
    # C3 asks for less, C4 may be served, E3 has more time: nobody is left out
    teams = [Team("C1", "E1", "E3"), Team("C2", "E3"), Team("C3", "E2", "E1"), Team("C4", "E2")]
    made = season(
        {
            ("needs", "C3"): {"level": 3},
            ("clients", "C4"): {"service": "auto"},
            ("engineers", "E3"): {"care_hours": 100},
        }
    )
    plan = make_plan(made, teams, run(bound=0.0))
    write_plan(plan, made, tmp_path / "plan")
    assert len(plan.unserved) == 0
    assert read_plan(tmp_path / "plan").equals(plan)


def test_ids_stay_text(tmp_path: Path) -> None:
    names = {"E1": "007", "E2": "NA", "E3": "1e5"}
    odd = season_from_frames(
        {name: frame.replace(names) for name, frame in season().tables.items() if len(frame)}
    )
    write_plan(make_plan(odd, [], run(bound=0.0)), odd, tmp_path / "plan")
    assert list(read_plan(tmp_path / "plan").loads["engineer"]) == ["007", "1e5", "NA"]


def test_every_fault_is_named_with_its_place(plan_folder: Path) -> None:
    for file, old, new in (
        ("assignment.csv", "C1,100", "C1,much"),
        ("importance.csv", ",yes", ",perhaps"),
    ):
        path = plan_folder / file
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    (plan_folder / "loads.csv").unlink()
    with pytest.raises(PlanUnreadable) as caught:
        read_plan(plan_folder)
    assert str(caught.value).splitlines()[1:] == [
        'assignment.csv row 2 column importance value "much": must be a decimal number',
        "loads.csv cannot be read: No such file or directory",
        'importance.csv row 2 column selected value "perhaps": must be yes or no',
    ]


def test_a_folder_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(PlanUnreadable, match="cannot be read as a plan"):
        read_plan(tmp_path / "nowhere")


@pytest.mark.parametrize("data", [b"\xff\xfe", b'client,"open\n'])
def test_bytes_that_are_no_csv_are_a_fault(
    data: bytes, hand_season: Season, plan_folder: Path
) -> None:
    (plan_folder / "loads.csv").write_bytes(data)
    with pytest.raises(PlanUnreadable, match=r"loads\.csv is no CSV file"):
        read_plan(plan_folder)
