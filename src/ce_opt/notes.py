"""What planners should know before they rely on a season: all notes of all stages, in order.

One place for `ce-opt check`, which solves nothing, and `ce-opt plan`. A stage with something to say
beforehand adds one word to `STAGES`.
"""

from __future__ import annotations

from collections.abc import Callable

from ce_opt.bids.notes import bid_notes
from ce_opt.escalation.notes import escalation_notes
from ce_opt.groups import group_notes
from ce_opt.importance import importance_notes
from ce_opt.roster.notes import roster_notes
from ce_opt.season import Note, Season

__all__ = ["season_notes"]

STAGES: tuple[Callable[[Season], list[Note]], ...] = (
    importance_notes,
    bid_notes,
    roster_notes,
    group_notes,
    escalation_notes,
)
"""Notes of each stage, in the order of the stages."""


def season_notes(season: Season) -> list[Note]:
    """Say what was mended or passed over while reading, then what each stage has to say."""
    return [*season.notes, *(note for stage in STAGES for note in stage(season))]
