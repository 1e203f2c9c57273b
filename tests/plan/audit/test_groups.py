"""The audit finds damage to table *groups*, and to what groups change in the others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ce_opt.groups import Division, Group, with_groups
from ce_opt.plan import audit, make_plan, write_plan
from ce_opt.season import Season
from plan.hand_season import TEAMS, from_disk, run, season

RULES = {
    "max_size": 3,
    "leading_hours": 6,
    "support_hours": 3,
    "support_leading_hours": 2,
    "support_people": 1,
    "working_group": ["E2"],
}
DIVISION = Division((Group("D1-1", ("E1", "E2", "E3"), "E1"),), ("E1", "E2", "E3"), "E2", ("E2",))
"""E1 leads (data 4); data and power at level 3 and more ask E1 and E2, cable E3.

    outside_group: everybody is in one group, which covers all needs but C3's data at level 5
    duties: E1 6 + 3, E2 3 + 2, E3 3 hours
"""


@pytest.fixture(scope="module")
def grouped(tmp_path_factory: pytest.TempPathFactory) -> Season:
    made = season({("specialties", "data"): {"leads_groups": True}}, groups=RULES)
    return from_disk(tmp_path_factory.mktemp("groups") / "season", made)


@pytest.fixture(scope="module")
def written(grouped: Season, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans") / "plan"
    plan = make_plan(with_groups(grouped, DIVISION), TEAMS, run(), groups=DIVISION)
    write_plan(plan, grouped, folder)
    return folder


def test_duties_stand_in_the_loads_and_count_as_time(written: Path) -> None:
    lines = (written / "loads.csv").read_text("utf-8").splitlines()
    assert lines[0].endswith("overload,duty_hours")
    # E1 50 + 9 of 100; E2 50 + 5 of 60 = 91.67 %: 11.667 + 2 · 1.667 = 15 points; E3 10 + 3 of 50.
    assert lines[1:] == [
        "E1,100,50,0,0.59,1,0,0,9",
        "E2,60,0,50,0.916667,0,1,15,5",
        "E3,50,10,0,0.26,1,0,0,3",
    ]


DAMAGES = {
    "unknown engineer": ("groups.csv", "E3,D1-1,member", "E9,D1-1,member", "groups"),
    "unknown role": ("groups.csv", "E3,D1-1,member", "E3,D1-1,boss", "role"),
    "role of another group": ("groups.csv", "E2,working,working", "E2,D1-1,working", "group"),
    "two leaders": ("groups.csv", "E3,D1-1,member", "E3,D1-1,leader", "role"),
    "no leader": ("groups.csv", "E1,D1-1,leader", "E1,D1-1,member", "leader"),
    "left out": ("groups.csv", "E3,D1-1,member\n", "", "whole_department"),
    "another id": ("groups.csv", "D1-1", "D1-7", "group"),
    "not in the support group": ("groups.csv", "E1,support,support\n", "", "support_cover"),
    "working group": ("groups.csv", "E2,working,working\n", "", "working_group"),
    "hours of duty": ("loads.csv", "1,0,0,9", "1,0,0,8", "duty_hours"),
    "column of duty": ("loads.csv", "overload,duty_hours", "overload,duty", "file"),
    "points outside the group": ("assignment.csv", "73.5,0", "73.5,1", "outside_group"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_found(name: str, grouped: Season, written: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(written, tmp_path / "plan"))
    file, old, new, rule = DAMAGES[name]
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8", newline="")
    found = audit(grouped, folder)
    assert rule in {breach.rule for breach in found if breach.subject != "plan.xlsx"}


def test_a_plan_without_its_groups_is_rejected_where_the_section_stands(
    grouped: Season, written: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(written, tmp_path / "plan"))
    (folder / "groups.csv").unlink()
    assert "groups" in {breach.rule for breach in audit(grouped, folder)}
