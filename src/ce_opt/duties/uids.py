"""Names that stay the same from one calendar to the next: of events, and of files.

uid     UUID of version 5 (RFC 4122) of what the duty is: the same whenever it is held
file    engineer-E07.ics, manager-M2.ics, group-G1.ics; signs that a file system or a shell could
        take amiss become "_", and eight digits of the id's SHA-256 tell such names apart
"""

from __future__ import annotations

import hashlib
import json
import re
from uuid import UUID, uuid5

from ce_opt.duties.duty import ENGINEER, Identity, Person

__all__ = ["CALENDAR", "group_file", "person_file", "uid_of"]

CALENDAR = re.compile(r"(engineer|manager|group)-[^/\\]+\.ics")
"""Pattern of a calendar's file name."""
NAMESPACE = UUID("5d0f3c52-8f0b-5c5e-9d5b-2a6a3f0c7e11")
"""Fixed for ever: another one would double every event of every calendar."""


def uid_of(identity: Identity) -> str:
    """Give the UID of a duty's event.

    >>> uid_of(Identity("visit", "C1", "", "2026Q3"))
    '1a1158f6-5aca-5bbe-83f8-6e1a0b1c6ed7@ce-opt'
    """
    return f"{uuid5(NAMESPACE, json.dumps(identity))}@ce-opt"


def person_file(person: Person) -> str:
    """Name of a person's calendar.

    >>> person_file(Person("engineer", "E07")), person_file(Person("account_manager", "../x"))
    ('engineer-E07.ics', 'manager-___x-fcbd5b6c.ics')
    """
    return file_name("engineer" if person.office == ENGINEER else "manager", person.id)


def group_file(group: str) -> str:
    """Name of a group's calendar."""
    return file_name("group", group)


def file_name(kind: str, name: str) -> str:
    """Name of a calendar; small letters count as odd, for some file systems take e1 for E1."""
    safe = "".join(char if char.isalnum() or char == "-" else "_" for char in name)
    if safe != name or name != name.upper():
        safe += f"-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return f"{kind}-{safe}.ics"
