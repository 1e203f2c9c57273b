"""The stages before the teams: who has a post, who stands behind whom, and a season so arranged.

CP-SAT is loaded only where posts are given and groups formed: whoever asks for a season in which
neither counts, or which a plan's tables have arranged, waits for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ce_opt.groups import Division, GroupFacts, with_groups
from ce_opt.roster.standing import Standing
from ce_opt.season import Season
from ce_opt.season.workforce import UNARRANGED

__all__ = ["BeforeTeams", "arranged_season", "before_teams"]


@dataclass(frozen=True)
class BeforeTeams:
    """What the stages before the teams found.

    Attributes
    ----------
    season : with its people arranged, where the stages' sections stand
    standing : engineer -> standing in the roster; None where posts were not given
    division : who stands behind whom; None where there are no groups
    refused : what a section asks for and cannot be had, a sentence each; nothing where all can
    refused_by : that section
    """

    season: Season
    standing: Mapping[str, Standing] | None
    division: Division | None
    refused: tuple[str, ...] = ()
    refused_by: Literal["", "roster", "groups"] = ""


def before_teams(season: Season, seed: int = 0) -> BeforeTeams:
    """Give the posts and form the groups, by the rule book or by its defaults."""
    from ce_opt.groups.form import form_groups
    from ce_opt.roster.stage import contradictions, posted, roster_of

    roster = roster_of(season, seed)
    standing = roster.standing if roster else None
    season = posted(season, roster)
    contradicted = tuple(contradictions(season, roster))
    if contradicted:
        return BeforeTeams(season, standing, None, contradicted, "roster")
    formation = form_groups(season, seed=seed)
    division = formation.division
    short = formation.refusals if GroupFacts(season).binding else ()
    if short:
        return BeforeTeams(season, standing, division, tuple(map(str, short)), "groups")
    return BeforeTeams(with_groups(season, division), standing, division)


def arranged_season(season: Season, seed: int = 0) -> Season:
    """Give a season as the stages before the teams arrange its people.

    One that is arranged already, by a plan's tables, stays as it is; so does one in which none of
    these stages counts.
    """
    rules = season.rulebook
    counts = rules.roster is not None or rules.groups is not None
    if not counts or season.workforce != UNARRANGED:
        return season
    return before_teams(season, seed).season
