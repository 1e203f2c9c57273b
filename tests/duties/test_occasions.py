"""Occasions and reasons of duties, and calendars, in both languages."""

from __future__ import annotations

from datetime import date

import icalendar
import pytest

from both_languages import ENGLISH, in_both, numbers, same_facts
from ce_opt.duties import Agenda, plan_duties
from ce_opt.duties.calendars import calendar_files
from ce_opt.duties.days import SeasonDays
from ce_opt.duties.diary import Diary
from ce_opt.duties.notes import duty_notes
from ce_opt.duties.occasions import B_JOINS, kind_said, occasion_said, role_said
from ce_opt.duties.reasons import no_handover, no_meeting, no_report, no_second, no_visit
from ce_opt.errors import UsageError
from ce_opt.language import spoken_in
from ce_opt.season import Season
from duties.seasons import HALF_YEAR, MONTH, QUARTER, SEATS, away, groups, planned, small
from duties.test_calendars import HOLDERS, imported

FACTS = ("E1", "E2", "E3", "E4", "M1", "C1", "centre", "shore")


def test_occasions_in_words() -> None:
    words = {
        "2026Q3": "2026Q3",
        "2026-07": "2026-07",
        "from 2026-07-01": "自 2026-07-01",
        "AB from 2026-07-01": "AB角 自 2026-07-01",
        "work_report 2026-07": "工作报告 2026-07",
        "fault_analysis from 2026-07-01": "故障分析 自 2026-07-01",
        "network_operation 2026Q3": "网络运行 2026Q3",
        B_JOINS: "B角参加",
    }
    english, chinese = in_both(lambda: list(map(occasion_said, words)))
    assert english == [word.replace("_", " ") for word in words]
    assert chinese == list(words.values())


def test_kinds_and_parts_in_words() -> None:
    kinds = ("visit", "meeting", "handover", "report")
    english, chinese = in_both(lambda: list(map(kind_said, kinds)))
    assert (english, chinese) == (list(kinds), ["走访", "例会", "交接", "报告"])
    parts = ("A", "account_manager", "leader", "support_leader", "hands_over", "author", "?")
    english, chinese = in_both(lambda: list(map(role_said, parts)))
    assert english[:4] == ["seat A", "account manager", "leader", "support leader"]
    assert chinese[:3] == ["A角", "客户经理", "组长"]
    assert (english[-1], chinese[-1]) == ("?", "?")


LEAVES = (
    [],
    [away("E1", "2026-07-01", "2026-09-30")],
    [away("E1", "2026-07-01", "2026-08-14"), away("E2", "2026-08-15", "2026-09-30")],
)


@pytest.mark.parametrize("leave", LEAVES)
@pytest.mark.parametrize("minutes", [60, 200])
def test_reasons_say_the_same(leave: list[dict[str, object]], minutes: int) -> None:
    changes = {("clients", "C1"): {"district": "shore"}}
    season = small(QUARTER, {"visit_minutes": minutes}, changes, leave=leave, incumbents=HOLDERS)
    team = groups([("E1", "G", "leader"), ("E2", "G", "member")])
    wanted, diary = planned(season, of=team), Diary.of(season)

    def said() -> list[str]:
        visits, days = list(wanted.visits()), wanted.days
        found = [no_visit(diary, visit) for visit in visits]
        found.append(no_second(diary, visits[0], "E2", days.season))
        found += [no_meeting(diary, meeting) for meeting in wanted.meetings()]
        found += [no_handover(diary, handover, days) for handover in wanted.handovers()]
        found += [no_report(due, "x") for due in wanted.reports()]
        return [text for one in found for text in (one.reason, one.next_step)]

    same_facts(said, *FACTS)


def test_notes_say_the_same() -> None:
    season = small(MONTH, {"meeting_share": 0.5}, leave=[away("E3", "2026-07-01", "2026-07-31")])
    team = groups([("E1", "G", "leader"), ("E2", "G", "member"), ("E3", "G", "member")])
    agenda = plan_duties(season, SEATS, team)
    same_facts(lambda: [str(n) for n in duty_notes(planned(season, of=team), agenda.duties)], "E3")
    same_facts(lambda: [str(note) for note in duty_notes(planned(season), [])])


@pytest.mark.parametrize(
    "span",
    [
        {},
        {"start": date(2026, 7, 1), "end": date(2029, 7, 1)},
        {"start": date(2026, 7, 4), "end": date(2026, 7, 5)},
    ],
)
def test_refusals_say_the_same(span: dict[str, object]) -> None:
    season = small(span)

    def refused() -> list[str]:
        with pytest.raises(UsageError) as error:
            SeasonDays.of(season)
        return [str(error.value)]

    same_facts(refused)


@pytest.fixture(scope="module")
def season() -> Season:
    names = {("clients", "C1"): {"name": "鹭江银行"}, ("engineers", "E1"): {"name": "陈小明"}}
    return small(HALF_YEAR, changes=names, incumbents=HOLDERS)


@pytest.fixture(scope="module")
def agenda(season: Season) -> Agenda:
    return plan_duties(season, SEATS)


def test_an_agenda_is_the_same_in_both_but_for_its_sentences(
    season: Season, agenda: Agenda
) -> None:
    with spoken_in("zh"):
        other = plan_duties(season, SEATS)
    assert other.duties == agenda.duties
    assert other.withdrawn == agenda.withdrawn


def test_calendars_in_chinese_read_back_with_the_same_events(
    season: Season, agenda: Agenda
) -> None:
    english, chinese = in_both_calendars(season, agenda)
    assert set(english) == set(chinese)
    for name, data in chinese.items():
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        book = icalendar.Calendar.from_ical(data)
        assert not book.errors
        old = icalendar.Calendar.from_ical(english[name]).walk("VEVENT")
        for event, other in zip(book.walk("VEVENT"), old, strict=True):
            for part in ("UID", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "CATEGORIES"):
                assert event[part].to_ical() == other[part].to_ical()
            for part in ("SUMMARY", "DESCRIPTION"):
                assert numbers(str(event[part])) == numbers(str(other[part]))
                assert not ENGLISH.search(str(event[part]))


def test_calendars_say_kind_client_and_parts(season: Season, agenda: Agenda) -> None:
    english, chinese = (
        {
            str(event["UID"]): event
            for event in icalendar.Calendar.from_ical(book["engineer-E1.ics"]).walk("VEVENT")
        }
        for book in in_both_calendars(season, agenda)
    )
    visit = next(uid for uid, event in english.items() if "visit" in str(event["SUMMARY"]))
    assert str(english[visit]["SUMMARY"]).startswith("visit 鹭江银行 (C1) 2026Q")
    assert str(chinese[visit]["SUMMARY"]).startswith("走访 鹭江银行（C1） 2026Q")
    assert "A角：陈小明（E1）" in str(chinese[visit]["DESCRIPTION"])
    assert "seat A: 陈小明 (E1)" in str(english[visit]["DESCRIPTION"])


def test_importing_the_other_language_doubles_nothing(season: Season, agenda: Agenda) -> None:
    english, chinese = in_both_calendars(season, agenda)
    book = imported({}, english["engineer-E1.ics"])
    known = set(book)
    for data in (chinese["engineer-E1.ics"],) * 2:
        assert set(imported(book, data)) == known


def in_both_calendars(season: Season, agenda: Agenda) -> list[dict[str, bytes]]:
    """Calendars of one agenda, in English and in Chinese."""
    found = []
    for language in ("en", "zh"):
        with spoken_in(language):  # type: ignore[arg-type]
            found.append(calendar_files(season, agenda.duties, agenda.withdrawn))
    return found
