"""What libraries say, said again."""

from __future__ import annotations

import os

import pytest

from ce_opt.cli.foreign import said_again
from ce_opt.language import spoken_in

KNOWN = [
    ("No such option: --frob", "没有选项 --frob"),
    ("No such option: --fron (Possible options: --from)", "没有选项 --fron（可能是：--from）"),
    ("No such command 'plna'. Did you mean 'plan'?", "没有命令 'plna'。是不是 'plan'？"),
    ("No such command 'x'.", "没有命令 'x'。"),
    (
        "Invalid value for '--gap': Input should be less than or equal to 1",
        "'--gap' 的值无效：须小于或等于 1",
    ),
    (
        "Invalid value for '--lang': Value error, 'fr' is not one of 'en', 'zh'.",
        "'--lang' 的值无效：'fr' 不在可选值之中：'en', 'zh'。",
    ),
]


@pytest.mark.parametrize(("text", "chinese"), KNOWN)
def test_a_known_message_is_said_again_with_its_values(text: str, chinese: str) -> None:
    assert said_again(text) == text
    with spoken_in("zh"):
        assert said_again(text) == chinese


def test_values_never_become_part_of_the_message() -> None:
    with spoken_in("zh"):
        assert said_again("No such option: --{name}\n") == "没有选项 --{name}\n"


def test_an_unknown_message_stays_as_it_is() -> None:
    with spoken_in("zh"):
        assert said_again("Something new.") == "Something new."
        assert said_again("Invalid value for 'A': Something new.") == "'A' 的值无效：Something new."


@pytest.mark.parametrize("number", [2, 13, 17, 20, 21, 28, 30, 36, 39])
def test_the_system_is_understood(number: int) -> None:
    with spoken_in("zh"):
        assert not said_again(os.strerror(number)).isascii()
