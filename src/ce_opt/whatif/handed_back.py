"""A workbook that was handed back: what its edits cost, what they break, and in which cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ce_opt.errors import Breach
from ce_opt.language import tr
from ce_opt.plan.arranged import arranged
from ce_opt.plan.book.carried import CONTENT, content_digest
from ce_opt.plan.book.returned import Returned, read_returned
from ce_opt.plan.layout import ALL_TABLES
from ce_opt.season import Season
from ce_opt.whatif.edits import Edits, edits_of

__all__ = ["HandedBack", "handed_back"]

ALWAYS = ("assignment", "loads", "escalation", "certificate", "duties", "open_duties", "appraisal")
"""Tables that depend on who holds which seat."""
BY_SERVICE = ("unserved", "importance")
"""Tables that depend on who is served."""
MOST_CELLS = 5
"""Cells that a breach names."""


@dataclass(frozen=True)
class HandedBack:
    """What came back, and what it means.

    Attributes
    ----------
    returned : the plan as it was, the seats as they are, what else was changed
    edits : what the changed seats cost
    breaches : every rule that the edited plan breaks, each with its cells
    stale : sheets whose figures are still those of the old seats, as they are called there
    """

    returned: Returned
    edits: Edits
    breaches: tuple[Breach, ...]
    stale: tuple[str, ...]


def handed_back(season: Season, path: Path) -> HandedBack:
    """Look at a workbook that was handed back.

    Raises
    ------
    PlanUnreadable : it cannot be read as an edited plan of the season
    """
    returned = read_returned(path, season)
    plan, ready = returned.plan, arranged(season, returned.plan)
    edits = edits_of(ready, plan.teams, returned.teams, plan.summary.bound)
    broken = (*returned.orphans, *edits.breaches)
    breaches = [
        *changed_since(season, returned, path),
        *(placed(breach, returned) for breach in broken),
    ]
    return HandedBack(returned, edits, tuple(breaches), tuple(stale(returned, edits)))


def changed_since(season: Season, returned: Returned, path: Path) -> Iterator[Breach]:
    """Say that the season is another than that of the plan: the bound may not hold any more."""
    if returned.plan.summary.sha256.get(CONTENT) != content_digest(season):
        sentence = tr("the season has changed since {path} was written", path=path.name)
        yield Breach("sha256", path.name, sentence)


def placed(breach: Breach, returned: Returned) -> Breach:
    """Say in which cells a rule is broken."""
    cells = list(cells_of(breach.subject, returned))
    if not cells:
        return breach
    more = ["…"] if len(cells) > MOST_CELLS else []
    sentence = tr(
        "{sentence} ({cells})",
        sentence=breach.sentence,
        cells=", ".join([*cells[:MOST_CELLS], *more]),
    )
    return Breach(breach.rule, breach.subject, sentence)


def cells_of(subject: str, returned: Returned) -> Iterator[str]:
    """Name the seats of a client or of an engineer: those that were edited, else all."""
    before = {(team.client, seat): who for team in returned.plan.teams for seat, who in team.seats}
    holders = returned.holders
    mine = [place for place, who in holders.items() if subject in (place[0], who)]
    edited = [place for place in mine if holders[place] != before.get(place, "")]
    return (returned.places[place] for place in edited or mine)


def stale(returned: Returned, edits: Edits) -> Iterator[str]:
    """Name the sheets that show the figures of the old seats."""
    if not edits.teams:
        return
    service = any((one.before is None) != (one.after is None) for one in edits.teams)
    concerned = (*ALWAYS, *(BY_SERVICE if service else ()))
    plan = returned.plan
    for table in ALL_TABLES:
        if table.name in plan.tables and table.name in concerned:
            yield table.chinese if plan.summary.language == "zh" else table.name
