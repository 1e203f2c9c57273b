"""Words of a ladder."""

from __future__ import annotations

from datetime import date

import pytest

from ce_opt.escalation.sentences import Known, Standing, knows, nobody_there, reason, skipped

OWN = Known("data", 3, 4.0, "data", 4)


def test_a_helper_comes_with_load_and_last_day_together() -> None:
    standing = Standing("support", False, 24.5001, 3_600, 10_000, "E1", date(2026, 2, 1))
    assert reason(OWN, standing) == (
        "reserve; data 4, 3 needed; helps 3.6 of 10.0 h free; 25 min away; "
        "last worked with E1 on 2026-02-01"
    )


def test_a_seat_and_the_working_group_come_without_load() -> None:
    seat = Standing("A", False, 15, 3_600, 10_000, "E2", date(2026, 2, 1))
    assert reason(OWN, seat) == "A of the client; data 4, 3 needed; 15 min away"
    told = seat._replace(level="working")
    assert reason(OWN, told).startswith("told; ")


@pytest.mark.parametrize(
    ("known", "text"),
    [
        (Known("data", 3, 2.8, "switching", 4), "data 2.8 by switching 4, 3 needed, 0.2 short"),
        (Known("data", 3, 0.0, "data", 0), "no data, 3 needed, 3 short"),
        (Known("data", 3, 5 * 0.7 * 0.9, "x", 5), "data 3.15 by x 5, 3 needed"),
        (Known("data", 3, 3 - 1e-12, "x", 5), "data 3 by x 5, 3 needed"),
    ],
)
def test_what_somebody_knows(known: Known, text: str) -> None:
    assert knows(known) == text


def test_steps_of_one_reason_are_said_together() -> None:
    said = skipped([("A", "x"), ("B", "x"), ("group", "y"), ("support", "x")])
    assert said == "A, B, support: x; group: y"
    assert skipped([]) == ""


FACTS = {
    "grouped": "yes", "team": "E1", "group": "G1", "place": "in G1", "people": "yes",
    "problem": "power 4",
}  # fmt: skip


@pytest.mark.parametrize(
    ("level", "missing", "text"),
    [
        ("group", "grouped", "the plan has no groups"),
        ("group", "team", "the client has no team"),
        ("group", "group", "neither A nor B is in a virtual group"),
        ("support", "team", "nobody else in G1 can help with power 4"),
        ("support", "people", "there is nobody in G1"),
    ],
)
def test_why_a_step_is_skipped(level: str, missing: str, text: str) -> None:
    assert nobody_there(level, FACTS | {missing: ""}) == text  # type: ignore[arg-type]
