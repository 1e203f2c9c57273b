from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ce_opt.plan import Plan, make_plan, write_plan
from ce_opt.season import Season
from plan.hand_season import TEAMS, from_disk, run, season


@pytest.fixture(scope="session")
def hand_season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return from_disk(tmp_path_factory.mktemp("hand") / "season", season())


@pytest.fixture(scope="session")
def hand_plan(hand_season: Season) -> Plan:
    return make_plan(hand_season, TEAMS, run())


@pytest.fixture(scope="session")
def written(hand_season: Season, hand_plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written") / "plan"
    write_plan(hand_plan, hand_season, folder)
    return folder


@pytest.fixture
def plan_folder(written: Path, tmp_path: Path) -> Path:
    """A copy of the written plan, to be damaged; nothing else is beside it."""
    return Path(shutil.copytree(written, tmp_path / "plan"))
