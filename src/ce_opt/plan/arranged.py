"""The season as a plan's own tables arrange its people: posts, groups and duties.

The stages before the assignment arrange the season before it is planned; the audit, and whoever
asks about a written plan, arrange it in the same way from the tables, so that no stage runs again.
A table binds only where its section stands in the rule book.
"""

from __future__ import annotations

from dataclasses import replace

from ce_opt.groups import with_groups
from ce_opt.plan.group_table import division_of
from ce_opt.plan.plan import Plan
from ce_opt.season.season import Season

__all__ = ["arranged"]


def arranged(season: Season, plan: Plan) -> Season:
    """Give the season that the teams of a plan were chosen in.

    Parameters
    ----------
    season : as read
    plan : its tables say what earlier stages decided
    """
    if season.rulebook.roster is not None and plan.roster is not None:
        left = plan.roster.loc[plan.roster["post"] == "", "engineer"]
        workforce = replace(season.workforce, without_post=frozenset(left))
        season = season.arranged(workforce)
    if season.rulebook.groups is not None and plan.groups is not None:
        season = with_groups(season, division_of(plan.groups))
    return season
