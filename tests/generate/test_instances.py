from pathlib import Path

import pandas as pd

from ce_opt.generate import generate_season, season_end
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


def test_the_end_of_the_xiamen_season_is_what_its_readme_says_made_it() -> None:
    start, end = (read_season(INSTANCES / name) for name in ("xiamen", "xiamen_end"))
    seats = end.designations[
        (end.designations["kind"] == "required") & (end.designations["seat"] != "any")
    ]
    held = list(seats[["client", "seat", "engineer"]].itertuples(index=False, name=None))
    made = season_end(start, held, seed=2026)
    for name, rows in start.tables.items():
        if name != "designations":
            pd.testing.assert_frame_equal(made.get(name, rows), end.tables[name])
    again = end.rulebook.model_copy(update={"appraisal": None})
    assert again == start.rulebook
