"""Calendars for people's own programs: one ``.ics`` for each engineer, account manager and group.

iCalendar (RFC 5545) by the library *icalendar*, which escapes and folds whatever names hold. An
event keeps its UID for as long as the duty is wanted, and SEQUENCE counts its changes: importing a
newer file updates and does not double. What is no longer somebody's stands in their file as
cancelled. What an event says is in the language that is spoken; its UID is the same in all. Times
are in Asia/Shanghai, whose definition the file brings along; DTSTAMP is made of the season's start
and the revision, so that the same calendar has the same bytes. A report is an event of its due day
that leaves the day free.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from ce_opt.duties.duty import ALL_DAY, ENGINEER, MANAGER, Duty, Identity, Person
from ce_opt.duties.lookup import lookup
from ce_opt.duties.occasions import kind_said, occasion_said, role_said
from ce_opt.duties.revisions import Withdrawn
from ce_opt.duties.uids import group_file, person_file, uid_of
from ce_opt.language import spoken, tr
from ce_opt.season.season import Season

__all__ = ["ZONE", "calendar_files"]

ZONE = "Asia/Shanghai"
SHANGHAI = ZoneInfo(ZONE)
SINCE = datetime(1991, 9, 15)
"""Day from which Asia/Shanghai has had one offset all year."""
OFFSET = timedelta(hours=8)


def calendar_files(
    season: Season, duties: Iterable[Duty], withdrawn: Iterable[Withdrawn]
) -> dict[str, bytes]:
    """Give file name -> bytes of every calendar that holds something."""
    names, now = Names(season), {duty.identity: duty for duty in duties}
    events: dict[tuple[str, str], dict[Identity, bytes]] = defaultdict(dict)
    for one in withdrawn:
        gone = event(names, one.duty, "CANCELLED")
        events[person_file(one.person), names.person(one.person)][one.identity] = gone
        if one.duty.group and one.identity not in now:
            events[group_file(one.duty.group), one.duty.group][one.identity] = gone
    for duty in now.values():
        held = event(names, duty, "CONFIRMED")
        for person, _ in duty.people:
            events[person_file(person), names.person(person)][duty.identity] = held
        if duty.group:
            events[group_file(duty.group), duty.group][duty.identity] = held
    return {file: calendar(title, found) for (file, title), found in sorted(events.items())}


@dataclass(frozen=True)
class Names:
    """What people, clients and districts of a season are called."""

    season: Season

    @cached_property
    def people(self) -> Mapping[Person, str]:
        """Person -> name."""
        tables = ((ENGINEER, self.season.engineers), (MANAGER, self.season.account_managers))
        return {
            Person(office, one): name
            for office, table in tables
            for one, name in table[[office, "name"]].itertuples(index=False)
        }

    @cached_property
    def clients(self) -> Mapping[str, tuple[str, str]]:
        """Client -> name, and name of the district."""
        districts = lookup(self.season.districts, "district", "name")
        rows = self.season.clients[["client", "name", "district"]].itertuples(index=False)
        return {client: (name, districts[district]) for client, name, district in rows}

    def person(self, person: Person) -> str:
        """Name and id of a person; the id alone of one who is in the season no more."""
        return said(self.people.get(person, ""), person.id)

    def client(self, client: str) -> tuple[str, str]:
        """Name with id, and district, of a client."""
        name, district = self.clients.get(client, ("", ""))
        return said(name, client), district


def said(name: str, one: str) -> str:
    """Name and id."""
    return tr("{name} ({id})", name=name, id=one) if name and name != one else one


def event(names: Names, duty: Duty, status: str) -> bytes:
    """Write one event."""
    made = Event()
    made.add("uid", uid_of(duty.identity))
    facts = names.season.rulebook.season
    stamp = datetime.combine(facts.start or duty.date, time(), UTC)
    made.add("dtstamp", stamp + timedelta(minutes=duty.revision))
    made.add("sequence", duty.revision)
    made.add("status", status)
    if duty.start == ALL_DAY:
        made.add("dtstart", duty.date)
        made.add("dtend", duty.date + timedelta(1))
        made.add("transp", "TRANSPARENT")
    else:
        begins = datetime.combine(duty.date, time(*divmod(duty.start, 60)))
        made.add("dtstart", begins.replace(tzinfo=SHANGHAI))
        made.add("dtend", (begins + timedelta(minutes=duty.minutes)).replace(tzinfo=SHANGHAI))
    client, place = names.client(duty.client) if duty.client else ("", "")
    about = [kind_said(duty.kind), client or duty.group, occasion_said(duty.occasion)]
    made.add("summary", " ".join(part for part in about if part))
    people = (
        tr("{role}: {person}", role=role_said(role), person=names.person(person))
        for person, role in duty.people
    )
    made.add("description", "\n".join(people))
    if place:
        made.add("location", place)
    made.add("categories", [duty.kind])
    return bytes(made.to_ical())


def calendar(title: str, events: Mapping[Identity, bytes]) -> bytes:
    """Write a calendar: its heads, its time zone, its events by what they are."""
    made = Calendar()
    made.add("prodid", f"-//ce_opt//duties//{spoken().upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", title)
    made.add("x-wr-timezone", ZONE)
    made.add_component(timezone())
    head, mark, tail = bytes(made.to_ical()).rpartition(b"END:VCALENDAR")
    return head + b"".join(events[key] for key in sorted(events)) + mark + tail


def timezone() -> Timezone:
    """Define Asia/Shanghai, which has had no summer time since 1991."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    standard.add("dtstart", SINCE)
    standard.add("tzname", "CST")
    standard.add("tzoffsetfrom", OFFSET)
    standard.add("tzoffsetto", OFFSET)
    zone.add_component(standard)
    return zone
