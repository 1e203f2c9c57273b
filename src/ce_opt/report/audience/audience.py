"""Whom a sheet is for: read from a word such as ``engineer:E07``, or everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ce_opt.errors import UsageError
from ce_opt.language import tr
from ce_opt.plan.plan import Plan
from ce_opt.report.audience.engineer import engineer_sheet
from ce_opt.report.audience.ground import LEADING, Ground
from ce_opt.report.audience.leader import leader_sheet
from ce_opt.report.audience.manager import manager_sheet
from ce_opt.report.audience.panel import panel_sheet
from ce_opt.report.audience.sheet import Sheet
from ce_opt.season.change import nearest_in
from ce_opt.season.fold import fold
from ce_opt.season.season import Season

__all__ = ["EVERYBODY", "PANEL", "Audience", "audience_named", "audiences", "sheet_of"]

PANEL = "panel"
EVERYBODY = "all"
FORMS = "engineer:E07, leader:G2, manager:M03, panel, all"


class Audience(NamedTuple):
    """Whom a sheet is for; the panel has no id."""

    kind: str
    id: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" if self.id else self.kind


MAKERS: Mapping[str, Callable[[Ground, str], Sheet]] = {
    "engineer": engineer_sheet,
    "leader": leader_sheet,
    "manager": manager_sheet,
}
"""Kind of audience -> who puts its sheet together."""


def known(ground: Ground, kind: str) -> Sequence[str]:
    """List the ids of a kind: groups that somebody leads, for leaders."""
    if kind == "engineer":
        return list(ground.engineers)
    if kind == "manager":
        return list(ground.season.account_managers["account_manager"])
    return sorted({row["group"] for row in ground.groups if row["role"] in LEADING})


def audiences(season: Season, plan: Plan) -> Iterator[Audience]:
    """List everybody for whom there is a sheet."""
    ground = Ground(season, plan)
    for kind in MAKERS:
        yield from (Audience(kind, one) for one in known(ground, kind))
    if plan.bids is not None:
        yield Audience(PANEL)


def audience_named(season: Season, plan: Plan, word: str) -> Audience:
    """Read whom a sheet is for.

    Raises
    ------
    UsageError : there is nobody of that kind and id, with the nearest
    """
    kind, colon, one = (fold(part) for part in word.replace("：", ":").partition(":"))
    kind = kind.casefold()
    if kind == PANEL and not colon:
        if plan.bids is None:
            raise UsageError(tr("the plan has no bids that were evaluated, so the panel no sheet"))
        return Audience(PANEL)
    if kind not in MAKERS or not one:
        raise UsageError(tr('"{word}" must say whom: {forms}', word=word, forms=FORMS))
    return named(Ground(season, plan), kind, one)


def named(ground: Ground, kind: str, one: str) -> Audience:
    """Find somebody of a kind."""
    ids = known(ground, kind)
    if one in ids:
        return Audience(kind, one)
    if not ids:
        raise UsageError(tr("the plan has no groups that somebody leads, so there is no leader"))
    near = nearest_in(one, ids)
    if near:
        raise UsageError(
            tr("there is no {kind}:{id} (nearest: {near})", kind=kind, id=one, near=near)
        )
    raise UsageError(tr("there is no {kind}:{id}", kind=kind, id=one))


def sheet_of(season: Season, plan: Plan, audience: Audience) -> Sheet:
    """Put the sheet of somebody together, in the language spoken now."""
    ground = Ground(season, plan)
    if audience.kind == PANEL:
        return panel_sheet(ground)
    return MAKERS[audience.kind](ground, audience.id)
