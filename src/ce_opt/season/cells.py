"""What the text of a cell says, by the kind of its column.

Only the plain decimal form of a number is read: ``12``, ``-0.5``, ``1e3``. What Python, pandas or a
spreadsheet would also take (``1_000``, ``1,000``, ``nan``, ``inf``, ``0x1F``, ``TRUE``) is a fault,
because each of them has been a slip of the hand before. Ids are never numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray
from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, ValidationError

from ce_opt.season.column import Column, Kind, Value
from ce_opt.season.fold import fold

__all__ = ["BLANK", "DECIMAL", "DTYPES", "Values", "cell_text", "read_texts", "typed"]

Values = np.ndarray[Any, np.dtype[Any]] | ExtensionArray
DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-|/([0-9]{1,2})/|年([0-9]{1,2})月)([0-9]{1,2})日?")
DTYPES: Mapping[Kind, str] = {
    "id": "str",
    "text": "str",
    "choice": "str",
    "number": "float64",
    "count": "Int64",
    "yes_no": "bool",
    "date": "datetime64[s]",
}
"""Kind of a column -> dtype of its values."""
BLANK: Mapping[Kind, Value] = {"number": float("nan"), "count": None, "yes_no": False, "date": None}
"""Stands where a cell could not be read; empty text for the other kinds."""


def read_texts(column: Column, texts: Sequence[str]) -> tuple[list[Any], list[int]]:
    """Read the texts of a column.

    Returns
    -------
    The values, and the positions of the texts that are no value of this column.
    """
    adapter = _adapter(
        column.kind, column.least, column.most, tuple(column.choices.items()), column.optional
    )
    try:
        values = adapter.validate_python(texts)
        bad: list[int] = []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        bad = sorted({int(detail["loc"][0]) for detail in details})
        values = _around(adapter, texts, set(bad), BLANK.get(column.kind, ""))
    if column.optional:
        values = [column.default if value is None else value for value in values]
    return values, bad


def typed(kind: Kind, values: Sequence[Any]) -> Values:
    """Put values into an array of the kind's dtype."""
    if kind == "number":
        return np.asarray(values, dtype=float) + 0.0  # makes 0 of -0
    array: Values = pd.array(list(values), dtype=DTYPES[kind])  # type: ignore[call-overload]
    return array


def cell_text(value: object) -> str:
    """Write a value as the text of a cell, such that reading gives the value again."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, float | np.floating):
        number = float(value)
        if number != number:
            return ""
        return str(int(number)) if number.is_integer() and abs(number) < 1e16 else repr(number)
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    if isinstance(value, date):
        return str(value).removesuffix(" 00:00:00")
    return str(value)


def _around(
    adapter: TypeAdapter[list[Any]], texts: Sequence[str], bad: set[int], blank: Value
) -> list[Any]:
    """Read all texts but the bad ones, which become `blank`."""
    good = iter(
        adapter.validate_python([text for place, text in enumerate(texts) if place not in bad])
    )
    return [blank if place in bad else next(good) for place in range(len(texts))]


@cache
def _adapter(
    kind: Kind,
    least: float | None,
    most: float | None,
    choices: tuple[tuple[str, str], ...],
    optional: bool,
) -> TypeAdapter[list[Any]]:
    """Build the pydantic type of a column; building takes longer than reading a small table."""
    words = {fold(word).casefold(): pair[0] for pair in choices for word in pair}
    cell: Any = {
        "id": Annotated[str, AfterValidator(_one_line), Field(min_length=1, max_length=64)],
        "text": Annotated[str, AfterValidator(_one_line), Field(min_length=1, max_length=200)],
        "number": Annotated[float, BeforeValidator(_decimal), Field(ge=least, le=most)],
        "count": Annotated[int, BeforeValidator(_whole), Field(ge=least, le=most)],
        "choice": Annotated[str, BeforeValidator(_word(words))],
        "yes_no": Annotated[bool, BeforeValidator(lambda text: _word(words)(text) == "yes")],
        "date": Annotated[date, BeforeValidator(_day)],
    }[kind]
    if optional:
        cell = Annotated[cell | None, BeforeValidator(_empty_as_none)]
    return TypeAdapter(list[cell])


def _empty_as_none(text: str) -> str | None:
    return text or None


def _one_line(text: str) -> str:
    if not text.isprintable():
        raise ValueError("unprintable")
    return text


def _decimal(text: str) -> float:
    if not DECIMAL.fullmatch(text):
        raise ValueError("not a plain decimal")
    return float(text)


def _whole(text: str) -> int:
    number = _decimal(text)
    if not number.is_integer():
        raise ValueError("not whole")
    return int(number)


def _word(words: Mapping[str, str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        word = words.get(text.casefold())
        if word is None:
            raise ValueError("not one of the words")
        return word

    return read


def _day(text: str) -> date:
    parts = DAY.fullmatch(text)
    if not parts:
        raise ValueError("not a day")
    year, *months, day = parts.groups()
    return date(int(year), int(next(month for month in months if month)), int(day))
