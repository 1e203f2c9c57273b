"""What the rule book names as a column of numbers is one, in the table that it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.bid_rules import PRESET_INDICATORS
from ce_opt.season.draft import Draft
from ce_opt.season.fold import fold
from ce_opt.season.matching import nearest
from ce_opt.season.own_columns import LAST_APPRAISAL, NamedColumn, named_columns
from ce_opt.season.tables import BY_NAME

__all__ = ["unknown_columns"]

HINT = 0.5
"""Similarity from which a name is offered as the one that was meant."""
TAKEN: Mapping[str, frozenset[str]] = {
    "clients": frozenset({"importance", "rank", "selected", "imputed"})
}
"""Names that a table of the plan with a column for each uses for something else."""
PRESETS: Mapping[str, tuple[str, ...]] = {"engineers": tuple(PRESET_INDICATORS)}
"""Names that may stand instead of a column."""


def unknown_columns(draft: Draft) -> Iterator[Fault]:
    """Ask of every name a column of numbers, declared or the season's own."""
    for named in named_columns(draft.rules.data):
        key, table, name = named
        if "." in name:
            rule = tr("must hold no dot, it parts sections from keys")
            yield draft.rules.fault(key, name, rule, _otherwise(draft, table))
        elif name in TAKEN.get(table, ()):
            rule = tr("must be no column that importance.csv has for something else")
            yield draft.rules.fault(key, name, rule, _otherwise(draft, table))
        elif name not in draft.numbers(table) and draft.parsed[table].heads:
            rule = tr("must be a column of numbers in {file}", file=_file(draft, table))
            yield draft.rules.fault(key, name, rule, _mended(draft, named))


def _file(draft: Draft, table: str) -> str:
    return draft.parsed[table].origin.label


def _otherwise(draft: Draft, table: str) -> str:
    return tr("name the column otherwise, in {file} as well", file=_file(draft, table))


def _mended(draft: Draft, named: NamedColumn) -> str:
    """Say which name was probably meant."""
    table, name = named.table, named.name
    if (table, name) == ("engineers", LAST_APPRAISAL.name):
        return tr(
            "add the column {name} ({chinese}), or take the indicator out",
            name=name,
            chinese=LAST_APPRAISAL.chinese,
        )
    word = fold(name).casefold()  # where it stands there itself, it holds no numbers
    heads = {head.casefold(): head for head in _unused(draft, table) if head.casefold() != word}
    words = _declared(table) | heads
    is_other = any(word in (column.name, column.chinese) for column in BY_NAME[table].columns)
    near = nearest(word, words, HINT)
    if near and (word in words or not is_other):
        return tr('write "{word}"', word=words[near])
    known = tr(", ").join(dict.fromkeys(_declared(table).values()))
    return tr("write one of {words}, or give {name} a column of numbers", words=known, name=name)


def _declared(table: str) -> dict[str, str]:
    """Word -> name, of presets and of the declared columns of numbers."""
    columns = [column for column in BY_NAME[table].columns if column.kind == "number"]
    presets = {name: name for name in PRESETS.get(table, ())}
    return presets | {
        word.casefold(): column.name for column in columns for word in (column.name, column.chinese)
    }


def _unused(draft: Draft, table: str) -> list[str]:
    """Heads of the file that no declared column has taken."""
    parsed = draft.parsed[table]
    used = {parsed.positions[name] for name in BY_NAME[table].names if name in parsed.positions}
    heads = enumerate(parsed.heads)
    return [fold(head) for place, head in heads if place not in used and head.strip()]
