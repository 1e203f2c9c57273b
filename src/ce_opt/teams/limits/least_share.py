"""Of each sector or district that the rule book names, at least a share of the clients is served.

number of its clients with a team ≥ ⌈share · number of its clients that may be served⌉

A client may be served unless its service is never or it matters too little (`minimum_importance`);
whether anybody can serve it is not asked. The row counts −1 for each client with a team.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.season.selection_rules import SECTION, least_number
from ce_opt.teams.arrays import SeasonArrays, Teams
from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.problem import PlanLimit
from ce_opt.teams.rules.minimum_importance import may_be_served, may_serve

__all__ = ["NAME", "breaches", "least_of", "limits", "served_of"]

NAME = f"{SECTION}.least_share"


def limits(season: SeasonArrays, seats_a: Teams, seats_b: Teams) -> Iterator[PlanLimit]:
    """Give a row for each sector or district of which somebody has to be served."""
    may = may_serve(season)
    for grouping, name, share in season.selection.least_shares():
        inside = season.grouped_by[grouping] == name
        least = least_number(share, int((inside & may).sum()))
        if least:
            row, use = f"{NAME}.{grouping}.{name}", -inside.astype(np.int64)
            yield PlanLimit.by_client(row, use, seats_a.client, seats_b.client, -least)


def breaches(facts: Facts, plan: Sequence[Team]) -> Iterator[Breach]:
    """Sectors and districts of which too few clients are served."""
    for grouping, name, _ in facts.selection.least_shares():
        served, least = served_of(facts, plan, grouping, name), least_of(facts, grouping, name)
        if served < least:
            sentence = tr(
                "{count} clients of {grouping} {name} are served, {key} asks for {least}",
                count=served,
                grouping=grouping,
                name=name,
                key=f"{NAME}.{grouping}.{name}",
                least=least,
            )
            yield Breach(NAME, f"{grouping} {name}", sentence)


def served_of(facts: Facts, plan: Sequence[Team], grouping: str, name: str) -> int:
    """Count the clients of a sector or district that a plan serves."""
    return sum(facts.clients[team.client][grouping] == name for team in plan)


def least_of(facts: Facts, grouping: str, name: str) -> int:
    """Count the clients of a sector or district that have to be served."""
    share = getattr(facts.selection.least_share, grouping)[name]
    rows = facts.clients.items()
    may = [key for key, row in rows if row[grouping] == name and may_be_served(facts, key)]
    return least_number(share, len(may))
