"""The ``.ics`` files say what the tables say: read by line, without the library that wrote them.

iCalendar (RFC 5545): a line that begins with a space continues the one before; an event stands
between BEGIN:VEVENT and END:VEVENT.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from ce_opt.duties import Duty, Withdrawn
from ce_opt.duties.clock import time_of
from ce_opt.duties.duty import ALL_DAY
from ce_opt.duties.uids import group_file, person_file, uid_of
from ce_opt.errors import Breach
from ce_opt.language import marked, tr
from ce_opt.plan.audit.duties.book import Book, breach
from ce_opt.plan.duty_table import agenda_of
from ce_opt.plan.read import CALENDARS

__all__ = ["calendars", "events_of"]

Event = dict[str, str]
MISSING = marked("{file} is missing")
OUT_OF_PLACE = marked("{file} does not belong there")
READ = ("DTSTART", "DTEND", "SEQUENCE", "STATUS")
"""Properties of an event that are compared, with their parameters."""


def calendars(book: Book) -> Iterator[Breach]:
    """Compare every event of every file with the tables."""
    folder, right = book.subject.folder / CALENDARS, wanted(book)
    found = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for name in sorted(found ^ right.keys()):
        message = MISSING if name in right else OUT_OF_PLACE
        yield breach(name, tr(message, file=f"{CALENDARS}/{name}"))
    for name in sorted(found & right.keys()):
        yield from wrong_events(folder / name, right[name])


def wanted(book: Book) -> dict[str, dict[str, Event]]:
    """File -> UID -> what its event says."""
    agenda = agenda_of(book.subject.plan)
    found: dict[str, dict[str, Event]] = defaultdict(dict)
    now = {duty.identity for duty in agenda.duties}
    for one in agenda.withdrawn:
        for name in files_of_withdrawn(one, one.identity in now):
            found[name][uid_of(one.identity)] = event_of(one.duty, "CANCELLED")
    for duty in agenda.duties:
        names = [person_file(person) for person, _ in duty.people]
        for name in [*names, *([group_file(duty.group)] if duty.group else [])]:
            found[name][uid_of(duty.identity)] = event_of(duty, "CONFIRMED")
    return found


def files_of_withdrawn(one: Withdrawn, still_held: bool) -> Iterator[str]:
    """Files in which a part is called off: the person's, and the group's if the duty is gone."""
    yield person_file(one.person)
    if one.duty.group and not still_held:
        yield group_file(one.duty.group)


def event_of(duty: Duty, status: str) -> Event:
    """What an event must say."""
    day, last = f"{duty.date:%Y%m%d}", f"{duty.date + timedelta(1):%Y%m%d}"
    starts, ends = f"DTSTART;VALUE=DATE:{day}", f"DTEND;VALUE=DATE:{last}"
    if duty.start != ALL_DAY:
        first, then = time_of(duty.start), time_of(duty.start + duty.minutes)
        zone = ";TZID=Asia/Shanghai:" + day + "T"
        starts = f"DTSTART{zone}{first.replace(':', '')}00"
        ends = f"DTEND{zone}{then.replace(':', '')}00"
    lines = (starts, ends, f"SEQUENCE:{duty.revision}", f"STATUS:{status}")
    return dict(zip(READ, lines, strict=True))


def wrong_events(path: Path, right: dict[str, Event]) -> Iterator[Breach]:
    """Events of a file that are missing, one too many, or say something else."""
    file = f"{CALENDARS}/{path.name}"
    try:
        found = list(events_of(path.read_bytes().decode("utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        yield breach(path.name, tr("{file} cannot be read: {reason}", file=file, reason=error))
        return
    uids = [event.pop("UID", "UID:").removeprefix("UID:") for event in found]
    if sorted(uids) != sorted(right):
        sentence = tr("{file} does not hold the events of the tables", file=file)
        yield breach(path.name, sentence)
        return
    for uid, event in zip(uids, found, strict=True):
        if event != right[uid]:
            sentence = tr("{file} event {uid} says something else", file=file, uid=uid)
            yield breach(path.name, sentence)


def events_of(text: str) -> Iterator[Event]:
    """Lines of each event that are compared, by the name of the property."""
    unfolded = text.replace("\r\n ", "").replace("\r\n\t", "")
    event: Event | None = None
    for line in unfolded.split("\r\n"):
        name = line.split(":", 1)[0].split(";", 1)[0]
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT" and event is not None:
            yield event
            event = None
        elif event is not None and name in ("UID", *READ):
            event[name] = line
