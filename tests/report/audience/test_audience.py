"""Who may see what: every sheet is held against every canary of the season, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from ce_opt.errors import UsageError
from ce_opt.language import Language, spoken_in
from ce_opt.report.audience import Audience, audience_named, audiences, page_of, sheet_of
from report.audience.canaries import (
    CLIENTS,
    CRITERIA,
    DEPARTMENTS,
    DISTRICTS,
    ENGINEERS,
    EVALUATORS,
    GROUPS,
    KEYS,
    MANAGERS,
    SPECIALTIES,
    TEAMS,
    Aviary,
    Row,
    canary_plan,
    canary_season,
)

AVIARY = Aviary()
SEASON, PLAN = canary_season(AVIARY), canary_plan(AVIARY)
IDS = {
    *(*ENGINEERS, *CLIENTS, *MANAGERS, *SPECIALTIES, *DISTRICTS, *DEPARTMENTS),
    *(*GROUPS, *EVALUATORS, *CRITERIA),
}
TABLE_OF = {
    "engineer": "engineers",
    "client": "clients",
    "account_manager": "account_managers",
    "specialty": "specialties",
    "district": "districts",
    "department": "departments",
}
NAMES_ALONE = ("specialty",)
"""What is called by its name, never by its id."""


def ids(table: str, key: str, value: str, column: str) -> set[str]:
    """What stands in a column of a season's table, in the rows with a value."""
    frame = SEASON.tables[table]
    return set(frame.loc[frame[key] == value, column])


def entities(**named: Iterable[str]) -> set[str]:
    """Canaries of people and things that may be named: names, and ids where they are shown."""
    found = set()
    for key, some in named.items():
        for one in some:
            assert one in KEYS[key]
            found |= set(
                AVIARY.allowed(TABLE_OF[key], "name", lambda row, k=key, o=one: row[k] == o)
            )
            found |= set() if key in NAMES_ALONE else {one}
    return found


def cells(table: str, test: object, *columns: str) -> set[str]:
    """Canaries of columns of a table, in the rows that pass."""
    return {one for column in columns for one in AVIARY.allowed(table, column, test)}  # type: ignore[arg-type]


def served_by(engineer: str) -> set[str]:
    return {client for client, team in TEAMS.items() if engineer in team}


def ladder_people(clients: set[str]) -> set[str]:
    """Everybody on the ladders of clients, and who sends them."""
    rows = PLAN.escalation[PLAN.escalation["client"].isin(clients)]
    return ({*rows["engineer"]} | {*rows["appointed_by"]}) - {""}


def needed(clients: set[str]) -> set[str]:
    return {one for client in clients for one in ids("needs", "client", client, "specialty")}


def of_engineer(who: str) -> set[str]:
    """What the engineer may see."""
    mine = served_by(who)
    helped = {
        row["client"]
        for row in PLAN.escalation.to_dict("records")
        if row["engineer"] == who and row["level"] not in "AB"
    }
    # xclia passes from engf to enga, xclib from enga to engc (incumbents against TEAMS).
    moved = {"xclia": ("engf", "enga"), "xclib": ("enga", "engc")}
    handed = {client: pair for client, pair in moved.items() if who in pair}
    group = set(PLAN.groups.loc[PLAN.groups["engineer"] == who, "group"])
    leader = ENGINEERS[3 * GROUPS.index(*group)]
    own = SEASON.engineers[SEASON.engineers["engineer"] == who].iloc[0]
    mine_in = [ids("clients", "client", one, "district") for one in mine]
    managed = [ids("clients", "client", one, "account_manager") for one in mine]

    def helps(row: Row) -> bool:
        return bool(row["engineer"] == who and row["level"] not in "AB")

    senders = {row["appointed_by"] for row in PLAN.escalation.to_dict("records") if helps(row)} - {
        ""
    }
    return (
        entities(
            engineer={who, leader, *senders, *ladder_people(mine)}
            | {one for client in mine for one in TEAMS[client]}
            | {one for pair in handed.values() for one in pair},
            client=mine | helped | set(handed),
            district=set().union({own["district"]}, *mine_in),
            account_manager=set().union(*managed),
            department={own["department"]},
            specialty=needed(mine) | ({"xspea"} if helped or mine else set()),
        )
        | group
        | cells("needs", lambda row: row["client"] in mine, "level")
        | cells(
            *("loads", lambda row: row["engineer"] == who),
            *("care_hours", "hours_a", "hours_b", "utilisation"),
        )
        | cells("escalation", helps, "step", "minutes")
        | cells(
            *("duties", lambda row: row["engineer"] == who),
            *("date", "start", "minutes", "occasion"),
        )
    )


def of_leader(group: str) -> set[str]:
    """What the leader of a group may see."""
    members = set(PLAN.groups.loc[PLAN.groups["group"] == group, "engineer"])
    mine = {client for one in members for client in served_by(one)}
    leader = ENGINEERS[3 * GROUPS.index(group)]

    def helps(row: Row) -> bool:
        return row["engineer"] in members and row["level"] not in "AB"

    helped = {row["client"] for row in PLAN.escalation.to_dict("records") if helps(row)}
    known = {one for who in members for one in ids("skills", "engineer", who, "specialty")}
    return (
        entities(
            engineer=members | {one for client in mine for one in TEAMS[client]},
            client=mine | helped,
            specialty=needed(mine) | known | ({"xspea"} if helped else set()),
        )
        | {group}
        | cells("needs", lambda row: row["client"] in mine, "level")
        | cells("skills", lambda row: row["engineer"] in members, "level")
        | cells("loads", lambda row: row["engineer"] in members, "care_hours", "utilisation")
        | cells("escalation", helps, "step", "minutes")
        | cells(
            "duties",
            lambda row: row["kind"] == "meeting" and row["engineer"] == leader,
            *("date", "start", "minutes", "occasion"),
        )
    )


def of_manager(who: str) -> set[str]:
    """What an account manager may see."""
    mine = set(SEASON.clients.loc[SEASON.clients["account_manager"] == who, "client"])
    seated = {one for client in mine & TEAMS.keys() for one in TEAMS[client]}
    at_home = ids("account_managers", "account_manager", who, "district")
    located = [ids("clients", "client", one, "district") for one in mine]
    departments = {one for who in seated for one in ids("engineers", "engineer", who, "department")}
    return (
        entities(
            engineer=seated | ladder_people(mine),
            client=mine,
            account_manager={who},
            district=set().union(at_home, *located),
            specialty={"xspea"},
            department=departments,
        )
        | cells(
            *("escalation", lambda row: row["client"] in mine and row["level"] == "A"),
            *("minutes", "complaint_minutes", "major_fault_minutes"),
        )
        | cells(
            *("duties", lambda row: row["account_manager"] == who),
            *("date", "start", "minutes", "occasion"),
        )
    )


def of_panel(_: str) -> set[str]:
    """What the panel may see."""
    return (
        entities(engineer=ENGINEERS)
        | set(CRITERIA)
        | cells(
            *("bids", lambda row: True),
            *("panel", "indicators", "merit", "rank", "decided_by"),
        )
        | cells("roster", lambda row: True, "reserve_rank")
    )


MAY_SEE = {
    "engineer": of_engineer,
    "leader": of_leader,
    "manager": of_manager,
    "panel": of_panel,
}


def text_of(audience: Audience, language: Language) -> str:
    with spoken_in(language):
        page = page_of(sheet_of(SEASON, PLAN, audience), "Canary season")
    return page.replace(",", "")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_sheet_says_anything_that_is_not_for_its_reader(language: Language) -> None:
    everything = IDS | set(AVIARY.cells)
    for audience in audiences(SEASON, PLAN):
        text, may = text_of(audience, language), MAY_SEE[audience.kind](audience.id)
        seen = {canary for canary in everything if canary in text}
        assert seen <= may, f"{audience} sees {sorted(seen - may)}"


@pytest.mark.parametrize(
    ("word", "sees"),
    [
        ("engineer:enga", {"enga", "engb", "engg", "engf", "xclia", "xclib", "groa", "manxa"}),
        ("leader:groa", {"enga", "engb", "engc", "xclia", "xclib", "xclic"}),
        ("manager:manxa", {"enga", "engb", "engg", "xclia", "xclic", "xclie"}),
        ("panel", {"enga", "engh", "crita"}),
    ],
)
def test_every_sheet_says_what_is_for_its_reader(word: str, sees: set[str]) -> None:
    audience = audience_named(SEASON, PLAN, word)
    text = text_of(audience, "en")
    assert {one for one in sees if one in text} == sees
    may = MAY_SEE[audience.kind](audience.id)
    assert len([one for one in may if one in text]) > 0.8 * len(may)


def test_there_is_a_sheet_for_everybody() -> None:
    found = [str(one) for one in audiences(SEASON, PLAN)]
    assert found == [
        *(f"engineer:{one}" for one in ENGINEERS),
        *(f"leader:{one}" for one in GROUPS),
        *(f"manager:{one}" for one in MANAGERS),
        "panel",
    ]


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("engineer:engx", "there is no engineer:engx (nearest: eng"),
        ("manager:MANXA", "there is no manager:MANXA (nearest: manxa)"),
        ("leader:enga", "there is no leader:enga"),
        ("boss:enga", '"boss:enga" must say whom: engineer:E07, leader:G2, manager:M03, panel'),
        ("engineer:", '"engineer:" must say whom'),
    ],
)
def test_whom_nobody_knows_is_refused(word: str, says: str) -> None:
    with pytest.raises(UsageError, match=re.escape(says)):
        audience_named(SEASON, PLAN, word)


def test_words_are_read_as_people_type_them() -> None:
    assert audience_named(SEASON, PLAN, " Engineer： enga") == Audience("engineer", "enga")
