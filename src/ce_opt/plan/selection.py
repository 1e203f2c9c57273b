"""How far the limits of section ``[selection]`` are used, and what one client more would bring.

The price of a limit is what the bound falls by for each unit of room: an estimate of what a unit
would save. Proven is that it saves no more than the plan's points less the bound that holds with
one unit more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ce_opt.language import marked, tr
from ce_opt.plan.decimals import rounded, rounded_down
from ce_opt.plan.plan import Run, Selected
from ce_opt.plan.reasons.room import plan_limit_uses
from ce_opt.season.selection_rules import SECTION
from ce_opt.teams.arrays import SeasonArrays, Teams

__all__ = ["selected", "sentences"]

MOST = marked("{key} is {limit}: {served} served")
LEAST = marked("{key} asks for {limit}: {served} served")
ONE_MORE = marked(
    "{use}; one more saves about {price:,.2f} points by the price of the limit, "
    "{most_saved:,.2f} at most"
)
ONE_FEWER = marked(
    "{use}; one fewer saves about {price:,.2f} points by the price of the limit, "
    "{most_saved:,.2f} at most"
)


def selected(season: SeasonArrays, teams: Teams, run: Run, points: float) -> dict[str, Selected]:
    """Limit, by its key within the section -> how far it is used; only limits that could bind.

    Parameters
    ----------
    teams : the teams of the plan
    points : of the plan, as printed
    """
    found = {}
    for limit, use in plan_limit_uses(season, teams):
        section, _, name = limit.name.partition(".")
        if section == SECTION:
            price, bound = run.one_more.get(limit.name, (None, None))
            found[name] = Selected(
                served=abs(int(use.sum())),
                limit=abs(limit.capacity),
                price=None if price is None else float(rounded(price)),
                most_saved=None if bound is None else max(0.0, -rounded_down(bound - points)),
            )
    return found


def sentences(selection: Mapping[str, Selected]) -> Iterator[str]:
    """Say of every limit how far it is used, and what one client more or fewer would bring."""
    for name, row in selection.items():
        is_most = name == "max_clients"
        facts = {"key": f"{SECTION}.{name}", "limit": row.limit, "served": row.served}
        said = tr(MOST if is_most else LEAST, **facts)
        if row.served != row.limit or row.price is None or row.most_saved is None:
            yield said
        else:
            message = ONE_MORE if is_most else ONE_FEWER
            yield tr(message, use=said, price=row.price, most_saved=row.most_saved)
