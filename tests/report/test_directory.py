"""Everybody who has a place in the report."""

from __future__ import annotations

from ce_opt.report.directory import Directory
from plan.hand_season import client, engineer, need, season
from report.by_hand import by_hand


def test_the_address_of_somebody_is_their_id() -> None:
    directory = Directory(by_hand())
    assert directory.link(("engineer", "E1")) == "#E1"
    assert directory.link(("client", "C1")) == "#C1"
    assert directory.link(("manager", "M1")) == "#M1"


def test_an_id_that_is_used_twice_says_whose_it_is() -> None:
    more = {"clients": [client("M1", "centre", 10)], "needs": [need("M1", "data", 1, 5)]}
    directory = Directory(by_hand(season(more=more)))
    assert directory.link(("client", "M1")) == "#client-M1"
    assert directory.link(("manager", "M1")) == "#manager-M1"


def test_an_id_cannot_take_the_place_of_a_section_or_end_a_link() -> None:
    people = [engineer("section-loads", "centre", 10), engineer('"><b>', "centre", 10)]
    directory = Directory(by_hand(season(more={"engineers": people})))
    assert directory.link(("engineer", "section-loads")) == "#engineer-section-loads"
    assert directory.link(("engineer", '"><b>')) == "#%22%3E%3Cb%3E"


def test_no_id_takes_an_address_of_the_page_or_of_somebody_else() -> None:
    # M1 is a client and the account manager: "client-M1" is the client's address already.
    people = [engineer(name, "centre", 10) for name in ("main", "client-M1", "found-0")]
    more = {
        "engineers": people,
        "clients": [client("M1", "centre", 10)],
        "needs": [need("M1", "data", 1, 5)],
    }
    addresses = [entry.address for entry in Directory(by_hand(season(more=more))).entries.values()]
    assert len(set(addresses)) == len(addresses)
    assert {"engineer-main", "engineer-client-M1", "engineer-found-0"} < set(addresses)


def test_numbers_and_addresses_are_one_for_each() -> None:
    directory = Directory(by_hand())
    assert sorted(directory.numbers.values()) == list(range(len(directory.entries)))
    addresses = [entry.address for entry in directory.entries.values()]
    assert len(set(addresses)) == len(addresses) == 3 + 4 + 1


def test_notes_say_what_somebody_is() -> None:
    entries = Directory(by_hand()).entries
    assert entries["engineer", "E3"].note == "engineer, one, shore"
    assert entries["client", "C2"].note == "client, bank, shore"
    assert entries["manager", "M1"].label == "M1 one"
