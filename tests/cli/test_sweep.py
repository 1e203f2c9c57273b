"""``ce-opt sweep``."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.console import INSTANCES, Run

TINY = INSTANCES / "tiny"
LITTLE = ("--work", "0.3", "--seconds", "300", "--workers", "1", "--quiet")
SCENARIOS = """
[[scenario]]
name = "as it is"

[[scenario]]
name = "handovers"
grid = {"assignment.max_handovers" = [0, 2]}

[[scenario]]
name = "nobody"
drop = ["engineers/E9"]
"""


@pytest.fixture
def scenarios(tmp_path: Path) -> Path:
    (tmp_path / "scenarios.toml").write_text(SCENARIOS, "utf-8")
    return tmp_path / "scenarios.toml"


def test_a_sweep_says_each_scenario_and_goes_on(run: Run, scenarios: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ended = run("sweep", TINY, scenarios, "-o", out, *LITTLE)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "as it is: 438.5 points, optimal, 3 of 4 clients"
    # C2 must have E3 as B, which is a handover.
    assert lines[1].startswith("handovers: max_handovers=0: infeasible: no plan exists")
    assert lines[2] == "handovers: max_handovers=2: 438.5 points, optimal, 3 of 4 clients"
    assert lines[3].startswith('nobody: failed: there is no row of table engineers "E9"')
    assert lines[4] == f"{out / 'results.csv'}: 4 of 4 scenarios"
    text = (out / "results.csv").read_text("utf-8")
    assert run("sweep", TINY, scenarios, "-o", out, *LITTLE).out == ended.out
    assert (out / "results.csv").read_text("utf-8") == text


def test_json_is_the_table(run: Run, scenarios: Path, tmp_path: Path) -> None:
    found = run("sweep", TINY, scenarios, "-o", tmp_path / "out", *LITTLE, "--json").json
    assert found["missing"] == 0
    assert [row["status"] for row in found["results"]] == [
        "optimal",
        "infeasible",
        "optimal",
        "failed",
    ]


def test_a_file_that_is_no_scenario_file_ends_with_2(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "scenarios.toml"
    file.write_text('[[scenario]]\nname = "a"\nsett = {}\n', "utf-8")
    ended = run("sweep", TINY, file, "-o", tmp_path / "out")
    assert (ended.code, ended.out) == (2, "")
    assert 'scenario "a": there is no key "sett" (nearest: "set")' in ended.err
    assert not (tmp_path / "out").exists()
    assert run("sweep", TINY, tmp_path / "no.toml", "-o", tmp_path / "out").code == 2
