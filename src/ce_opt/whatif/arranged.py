"""A season as the stages before the teams leave it, and the two views of it that questions take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ce_opt.before_teams import arranged_season
from ce_opt.season import Season
from ce_opt.teams.arrays import SeasonArrays
from ce_opt.teams.facts import Facts

__all__ = ["Arranged"]


@dataclass(frozen=True)
class Arranged:
    """A season that is asked many things; each view of it is made once, when it is asked for.

    Attributes
    ----------
    season : the season
    """

    season: Season

    @cached_property
    def arranged(self) -> Season:
        """The season with its people arranged by the stages before the teams."""
        return arranged_season(self.season)

    @cached_property
    def facts(self) -> Facts:
        """The season, asked one question at a time."""
        return Facts(self.arranged)

    @cached_property
    def arrays(self) -> SeasonArrays:
        """The season as arrays."""
        return SeasonArrays.of(self.arranged)
