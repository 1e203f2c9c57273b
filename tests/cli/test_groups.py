"""``ce-opt groups``, and what the other commands say where section [groups] stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.plan import read_plan
from cli.console import LITTLE, Run, change, names


@pytest.fixture
def grouped(tiny: Path) -> Path:
    """The tiny season with section [groups]; duty takes a few hours, so that plans are found."""
    with (tiny / "season.toml").open("a", encoding="utf-8") as file:
        file.write(
            "\n[groups]\nleading_hours = 1\nsupport_hours = 0\nsupport_leading_hours = 2\n"
            'working_group = ["E2"]\n'
        )
    return tiny


def test_the_groups_of_the_tiny_season(run: Run, tiny: Path) -> None:
    ended = run("groups", tiny)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("the rule book has no section groups")
    # E1 and E4 alone hold data at level 4; D1 is to cover data and power, D2 cable.
    assert "D1-1: led by E1, drawn into the support group; E3" in ended.out
    assert "D2-1: led by E4, drawn into the support group; E2" in ended.out
    assert "nothing is short" in ended.out


def test_the_same_for_machines(run: Run, grouped: Path) -> None:
    answer = run("groups", grouped, "--json").json
    assert answer["section"] is True
    assert answer["rows"][0] == {"engineer": "E1", "group": "D1-1", "role": "leader"}
    assert {one["department"]: one["status"] for one in answer["departments"]} == {
        "D1": "optimal",
        "D2": "optimal",
    }
    assert answer["working"] == ["E2"]
    assert answer["duty_hours"] == {"E1": 1, "E2": 2, "E4": 1}
    assert (answer["shortages"], answer["refused"]) == ([], False)


def test_a_rule_book_that_cannot_be_kept_is_refused_and_says_how_to_mend_it(
    run: Run, grouped: Path, tmp_path: Path
) -> None:
    change(grouped / "season.toml", "[groups]", "[groups]\nmin_size = 3")
    ended = run("groups", grouped)
    assert ended.code == 3
    assert "refused: department D1 has 2 engineers, a group has 3 to 10 people" in ended.out
    assert "merge D1 with D2" in ended.out
    planned = run("plan", grouped, "-o", tmp_path / "plan", "-q", *LITTLE)
    assert planned.code == 3
    assert "the departments cannot be divided as section groups asks" in planned.err
    assert "set groups.min_size to 2" in planned.err
    assert "plan" not in names(tmp_path)
    assert "note: groups: department D1 has 2 engineers" in run("check", grouped).out
    change(grouped / "season.toml", "min_size = 3", 'min_size = 3\nshortages = "accept"')
    assert run("groups", grouped).code == 0


def test_a_plan_has_groups_and_counts_them_where_the_section_stands(
    run: Run, tiny: Path, tmp_path: Path
) -> None:
    assert run("plan", tiny, "-o", tmp_path / "without", "-q", *LITTLE).code == 0
    with (tiny / "season.toml").open("a", encoding="utf-8") as file:
        file.write("\n[groups]\nleading_hours = 1\nsupport_hours = 0\n")
    assert run("plan", tiny, "-o", tmp_path / "with", "-q", *LITTLE).code == 0
    without, counted = (read_plan(tmp_path / name) for name in ("without", "with"))
    assert without.groups is not None
    assert "outside_group" not in without.summary.terms
    assert "duty_hours" not in without.loads.columns
    assert counted.summary.terms["outside_group"] == counted.assignment["outside_group"].sum()
    assert counted.loads.loc[counted.loads["engineer"] == "E1", "duty_hours"].tolist() == [1]
    assert run("verify", tiny, tmp_path / "with").code == 0
