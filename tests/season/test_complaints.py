"""What pydantic and tomllib complain of: English as they say it, Chinese without their words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ce_opt.language import spoken_in
from ce_opt.season import RuleBook
from ce_opt.season.complaints import KNOWN, either, rule_of, toml_rule
from ce_opt.season.rulebook_file import key_fields
from season.english import english_in, is_chinese

VALUES: tuple[Any, ...] = (
    True, -1, 0, 1, 1.5, -0.5, 2**70, 10**400, 1e308, float("nan"), float("inf"), "", "x",
    "a" * 300, [], [1], ["a", "a"], [[1]], {}, {"a": 1}, {"a": "x"}, {"a": -1},
    {"a": {"b": "z"}}, {1: 2}, date(2026, 1, 1), datetime(2026, 1, 1, 1), time(1, 2),
    [0.5, 0.5], [-1], [float("inf")], {"client": -1}, {"client": True},
)  # fmt: skip
"""What may stand in a file, most of it wrong for most keys."""

BROKEN_TOML = (
    "a", "a = ", "a = 1\na = 2", "[a]\n[a]", "[a", "[[a", "a 1", "= 1", "a = [1", "a = {b = 1",
    'a = "\\x"', 'a = "\\u12"', 'a = "\\ud800"', 'a = "b', "a = 2026-13-45", "a = 1 2", "a = ?",
    "a = {b = 1, b = 2}", "a = 'b\tc\n'", 'a = "\x01"', "a = {}\na.b = 1", "[[a]]\n[a]", "a = nil",
    "a = [1]\n[[a]]",
)  # fmt: skip


def complaints() -> Iterator[ErrorDetails]:
    """Yield what pydantic says of every key of the rule book, with every value."""
    for key, _ in key_fields():
        for value in VALUES:
            data = value
            for part in reversed(key.split(".")):
                data = {part: data}
            try:
                RuleBook.model_validate(data, strict=True)
            except ValidationError as error:
                yield from error.errors(include_url=False)


def is_of_a_value(detail: ErrorDetails) -> bool:
    """Whether the complaint is of a value; an unknown key is worded by whoever knows the keys."""
    return detail["type"] != "extra_forbidden" and "[key]" not in detail["loc"]


def test_every_complaint_of_the_rule_book_is_told_in_both_languages() -> None:
    seen = set()
    for detail in filter(is_of_a_value, complaints()):
        seen.add(detail["type"])
        said = detail["msg"].removeprefix("Value error, ").split(" or instance of")[0]
        said = said.replace("Input should be", "must be").replace("valid dictionary", "section")
        assert rule_of(detail) == said
        with spoken_in("zh"):
            told = rule_of(detail) if detail["type"] != "value_error" else "由验证器"
        assert is_chinese(told)
        assert not english_in(told)
    assert seen - {"value_error"} == set(KNOWN)


def test_what_a_validator_refuses_is_said_in_the_language_spoken_then() -> None:
    with spoken_in("zh"):
        told = {d["msg"] for d in complaints() if d["type"] == "value_error"}
    assert len(told) > 10
    assert all(is_chinese(text) for text in told), told


def test_a_complaint_that_nobody_has_seen_yet_is_still_a_sentence() -> None:
    strange: ErrorDetails = {"type": "is_blue", "loc": (), "msg": "Input is blue", "input": 1}
    assert rule_of(strange) == "must be what the key holds"


@pytest.mark.parametrize("text", BROKEN_TOML)
def test_what_is_no_toml_is_told_in_both_languages(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    said = str(caught.value).split(" (at ")[0]
    assert toml_rule(said) == f"must be TOML ({said[0].lower()}{said[1:]})"
    with spoken_in("zh"):
        told = toml_rule(said)
    assert told.startswith("必须是 TOML（")
    assert not english_in(told)


def test_a_reason_that_nobody_has_seen_yet_is_left_out() -> None:
    with spoken_in("zh"):
        assert toml_rule("Too blue for this parser") == "必须是 TOML"


def test_alternatives_are_joined_as_people_do() -> None:
    assert [either(list("A")), either(list("AB")), either(list("ABC"))] == [
        "A", "A or B", "A, B or C",
    ]  # fmt: skip
    with spoken_in("zh"):
        assert either(list("ABC")) == "A、B 或 C"
