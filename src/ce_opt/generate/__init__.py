"""Seasons that are made up, of any size, for benchmarks, tests and tutorials."""

from ce_opt.generate.generate import GeneratedSeason, generate_season, season_of_shape
from ce_opt.generate.season_end import season_end
from ce_opt.generate.shape import SeasonShape

__all__ = ["GeneratedSeason", "SeasonShape", "generate_season", "season_end", "season_of_shape"]
