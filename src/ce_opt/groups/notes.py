"""What planners should know of groups before they rely on a season, found without a solver."""

from __future__ import annotations

from ce_opt.groups.facts import GroupFacts
from ce_opt.groups.shortages import counted
from ce_opt.language import tr
from ce_opt.season.season import Note, Season

__all__ = ["group_notes"]

SHOWN = 5
"""Shortages that are said; the others are counted."""


def group_notes(season: Season) -> list[Note]:
    """Say what departments and the support group are short of, whatever the division.

    Nothing without a section ``[groups]``: groups then change no plan, and `ce-opt groups` shows
    them with what they are short of.
    """
    if season.rulebook.groups is None:
        return []
    short = list(counted(GroupFacts(season)))
    notes = [Note("groups", str(shortage)) for shortage in short[:SHOWN]]
    if len(short) > SHOWN:
        more = tr("{count} more; see ce-opt groups", count=len(short) - SHOWN)
        notes.append(Note("groups", more))
    return notes
