"""``ce-opt escalate``: a ladder, a team, the certificate, and what is refused."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ce_opt.plan import make_plan
from ce_opt.plan.escalation_table import with_escalation
from ce_opt.plan.write import write_files
from ce_opt.season import read_season, write_folder
from ce_opt.teams.facts import Team
from cli.console import Run, names
from escalation.seasons import GROUPS, SEATS, season
from plan.hand_season import run as search

LEAVE = [{"engineer": "E3", "start": "2026-07-10", "end": "2026-07-12"}]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Season and plan of the season by hand, written."""
    place = tmp_path_factory.mktemp("escalate")
    write_folder(season(more={"leave": LEAVE}), place / "season")
    given = read_season(place / "season")
    plan = make_plan(given, [Team(*seats) for seats in SEATS], search(bound=0.0))
    plan = with_escalation(given, replace(plan, groups=GROUPS))
    write_files(plan, given, place / "plan", {})
    return place / "season", place / "plan"


def test_a_ladder(run: Run, made: tuple[Path, Path]) -> None:
    ended = run(
        "escalate", *made, "--client", "C1", "--specialty", "power", "--trigger", "major_fault"
    )
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "C1, power at level 3 (major_fault):"
    assert lines[3].split()[:6] == ["3", "group", "E3", "E3", "within", "15"]
    assert "sent by E2: partner; power 4, 3 needed; helps 24.3 of 100.0 h free" in lines[3]
    assert len(lines) == 7


def test_who_is_away_never_stands_on_it(run: Run, made: tuple[Path, Path]) -> None:
    asked = ("escalate", *made, "--client", "C1", "--specialty", "power", "--json")
    away = run(*asked, "--away", "E3", "--away", "E2").json
    (ladder,) = away["ladders"]
    assert [step["engineer"] for step in ladder["steps"]] == ["E1", "E4", "E5", "E7"]
    assert away["away"] == ["E2", "E3"]
    assert [step["solves"] for step in ladder["steps"]] == [False, True, True, False]


@pytest.mark.parametrize(("day", "there"), [("2026-07-12", False), ("2026-07-13", True)])
def test_leave_is_respected(run: Run, made: tuple[Path, Path], day: str, there: bool) -> None:
    asked = ("escalate", *made, "--client", "C1", "--specialty", "power", "--json")
    (ladder,) = run(*asked, "--on", day).json["ladders"]
    assert ("E3" in [step["engineer"] for step in ladder["steps"]]) is there


def test_several_specialties_get_a_team(run: Run, made: tuple[Path, Path]) -> None:
    asked = ("escalate", *made, "--client", "C1", "--specialty", "data,power")
    ended = run(*asked)
    assert "smallest team for all of it: E1 and E3" in ended.out
    assert "  E3 solves power" in ended.out
    team = run(*asked, "--json").json["team"]
    assert (team["begins"], team["people"], team["unsolved"]) == ("E1", ["E3"], [])
    assert team["links"] == [{"one": "E1", "other": "E3", "length": 1.0}]


def test_a_specialty_that_the_client_does_not_list(run: Run, made: tuple[Path, Path]) -> None:
    (ladder,) = run("escalate", *made, "--client", "C2", "--specialty", "data", "--json").json[
        "ladders"
    ]
    assert ladder["level"] == 3
    # At the shore as the client is, E6 is nearer than E5.
    assert [step["engineer"] for step in ladder["steps"]] == ["E4", "E1", "E6", "E5", "E7"]


def test_the_certificate(run: Run, made: tuple[Path, Path]) -> None:
    ended = run("escalate", *made, "--certificate")
    lines = ended.out.splitlines()
    assert lines[0].startswith("somebody solves 4 of 4 problems with nobody away; 1 hangs on 1")
    table = {line.split()[0]: line.split()[1:] for line in lines[2:8]}
    # At once, 1 in vain, 2 in vain, dead ends, above free hours (three of four at once).
    assert table["nobody"] == ["3", "0", "1", "0", "0"]
    assert table["both"] == ["4", "0", "0", "0", "0"]
    assert table["anybody"][3] == "1"
    assert "single point of failure: E5 (C3 power 4)" in lines
    assert "cure: train E6 in power from 0 to 4: C3 would have somebody without E5" in lines
    found = run("escalate", *made, "--certificate", "--json").json["certificate"]
    written = json.loads((made[1] / "certificate.json").read_text("utf-8"))
    assert {key: found[key] for key in written if key != "partners"} == {
        key: value for key, value in written.items() if key != "partners"
    }
    assert found["ladders"][1]["hops_nobody"] == 2


def test_the_certificate_of_a_day_counts_who_is_there(run: Run, made: tuple[Path, Path]) -> None:
    ended = run("escalate", *made, "--certificate", "--away", "E5")
    assert "away: E5" in ended.out
    assert "gap: C3, power 4" in ended.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "name --client and --specialty, or ask for the --certificate"),
        (("--client", "C1"), "name --client and --specialty"),
        (("--certificate", "--client", "C1"), "name both"),
        (("--client", "c1", "--specialty", "data"), "did you mean C1?"),
        (("--client", "C1", "--specialty", "dta"), "did you mean data?"),
        (("--client", "C1", "--specialty", ","), "names nothing"),
        (("--client", "C1", "--specialty", "data", "--away", "E77"), "did you mean E7?"),
        (("--client", "C1", "--specialty", "data", "--on", "12.7."), "write it as 2026-09-30"),
    ],
)
def test_what_is_refused(
    run: Run, made: tuple[Path, Path], words: tuple[str, ...], says: str
) -> None:
    ended = run("escalate", *made, *words)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err


def test_a_plan_of_another_season_is_refused(run: Run, made: tuple[Path, Path], tiny: Path) -> None:
    ended = run("escalate", tiny, made[1], "--certificate")
    assert ended.code == 2
    assert "do not belong together" in ended.err


def test_a_plan_without_ladders_gets_them(
    run: Run, made: tuple[Path, Path], tmp_path: Path
) -> None:
    bare = Path(shutil.copytree(made[1], tmp_path / "bare"))
    for name in ("escalation.csv", "certificate.csv", "certificate.json"):
        (bare / name).unlink()
    found = run("escalate", made[0], bare, "--client", "C1", "--specialty", "power", "--json").json
    (ladder,) = found["ladders"]
    assert [step["engineer"] for step in ladder["steps"]] == ["E1", "E2", "E3", "E4", "E5", "E7"]
    assert "escalation.csv" not in names(bare)
