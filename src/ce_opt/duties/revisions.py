"""Which duties changed since the older calendar, and what people must take out of theirs.

    revision   0 when first planned; one more whenever day, hour, length, group or people change
    withdrawn  a person's part in a duty that is no more, or no longer theirs

Calendars need both: an event that is imported again replaces the older one where its number is
higher, and one that is gone must be called off, for a file that merely lacks it changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ce_opt.duties.duty import Duty, Identity, Person

__all__ = ["Withdrawn", "revised", "withdrawals"]


@dataclass(frozen=True)
class Withdrawn:
    """One person's part in a duty, called off.

    Attributes
    ----------
    duty : as it stood, with this person alone and the number of the change
    person, role : whose part it was, and as what
    """

    duty: Duty
    person: Person
    role: str

    @property
    def identity(self) -> Identity:
        """What the duty is."""
        return self.duty.identity


def numbers(older: Iterable[Duty], withdrawn: Iterable[Withdrawn]) -> dict[Identity, int]:
    """Identity -> the highest revision in any older calendar."""
    found: dict[Identity, int] = {}
    for duty in (*older, *(one.duty for one in withdrawn)):
        found[duty.identity] = max(duty.revision, found.get(duty.identity, 0))
    return found


def revised(
    duties: Iterable[Duty], older: Sequence[Duty], withdrawn: Sequence[Withdrawn]
) -> list[Duty]:
    """Number the duties: as before where nothing changed, else one more than ever before."""
    known, before = numbers(older, withdrawn), {duty.identity: duty for duty in older}
    found = []
    for duty in duties:
        old, number = before.get(duty.identity), known.get(duty.identity, -1)
        same = old is not None and old.content == duty.content and old.revision == number
        found.append(replace(duty, revision=number if same else number + 1))
    return found


def withdrawals(
    duties: Iterable[Duty], older: Iterable[Duty], withdrawn: Iterable[Withdrawn]
) -> list[Withdrawn]:
    """List what is no longer somebody's, of the older calendar and of those before it."""
    now = {duty.identity: duty for duty in duties}
    known = numbers(older, withdrawn)
    gone = {(one.identity, one.person): one for one in withdrawn}
    for duty in older:
        new = now.get(duty.identity)
        number = new.revision if new else known[duty.identity] + 1
        for person, role in duty.people:
            part = replace(duty, revision=number, people=((person, role),))
            gone[duty.identity, person] = Withdrawn(part, person, role)
    still = {(duty.identity, person) for duty in now.values() for person, _ in duty.people}
    left = [one for key, one in gone.items() if key not in still]
    return sorted(left, key=lambda one: (one.duty.order, one.person))
