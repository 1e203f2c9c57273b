"""What edits of a workbook break, and in which cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.plan import make_plan, write_plan
from ce_opt.season import Season
from ce_opt.whatif.handed_back import HandedBack, handed_back
from plan.book.books import edited, put
from plan.hand_season import TEAMS, from_disk, run, season


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Season, Path]:
    """The season by hand, and the workbook of its plan."""
    place = tmp_path_factory.mktemp("handed")
    given = from_disk(place / "season", season())
    write_plan(make_plan(given, TEAMS, run()), given, place / "plan")
    return given, place / "plan" / "plan.xlsx"


def back(made: tuple[Season, Path], path: Path, **cells: str | None) -> HandedBack:
    edits = [put("assignment", cell, value) for cell, value in cells.items()]
    return handed_back(made[0], edited(made[1], path / "back.xlsx", *edits))


def test_no_edit_leaves_nothing_stale(made: tuple[Season, Path], tmp_path: Path) -> None:
    found = back(made, tmp_path)
    assert (found.breaches, found.stale, found.edits.teams) == ((), (), ())


def test_a_breach_names_the_edited_cell(made: tuple[Season, Path], tmp_path: Path) -> None:
    found = back(made, tmp_path, C2="E3")
    assert [str(breach) for breach in found.breaches] == [
        "primary_specialty: E3 is A of C1 and holds data at level 2, the primary need is level 3 "
        "(sheet assignment cell C2)",
        "care_hours: E3 carries 60.00 hours and has 50 (sheet assignment cell C2)",
    ]
    assert found.stale == ("assignment", "loads", "escalation", "certificate")


def test_every_cell_of_a_breach_is_named(made: tuple[Season, Path], tmp_path: Path) -> None:
    found = back(made, tmp_path, C2=None)
    assert [str(breach) for breach in found.breaches] == [
        "seats: C1 has E2 in seat B and nobody in seat A (sheet assignment cell C2)"
    ]
    assert found.stale[:4] == ("assignment", "unserved", "loads", "importance")


def test_a_season_that_changed_since_is_a_breach(made: tuple[Season, Path], tmp_path: Path) -> None:
    changed = from_disk(tmp_path / "season", season({("engineers", "E1"): {"performance": 81}}))
    found = handed_back(changed, made[1])
    assert [breach.rule for breach in found.breaches] == ["sha256"]
