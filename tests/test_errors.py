"""What is raised on purpose is one sentence a fault, in the language that is spoken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ce_opt.errors import Breach, Fault, PlanRejected, SeasonFaults, listing, shorten
from ce_opt.language import spoken_in

FAULT = Fault("engineers", "e.csv", 2, "care_hours", "-8", "must be more", "write more")


@pytest.mark.parametrize(
    ("fault", "english", "chinese"),
    [
        (
            FAULT,
            'e.csv column care_hours value "-8": must be more; write more',
            "e.csv care_hours 的值“-8”：must be more；write more",
        ),
        (
            replace(FAULT, value=""),
            'e.csv column care_hours value "": must be more; write more',
            "e.csv care_hours 的值“”：must be more；write more",
        ),
        (
            replace(FAULT, column=""),
            'e.csv value "-8": must be more; write more',
            "e.csv，值“-8”：must be more；write more",
        ),
        (
            replace(FAULT, column="", value=""),
            "e.csv: must be more; write more",
            "e.csv：must be more；write more",
        ),
    ],
)
def test_a_fault_is_one_sentence(fault: Fault, english: str, chinese: str) -> None:
    assert str(fault) == english
    with spoken_in("zh"):
        assert str(fault) == chinese


def test_braces_in_a_value_are_no_places() -> None:
    assert str(replace(FAULT, value="{rule}", fix="{0}")).endswith('"{rule}": must be more; {0}')


def test_errors_count_what_they_list() -> None:
    breach = Breach("distinct_people", "C12", "E07 holds A and B of C12")
    assert str(SeasonFaults([FAULT])).splitlines()[0] == "1 fault"
    assert str(PlanRejected([breach, breach])).splitlines()[0] == "2 breaches"
    with spoken_in("zh"):
        assert str(SeasonFaults([FAULT] * 201)).splitlines()[0] == "201 个错误"
        assert str(SeasonFaults([FAULT] * 201)).splitlines()[-1] == "……另有 1 个"
        assert str(PlanRejected([breach])).splitlines() == [
            "1 项违规",
            "distinct_people：E07 holds A and B of C12",
        ]


def test_a_list_shows_two_hundred_and_counts_the_rest() -> None:
    lines = listing(map(str, range(203)), "{count} line", "{count} lines").splitlines()
    assert (lines[0], lines[1], lines[200], lines[201]) == ("203 lines", "0", "199", "… and 3 more")


def test_a_value_is_cut_and_its_control_characters_are_shown() -> None:
    assert shorten("a\nb") == "a\\nb"
    assert shorten("x" * 61) == "x" * 59 + "…"
