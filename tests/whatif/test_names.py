"""Ids that do not exist are answered with the nearest that do."""

from __future__ import annotations

import pytest

from ce_opt.errors import UsageError
from ce_opt.whatif.names import client_named, engineer_named, seat_named, somebody_named
from plan.hand_season import season


def test_what_exists_is_found_as_it_is_written() -> None:
    given = season()
    assert client_named(given, "C1") == "C1"
    assert engineer_named(given, " E1 ") == "E1"
    assert somebody_named(given, "E1") == ("engineer", "E1")
    assert somebody_named(given, "C2") == ("client", "C2")
    assert seat_named(given, "C1", "b") == "B"
    assert seat_named(given, "C2", "A角") == "A"


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("c1", 'there is no client or engineer "c1" (nearest: "C1")'),
        ("E01", 'there is no client or engineer "E01" (nearest: "E1")'),
        ("客户", 'there is no client or engineer "客户"'),
        ("", 'there is no client or engineer ""'),
    ],
)
def test_what_does_not_exist_is_answered_with_what_is_near(word: str, says: str) -> None:
    with pytest.raises(UsageError) as raised:
        somebody_named(season(), word)
    assert str(raised.value) == says


def test_an_engineer_is_no_client() -> None:
    with pytest.raises(UsageError, match='no client "E1"'):
        client_named(season(), "E1")
    with pytest.raises(UsageError, match='no engineer "C1"'):
        engineer_named(season(), "C1")


def test_a_seat_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="C2 has seat A alone"):
        seat_named(season(), "C2", "B")
    with pytest.raises(UsageError, match='no seat "C": write A or B'):
        seat_named(season(), "C1", "C")


def test_an_id_of_both_is_refused() -> None:
    given = season()
    person = {**dict(given.engineers.iloc[0]), "engineer": "C1"}
    with pytest.raises(UsageError, match="C1 is a client and an engineer"):
        somebody_named(given.with_row("engineers", **person), "C1")
