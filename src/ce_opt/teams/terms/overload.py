"""Engineers filled to the brim have nothing left for the unforeseen.

    points(e) = max(0, u − 80) + 2 · max(0, u − 90)
    u         = 100 · (carried + duty) / care_hours                percent

Carried are the hours of clients, duty those that leading and support duty take. An engineer without
care hours carries nothing and has no points.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ce_opt.language import tr
from ce_opt.teams.arrays import FloatArray, SeasonArrays
from ce_opt.teams.facts import Facts
from ce_opt.teams.terms.match import Match

__all__ = ["NAME", "PIECES", "justify", "points", "points_of"]

NAME = "overload"
PIECES: tuple[tuple[int, int], ...] = ((80, 1), (90, 2))
"""(percent of care_hours from which a piece counts, points per percent above it)."""


def points(season: SeasonArrays, carried: FloatArray) -> FloatArray:
    """Points of every engineer who carries some hours of clients, before the weight."""
    has_hours = season.care_hours > 0
    percent = 100.0 * (carried + season.duty_hours) / (season.care_hours + ~has_hours)
    above = [slope * np.maximum(0.0, percent - start) for start, slope in PIECES]
    return np.asarray(np.sum(above, axis=0) * has_hours)


def points_of(facts: Facts, engineer: str, carried: float) -> float:
    """Points of one engineer who carries `carried` hours of clients, before the weight."""
    care_hours = facts.engineers[engineer]["care_hours"]
    percent = 100 * (carried + facts.duty(engineer)) / care_hours if care_hours else 0.0
    return max(0.0, percent - 80) + 2 * max(0.0, percent - 90)


def justify(facts: Facts, engineer: str, carried: float) -> Iterator[Match]:
    """Say how far one engineer who carries `carried` hours is past each of the percents."""
    care_hours, duty = facts.engineers[engineer]["care_hours"], facts.duty(engineer)
    percent = 100 * (carried + duty) / care_hours if care_hours else 0.0
    found: dict[str, str | float] = {"engineer": engineer, "carried": carried}
    found |= {"duty_hours": duty} if duty else {}
    found |= {"care_hours": care_hours}
    for start, slope in PIECES:
        past = percent - start
        if past > 0:
            said = clause(engineer, carried, duty, care_hours, past, start)
            yield Match(said, (float(slope), past), found)


def clause(
    engineer: str, carried: float, duty: float, care_hours: float, past: float, start: int
) -> str:
    """Say how far past a percent somebody is; duty is said of those who have some."""
    said = {"engineer": engineer, "care_hours": care_hours, "past": past, "start": start}
    if not duty:
        return tr(
            "{engineer} carries {carried:.6g} of {care_hours:g} hours, {past:.4g} % past {start} %",
            carried=carried,
            **said,
        )
    return tr(
        "{engineer} carries {carried:.6g} hours and has {duty:.6g} hours of duty, of "
        "{care_hours:g}: {past:.4g} % past {start} %",
        carried=carried,
        duty=duty,
        **said,
    )
