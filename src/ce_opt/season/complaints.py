"""What pydantic and tomllib complain of, in a planner's words and in the language that is spoken.

Both say in English what is wrong. In English their words are kept, but for "Input should be", which
a planner reads as "must be"; in another language each complaint is a message of its own, and one
that is not known here is said without its particulars.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic_core import ErrorDetails

from ce_opt.language import marked, spoken, tr

__all__ = ["KNOWN", "REASONS", "rule_of", "toml_rule"]

KNOWN: Mapping[str, str] = {
    "bool_type": marked("must be a valid boolean"),
    "date_type": marked("must be a valid date"),
    "dict_type": marked("must be a section"),
    "finite_number": marked("must be a finite number"),
    "float_type": marked("must be a valid number"),
    "greater_than": marked("must be greater than {gt:.15g}"),
    "greater_than_equal": marked("must be greater than or equal to {ge:.15g}"),
    "invalid_key": marked("Keys should be strings"),
    "int_type": marked("must be a valid integer"),
    "less_than": marked("must be less than {lt:.15g}"),
    "less_than_equal": marked("must be less than or equal to {le:.15g}"),
    "list_type": marked("must be a valid list"),
    "literal_error": marked("must be {words}"),
    "model_type": marked("must be a section"),
    "string_too_long": marked("String should have at most {max_length} characters"),
    "string_type": marked("must be a valid string"),
}
"""Type of a pydantic error -> the rule, with the places that its context fills."""
UNKNOWN = marked("must be what the key holds")

REASONS = (
    marked("cannot declare {what} twice"),
    marked("cannot mutate immutable namespace {what}"),
    marked("cannot overwrite a value"),
    marked("cannot redefine namespace {what}"),
    marked("duplicate inline table key {what}"),
    marked("escaped character is not a Unicode scalar value"),
    marked("expected ']' at the end of a table declaration"),
    marked("expected ']]' at the end of an array declaration"),
    marked("expected '=' after a key in a key/value pair"),
    marked("expected newline or end of document after a statement"),
    marked("expected {what}"),
    marked("found invalid character {what}"),
    marked("illegal character {what}"),
    marked("invalid date or datetime"),
    marked("invalid hex value"),
    marked("invalid initial character for a key part"),
    marked("invalid statement"),
    marked("invalid value"),
    marked("unclosed array"),
    marked("unclosed inline table"),
    marked("unescaped '\\' in a string"),
    marked("unterminated string"),
)
"""What tomllib finds wrong; the first that fits is taken."""


def rule_of(detail: ErrorDetails) -> str:
    """Say what must hold where pydantic complains; a validator of the rule book says it itself.

    >>> rule_of({"type": "less_than", "loc": (), "msg": "", "input": 2, "ctx": {"lt": 0.5}})
    'must be less than 0.5'
    """
    if detail["type"] == "value_error":
        return detail["msg"].removeprefix("Value error, ")
    places = dict(detail.get("ctx", {}))
    if "expected" in places:
        places["words"] = either(re.findall(r"'[^']*'", places["expected"]))
    known = KNOWN.get(detail["type"], UNKNOWN)
    return tr(known, **places)


def either(words: list[str]) -> str:
    """Join words of which one may stand.

    >>> either(["'month'", "'quarter'", "'never'"])
    "'month', 'quarter' or 'never'"
    """
    *first, last = words
    return tr(" or ").join([*([tr(", ").join(first)] if first else []), last])


def toml_rule(said: str) -> str:
    """Say that a text must be TOML, and what tomllib found instead.

    >>> toml_rule("Unclosed array")
    'must be TOML (unclosed array)'
    """
    reason = f"{said[:1].lower()}{said[1:]}"
    if spoken() == "en":
        return tr("must be TOML ({reason})", reason=reason)
    for message in REASONS:
        pattern = re.escape(message).replace(re.escape("{what}"), "(.+)")
        found = re.fullmatch(pattern, reason, re.DOTALL)
        if found:
            what = dict(zip(("what",), found.groups(), strict=False))
            return tr("must be TOML ({reason})", reason=tr(message, **what))
    return tr("must be TOML")
