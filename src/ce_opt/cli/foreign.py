"""What others say in English, said again in the language that is spoken.

Typer's errors do not go through gettext (0.29), pydantic's and the system's are English alone. So
each that a planner can meet stands here as a message with named places, is recognised by its text,
and is said anew with the same values. One that is not known stays as it is: a new release of a
library may then say something in English, never something wrong.
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter
from typing import Final

from ce_opt.language import marked, spoken, tr

__all__ = ["said_again"]

TYPER: Final = (
    marked("No such command {name}. Did you mean {names}?"),
    marked("No such command {name}."),
    marked("No such option: {name} (Possible options: {names})"),
    marked("No such option: {name}"),
    marked("Missing argument {name}."),
    marked("Missing option {name}."),
    marked("Got unexpected extra argument(s) ({words})"),
    marked("Option {name} requires an argument."),
    marked("Option {name} does not take a value."),
)
PYDANTIC: Final = (
    marked("Input should be a valid number, unable to parse string as a number"),
    marked("Input should be a valid integer, unable to parse string as an integer"),
    marked("Input should be a finite number"),
    marked("Input should be greater than or equal to {least}"),
    marked("Input should be less than or equal to {most}"),
    marked("Value error, {value} is not one of {choices}."),
)
SYSTEM: Final = (
    marked("No such file or directory"),
    marked("Permission denied"),
    marked("Is a directory"),
    marked("Not a directory"),
    marked("Directory not empty"),
    marked("File exists"),
    marked("File name too long"),
    marked("No space left on device"),
    marked("Read-only file system"),
)
INVALID: Final = marked("Invalid value for {name}: {reason}")
"""The one that holds another."""


def said_again(text: str) -> str:
    """Say a message of somebody else in the language that is spoken.

    >>> said_again("No such option: --frob")
    'No such option: --frob'
    """
    if spoken() == "en":
        return text
    outer = pattern(INVALID).fullmatch(text)
    if outer:
        return tr(INVALID, name=outer["name"], reason=said_again(outer["reason"]))
    for message in (*TYPER, *PYDANTIC, *SYSTEM):
        found = pattern(message).fullmatch(text)
        if found:
            return tr(message, **found.groupdict())
    return text


@cache
def pattern(message: str) -> re.Pattern[str]:
    """Give the pattern that recognises a message, with a group for each of its places."""
    parts = Formatter().parse(message)
    return re.compile(
        "".join(
            re.escape(text) + (f"(?P<{name}>.+?)" if name else "") for text, name, _, _ in parts
        ),
        re.DOTALL,
    )
