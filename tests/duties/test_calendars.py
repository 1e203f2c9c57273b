"""Calendars read back by the library, imported twice, with hostile names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
import pytest

from ce_opt.duties import Agenda, Duty, OldAgenda, Person, plan_duties
from ce_opt.duties.calendars import calendar_files
from ce_opt.duties.uids import person_file
from ce_opt.season import Season
from duties.seasons import HALF_YEAR, SEATS, small

HOLDERS = [{"client": "C1", "engineer": "E3", "seat": "A"}]
HOSTILE = 'BEGIN:VEVENT\\nX;,:"\\ =HYPERLINK() 走访' + "很长" * 60


@pytest.fixture(scope="module")
def season() -> Season:
    names = {("clients", "C1"): {"name": HOSTILE}, ("engineers", "E1"): {"name": HOSTILE}}
    return small(HALF_YEAR, changes=names, incumbents=HOLDERS)


@pytest.fixture(scope="module")
def agenda(season: Season) -> Agenda:
    return plan_duties(season, SEATS)


def files(season: Season, agenda: Agenda) -> dict[str, bytes]:
    return calendar_files(season, agenda.duties, agenda.withdrawn)


def imported(book: dict[str, icalendar.Event], data: bytes) -> dict[str, icalendar.Event]:
    """What a calendar program holds after an import: the higher SEQUENCE of each UID."""
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        old = book.get(str(event["UID"]))
        if old is None or event["SEQUENCE"] >= old["SEQUENCE"]:
            book[str(event["UID"])] = event
    return book


def test_everybody_has_a_file_and_every_duty_stands_in_those_of_its_people(
    season: Season, agenda: Agenda
) -> None:
    found = files(season, agenda)
    assert set(found) == {f"engineer-E{n}.ics" for n in range(1, 5)} | {
        "manager-M1.ics", "manager-M2.ics", "group-D1.ics", "group-D2.ics"
    }  # fmt: skip
    for person in (Person("engineer", "E1"), Person("account_manager", "M1")):
        events = icalendar.Calendar.from_ical(found[person_file(person)]).walk("VEVENT")
        held = [duty for duty in agenda.duties if any(one == person for one, _ in duty.people)]
        assert sorted(moment(event["DTSTART"].dt) for event in events) == sorted(
            moment(begin(duty)) for duty in held
        )


def begin(duty: Duty) -> datetime | date:
    zone = timezone(timedelta(hours=8))
    if duty.kind == "report":
        return duty.date
    midnight = datetime(duty.date.year, duty.date.month, duty.date.day, tzinfo=zone)
    return midnight + timedelta(minutes=duty.start)


def moment(when: datetime | date) -> str:
    if isinstance(when, datetime):
        return when.astimezone(UTC).isoformat()
    return when.isoformat()


def test_times_are_of_shanghai_and_the_zone_comes_along(season: Season, agenda: Agenda) -> None:
    book = icalendar.Calendar.from_ical(files(season, agenda)["manager-M1.ics"])
    (zone,) = book.walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Shanghai"
    assert zone.to_tz().utcoffset(datetime(2026, 8, 1)) == timedelta(hours=8)
    for event in book.walk("VEVENT"):
        assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=60)
        assert event["STATUS"] == "CONFIRMED"


def test_names_stay_inert(season: Season, agenda: Agenda) -> None:
    data = files(season, agenda)["engineer-E1.ics"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    book = icalendar.Calendar.from_ical(data)
    assert not book.errors
    events = book.walk("VEVENT")
    assert len(events) == sum(
        any(one == Person("engineer", "E1") for one, _ in duty.people) for duty in agenda.duties
    )
    visits = [event for event in events if event["CATEGORIES"].to_ical() == b"visit"]
    assert any(HOSTILE in str(event["SUMMARY"]) for event in visits)


def test_importing_twice_doubles_nothing(season: Season, agenda: Agenda) -> None:
    data = files(season, agenda)["engineer-E1.ics"]
    once = imported({}, data)
    assert set(imported(dict(once), data)) == set(once)
    assert len(once) == len(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def test_a_later_calendar_updates_and_calls_off(season: Season, agenda: Agenda) -> None:
    older = OldAgenda(agenda.duties, agenda.withdrawn)
    later = plan_duties(season, SEATS | {"C1": ("E4", "E2")}, older=older)
    book: dict[str, icalendar.Event] = {}
    for agenda_of_time in (agenda, later):
        imported(book, files(season, agenda_of_time)["engineer-E1.ics"])
    live = {uid for uid, event in book.items() if event["STATUS"] == "CONFIRMED"}
    fresh = imported({}, files(season, later)["engineer-E1.ics"])
    right = {uid for uid, event in fresh.items() if event["STATUS"] == "CONFIRMED"}
    assert live == right
    assert len(book) > len(live)
    gone = [event for event in book.values() if event["STATUS"] == "CANCELLED"]
    assert all(event["SEQUENCE"] > 0 for event in gone)


def test_the_same_calendar_has_the_same_bytes(season: Season, agenda: Agenda) -> None:
    assert files(season, agenda) == files(season, plan_duties(season, SEATS))


def test_stamps_rise_with_the_number_of_the_change(season: Season, agenda: Agenda) -> None:
    stamps = [
        icalendar.Calendar.from_ical(
            calendar_files(season, [replace(agenda.duties[0], revision=number)], [])[
                person_file(agenda.duties[0].people[0][0])
            ]
        )
        .walk("VEVENT")[0]["DTSTAMP"]
        .dt
        for number in (0, 1, 2)
    ]
    assert stamps == sorted(set(stamps))
