"""What a planner should know about helping before relying on it: a sentence each.

Said where the rule book has a section ``[escalation]``.
"""

from __future__ import annotations

from collections import defaultdict

from ce_opt.escalation.ground import Ground
from ce_opt.language import tr
from ce_opt.season.season import Note, Season

__all__ = ["escalation_notes"]

NAMED = 6
"""Clients in a sentence; the others are counted."""


def escalation_notes(season: Season) -> list[Note]:
    """Say which needs nobody of the season can meet, and who comes nearest."""
    if season.rulebook.escalation is None:
        return []
    ground = Ground.of(season, {}, None)
    clients: dict[tuple[str, int], list[str]] = defaultdict(list)
    table = season.needs
    for client, specialty, level in zip(
        table["client"], table["specialty"], table["level"], strict=True
    ):
        if not ground.able(specialty, int(level)):
            clients[specialty, int(level)].append(client)
    return [
        Note("escalation", sentence(ground, specialty, level, names))
        for (specialty, level), names in sorted(clients.items())
    ]


def sentence(ground: Ground, specialty: str, level: int, clients: list[str]) -> str:
    """Say one need that nobody meets."""
    column = ground.specialty_place[specialty]
    nearest = int(ground.knowledge.level[:, column].argmax())
    name, held = ground.knowledge.engineers[nearest], int(ground.knowledge.level[nearest, column])
    whom = tr(", ").join(clients[:NAMED])
    if len(clients) > NAMED:
        more = tr("{count} more", count=len(clients) - NAMED)
        whom = tr("{first} and {last}", first=whom, last=more)
    return tr(
        "nobody can help with {specialty} {level} ({clients}): "
        "train {engineer} from {held} to {level}, or somebody else",
        specialty=specialty,
        level=level,
        clients=whom,
        engineer=name,
        held=held,
    )
