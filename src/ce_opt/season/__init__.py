"""The season: what is given.

`read_season` reads a folder or a workbook and says every fault at once; `season_from_frames` does
the same in memory; `write_folder` and `write_workbook` write what they read. `TABLES` declares the
tables, `RuleBook` the rules, and `dictionary` tells people about both.
"""

from ce_opt.season.dictionary import dictionary, schema_json
from ce_opt.season.read import read_season, season_from_frames
from ce_opt.season.rulebook import RuleBook
from ce_opt.season.season import Note, Season
from ce_opt.season.tables import BY_NAME, TABLES
from ce_opt.season.workforce import Workforce
from ce_opt.season.write import rulebook_toml, write_folder, write_workbook

__all__ = [
    "BY_NAME",
    "TABLES",
    "Note",
    "RuleBook",
    "Season",
    "Workforce",
    "dictionary",
    "read_season",
    "rulebook_toml",
    "schema_json",
    "season_from_frames",
    "write_folder",
    "write_workbook",
]
