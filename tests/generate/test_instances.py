from pathlib import Path

import pandas as pd

from ce_opt.generate import generate_season
from ce_opt.season.read import read_season

INSTANCES = Path(__file__).parents[2] / "instances"


def test_the_xiamen_season_is_what_its_readme_says_made_it() -> None:
    made = generate_season(120, 48, seed=2026, demand_share=0.8, name="厦门 2026 年下半年")
    season = read_season(INSTANCES / "xiamen")
    for name, rows in made.frames.items():
        pd.testing.assert_frame_equal(rows, season.tables[name])
    assert season.rulebook.assignment.max_handovers == made.rules["assignment"]["max_handovers"]
    assert all(len(rows) for rows in season.tables.values())


def test_the_workbook_holds_the_same_season_as_the_folder() -> None:
    folder, workbook = (read_season(INSTANCES / name) for name in ("xiamen", "xiamen.xlsx"))
    assert workbook.rulebook == folder.rulebook
    for name, rows in folder.tables.items():
        pd.testing.assert_frame_equal(rows, workbook.tables[name])
