"""What a ladder says to people: why somebody stands on it, and why a step is skipped.

Pure words for given facts, so that plan and audit say the same of what each has worked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ce_opt.escalation.problems import THOUSANDTHS
from ce_opt.season.escalation_rules import Level
from ce_opt.skills.distance import NOISE

__all__ = ["Known", "Standing", "knows", "nobody_there", "reason", "skipped"]

ROLES = {"A": "A of the client", "B": "B of the client", "working": "told"}
PARTNER, RESERVE = "partner", "reserve"


class Known(NamedTuple):
    """What somebody knows of a problem's specialty.

    Attributes
    ----------
    specialty, needed : the problem
    helped : levels that count
    source, held : the specialty that they come from, and the level held of it
    """

    specialty: str
    needed: int
    helped: float
    source: str
    held: int


class Standing(NamedTuple):
    """What else is said of somebody on a ladder.

    Attributes
    ----------
    level : step
    partner : whether the hours of helping fall to them
    travel : minutes of one trip
    load, free : thousandths of an hour of helping in all, and of time that is free
    with_whom, last : whom of A and B they worked with last, and when; empty and None for never
    """

    level: Level
    partner: bool
    travel: float
    load: int
    free: int
    with_whom: str
    last: date | None


def reason(known: Known, standing: Standing) -> str:
    """Say why somebody stands on a ladder.

    >>> known = Known("data", 3, 3.5, "switching", 5)
    >>> reason(known, Standing("group", True, 24.6, 12500, 40000, "", None))
    'partner; data 3.5 by switching 5, 3 needed; helps 12.5 of 40.0 h free; 25 min away'
    """
    role = ROLES.get(standing.level) or (PARTNER if standing.partner else RESERVE)
    parts = [role, knows(known)]
    if standing.level not in ROLES:
        load, free = (f"{work / THOUSANDTHS:.1f}" for work in (standing.load, standing.free))
        parts.append(f"helps {load} of {free} h free")
    parts.append(f"{standing.travel:.0f} min away")
    if standing.level not in ROLES and standing.last:
        parts.append(f"last worked with {standing.with_whom} on {standing.last.isoformat()}")
    return "; ".join(parts)


def knows(known: Known) -> str:
    """Say what somebody knows, against what is needed."""
    short = known.needed - known.helped
    by = "" if known.source == known.specialty else f" by {known.source} {known.held}"
    what = (
        f"{known.specialty} {number(known.helped)}{by}" if known.helped else f"no {known.specialty}"
    )
    gap = f", {number(short)} short" if short > NOISE else ""
    return f"{what}, {known.needed} needed{gap}"


def number(value: float) -> str:
    """Two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def skipped(skips: Iterable[tuple[Level, str]]) -> str:
    """Say which steps a ladder lacks and why, those of one reason together.

    >>> skipped([("A", "the client has no team"), ("B", "the client has no team")])
    'A, B: the client has no team'
    """
    of: dict[str, list[str]] = {}
    for level, why in skips:
        of.setdefault(why, []).append(level)
    return "; ".join(f"{', '.join(levels)}: {why}" for why, levels in of.items())


def nobody_there(level: Level, facts: Mapping[str, str]) -> str:
    """Say why nobody stands on a step between team and working group.

    Parameters
    ----------
    level : the step
    facts : ``grouped``, ``team``, ``group``, ``place`` and ``people`` empty where there is none;
        ``problem`` such as ``power 4``
    """
    if level == "group" and not facts["grouped"]:
        return "the plan has no groups"
    if level in ("group", "department") and not facts["team"]:
        return "the client has no team"
    if level == "group" and not facts["group"]:
        return "neither A nor B is in a virtual group"
    if not facts["people"]:
        return f"there is nobody {facts['place']}"
    return f"nobody else {facts['place']} can help with {facts['problem']}"
