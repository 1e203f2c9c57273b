"""Times of day as minutes after midnight, and the hours in which duties may be.

A trip may begin at ``day_start`` and must end by ``day_end``; nothing is held during the break.
"""

from __future__ import annotations

from dataclasses import dataclass

from ce_opt.season.duty_rules import Duties, minutes_of

__all__ = ["Hours", "time_of"]


def time_of(minutes: int) -> str:
    """Time of day.

    >>> time_of(570)
    '09:30'
    """
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@dataclass(frozen=True)
class Hours:
    """The hours of a working day, minutes after midnight.

    Attributes
    ----------
    start, end : of the day
    break_start, break_end : of the break
    grid : visits and handovers begin at its multiples, minutes
    """

    start: int
    end: int
    break_start: int
    break_end: int
    grid: int

    @classmethod
    def of(cls, rules: Duties) -> Hours:
        """Take the hours from the rule book."""
        return cls(
            minutes_of(rules.day_start),
            minutes_of(rules.day_end),
            minutes_of(rules.break_start),
            minutes_of(rules.break_end),
            rules.grid_minutes,
        )

    def holds(self, start: int, minutes: int, out: int, back: int) -> bool:
        """Whether something fits into the day with the trip out and back, and beside the break."""
        end = start + minutes
        beside = end <= self.break_start or start >= self.break_end
        return beside and self.start + out <= start and end + back <= self.end
