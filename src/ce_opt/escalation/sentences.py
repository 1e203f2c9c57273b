"""What a ladder says to people: why somebody stands on it, and why a step is skipped.

Pure words for given facts, so that plan and audit say the same of what each has worked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from ce_opt.escalation.problems import THOUSANDTHS
from ce_opt.language import marked, spoken, tr
from ce_opt.season.escalation_rules import Level
from ce_opt.skills.distance import NOISE

__all__ = ["Known", "Standing", "knows", "level_said", "nobody_there", "reason", "skipped"]

ROLES = {"A": marked("A of the client"), "B": marked("B of the client"), "working": marked("told")}
CHINESE = {
    "A": "A角",
    "B": "B角",
    "group": "虚拟小组",
    "department": "部门",
    "support": "支撑小组",
    "working": "工作小组",
}
"""Step -> its Chinese name; in English it goes by its own."""
PARTNER, RESERVE = marked("partner"), marked("reserve")


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
    parts = [tr(role), knows(known)]
    if standing.level not in ROLES:
        load, free = (work / THOUSANDTHS for work in (standing.load, standing.free))
        parts.append(tr("helps {load:.1f} of {free:.1f} h free", load=load, free=free))
    parts.append(tr("{minutes:.0f} min away", minutes=standing.travel))
    if standing.level not in ROLES and standing.last:
        whom, last = standing.with_whom, standing.last.isoformat()
        parts.append(tr("last worked with {whom} on {day}", whom=whom, day=last))
    return tr("; ").join(parts)


def knows(known: Known) -> str:
    """Say what somebody knows, against what is needed."""
    short = known.needed - known.helped
    what = held(known)
    if short > NOISE:
        return tr(
            "{what}, {needed} needed, {short} short",
            what=what,
            needed=known.needed,
            short=number(short),
        )
    return tr("{what}, {needed} needed", what=what, needed=known.needed)


def held(known: Known) -> str:
    """Say what somebody knows, and by which specialty where it is another one."""
    if not known.helped:
        return tr("no {specialty}", specialty=known.specialty)
    if known.source == known.specialty:
        return f"{known.specialty} {number(known.helped)}"
    return tr(
        "{specialty} {level} by {source} {held}",
        specialty=known.specialty,
        level=number(known.helped),
        source=known.source,
        held=known.held,
    )


def number(value: float) -> str:
    """Two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def level_said(level: Level) -> str:
    """Name a step in the language that is spoken.

    >>> level_said("group")
    'group'
    """
    return CHINESE[level] if spoken() == "zh" else level


def skipped(skips: Iterable[tuple[Level, str]]) -> str:
    """Say which steps a ladder lacks and why, those of one reason together.

    >>> skipped([("A", "the client has no team"), ("B", "the client has no team")])
    'A, B: the client has no team'
    """
    of: dict[str, list[str]] = {}
    for level, why in skips:
        of.setdefault(why, []).append(level_said(level))
    said = (
        tr("{steps}: {ground}", steps=tr(", ").join(levels), ground=why)
        for why, levels in of.items()
    )
    return tr("; ").join(said)


def nobody_there(level: Level, facts: Mapping[str, str]) -> str:
    """Say why nobody stands on a step between team and working group.

    Parameters
    ----------
    level : the step
    facts : ``grouped``, ``team``, ``group``, ``place`` and ``people`` empty where there is none;
        ``problem`` such as ``power 4``
    """
    if level == "group" and not facts["grouped"]:
        return tr("the plan has no groups")
    if level in ("group", "department") and not facts["team"]:
        return tr("the client has no team")
    if level == "group" and not facts["group"]:
        return tr("neither A nor B is in a virtual group")
    if not facts["people"]:
        return tr("there is nobody {place}", place=facts["place"])
    return tr(
        "nobody else {place} can help with {problem}",
        place=facts["place"],
        problem=facts["problem"],
    )
