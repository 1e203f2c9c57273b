"""Scenario files: names become changes, grids every choice, and every fault is said at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ce_opt.errors import UsageError
from ce_opt.season.change import DropRow, PutRow, SetRule, SetValue
from ce_opt.whatif.scenarios import read_scenarios


def written(folder: Path, text: str) -> Path:
    (folder / "scenarios.toml").write_text(text, "utf-8")
    return folder / "scenarios.toml"


def test_names_become_changes(tmp_path: Path) -> None:
    (found,) = read_scenarios(
        written(
            tmp_path,
            """
            [[scenario]]
            name = "all of it"
            set = {"assignment.a_share" = 0.6, "needs/C1/data/hours" = 12}
            add = {bids = [{engineer = "E1", client = "C1", interest = 5}]}
            drop = ["engineers/E2", "designations/C1/E1"]
            """,
        )
    )
    assert found.name == "all of it"
    assert found.settings == {}
    assert found.changes == (
        SetRule("assignment.a_share", 0.6),
        SetValue("needs", ("C1", "data"), "hours", 12),
        PutRow("bids", {"engineer": "E1", "client": "C1", "interest": 5}),
        DropRow("engineers", ("E2",)),
        DropRow("designations", ("C1", "E1")),
    )


def test_a_grid_is_every_choice_of_its_values(tmp_path: Path) -> None:
    found = read_scenarios(
        written(
            tmp_path,
            """
            [[scenario]]
            name = "travel"
            set = {"assignment.a_share" = 0.6}
            grid = {"assignment.max_travel_minutes" = [60, 90], "engineers/E1/care_hours" = [1, 2]}
            """,
        )
    )
    assert [one.name for one in found] == [
        "travel: max_travel_minutes=60, care_hours=1",
        "travel: max_travel_minutes=60, care_hours=2",
        "travel: max_travel_minutes=90, care_hours=1",
        "travel: max_travel_minutes=90, care_hours=2",
    ]
    assert found[2].settings == {"assignment.max_travel_minutes": 90, "engineers/E1/care_hours": 1}
    assert found[2].changes == (
        SetRule("assignment.a_share", 0.6),
        SetRule("assignment.max_travel_minutes", 90),
        SetValue("engineers", ("E1",), "care_hours", 1),
    )


def test_names_of_a_grid_that_end_alike_are_written_in_full(tmp_path: Path) -> None:
    text = """
    [[scenario]]
    name = "hours"
    grid = {"engineers/E1/care_hours" = [1], "engineers/E2/care_hours" = [2]}
    """
    (found,) = read_scenarios(written(tmp_path, text))
    assert found.name == "hours: engineers/E1/care_hours=1, engineers/E2/care_hours=2"


def test_every_fault_is_said_at_once(tmp_path: Path) -> None:
    text = """
    scenarios = 1
    [[scenario]]
    name = ""
    [[scenario]]
    name = "one"
    sets = {}
    set = 3
    drop = ["E1"]
    grid = {"a.b" = 3}
    add = {bids = [1]}
    """
    with pytest.raises(UsageError) as raised:
        read_scenarios(written(tmp_path, text))
    said = str(raised.value)
    for part in (
        "7 faults",
        'no key "scenarios" (nearest: "scenario")',
        "a scenario needs a name, a text on one line; it has ''",
        'scenario "one": there is no key "sets" (nearest: "set")',
        'scenario "one": set must be {name = value}',
        'scenario "one": drop \'E1\' must be "table/key"',
        'scenario "one": grid a.b must be a list of values',
        'scenario "one": add bids must be a list of rows',
    ):
        assert part in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "has no [[scenario]]"),
        ("scenario = 3", "has no [[scenario]]"),
        ("[[scenario]", "must be TOML"),
        ('[[scenario]]\nname = "a"\n[[scenario]]\nname = "a"', '"a" names two scenarios'),
        ('[[scenario]]\nname = "a"\nset = {"engineers/E1" = 3}', "must be table/key/column"),
    ],
)
def test_what_is_no_scenario_file_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_scenarios(written(tmp_path, text))
    assert says in str(raised.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_scenarios(tmp_path / "nothing.toml")


def test_the_example_of_the_readme_reads(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```toml\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)
    (example,) = (block for block in blocks if block.startswith("[[scenario]]"))
    found = read_scenarios(written(tmp_path, example))
    assert len(found) == 1 + 3 * 2
    assert found[0].changes == (DropRow("engineers", ("E007",)),)
