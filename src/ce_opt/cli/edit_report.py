"""What ``ce-opt verify`` says of a workbook that was edited and handed back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ce_opt.cli.wide import left
from ce_opt.cli.words import amount, as_plain, difference, team_words
from ce_opt.errors import SHOWN as MOST_BREACHES
from ce_opt.language import tr, tr_count
from ce_opt.teams.names import name_of

if TYPE_CHECKING:
    from ce_opt.teams.facts import Team
    from ce_opt.whatif.edits import Burden, Edits, TeamEdit
    from ce_opt.whatif.handed_back import HandedBack

__all__ = ["fields", "lines"]

SHOWN = 12
"""Rows of a list without --long; the others are counted."""


def lines(found: HandedBack, long: bool) -> Iterator[str]:
    """Say it, the whole first."""
    for note in found.returned.notes:
        yield tr("note: {note}", note=note)
    yield from total_lines(found)
    yield from shortened([team_lines(one) for one in found.edits.teams], long)
    yield from shortened([[burden_line(one)] for one in found.edits.people], long)
    yield from ignored_lines(found.returned.ignored, long)
    if found.stale:
        yield tr(
            "the sheets {sheets} still show the figures of the older seats; -o NEWPLAN writes "
            "them anew",
            sheets=", ".join(found.stale),
        )


def total_lines(found: HandedBack) -> Iterator[str]:
    """Say what all edits cost together, and how far the plan is from the best possible."""
    edits = found.edits
    before, after = (amount(points) for points in edits.points)
    if not edits.teams:
        yield tr("no seat was changed: {points} points", points=before)
        return
    yield tr_count(
        len(edits.teams),
        "{count} team was changed: {before} → {after} points, {difference}",
        "{count} teams were changed: {before} → {after} points, {difference}",
        before=before,
        after=after,
        difference=difference(edits.difference),
    )
    if not found.breaches and edits.gap is not None:
        yield tr(
            "no plan is below {bound} points (gap {gap:.2%})",
            bound=amount(edits.bound),
            gap=edits.gap,
        )


def team_lines(one: TeamEdit) -> list[str]:
    """Say what became of one client."""
    return [
        tr(
            "{client}: {before} → {after}, {difference}",
            client=one.client,
            before=who(one.before),
            after=who(one.after),
            difference=difference(one.difference),
        ),
        *(
            f"  {left(name_of(term.term), 24)}{term.before:>12,.2f}{term.after:>12,.2f}"
            f"{term.after - term.before:>+12,.2f}"
            for term in one.terms
        ),
    ]


def who(team: Team | None) -> str:
    """Name a team, or say that there is none."""
    return team_words(team) if team else tr("no team")


def burden_line(one: Burden) -> str:
    """Say what an engineer carries now."""
    return tr(
        "{engineer}: {before} → {after} hours ({share:.0%} of the time), overload "
        "{overload_before} → {overload_after} points",
        engineer=one.engineer,
        before=amount(one.hours[0]),
        after=amount(one.hours[1]),
        share=one.use[1],
        overload_before=amount(one.overload[0]),
        overload_after=amount(one.overload[1]),
    )


def ignored_lines(ignored: Sequence[str], long: bool) -> Iterator[str]:
    """Say what else was changed."""
    if ignored:
        yield tr_count(
            len(ignored),
            "{count} other change is not used; only seats are read back:",
            "{count} other changes are not used; only seats are read back:",
        )
        yield from shortened([[f"  {one}"] for one in ignored], long)


def shortened(parts: Sequence[Sequence[str]], long: bool) -> Iterator[str]:
    """Yield the lines of the first parts; of all of them with --long."""
    most = len(parts) if long else SHOWN
    for part in parts[:most]:
        yield from part
    if len(parts) > most:
        yield tr("  … {count} more, see --long", count=len(parts) - most)


def fields(found: HandedBack) -> dict[str, object]:
    """Answer for machines."""
    edits: Edits = found.edits
    return {
        "breaches": [vars(one) for one in found.breaches[:MOST_BREACHES]],
        "count": len(found.breaches),
        "points": {
            "before": as_plain(edits.points[0]),
            "after": as_plain(edits.points[1]),
            "difference": as_plain(edits.difference),
            "bound": edits.bound,
            "gap": as_plain(edits.gap) if not found.breaches else None,
        },
        "clients": [
            as_plain(one) | {"difference": as_plain(one.difference)} for one in edits.teams
        ],
        "engineers": as_plain(edits.people),
        "ignored": list(found.returned.ignored),
        "notes": list(found.returned.notes),
        "stale": list(found.stale),
    }
