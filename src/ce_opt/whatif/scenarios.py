"""Scenarios: named changes of a season, from a TOML file.

::

    [[scenario]]
    name = "E007 leaves, longer trips"
    set = {"assignment.max_travel_minutes" = 90, "engineers/E003/care_hours" = 120}
    add = {designations = [{client = "C1", engineer = "E1", seat = "A", kind = "required"}]}
    drop = ["engineers/E007"]

    [[scenario]]
    name = "travel"
    grid = {"assignment.max_travel_minutes" = [60, 75, 90], "assignment.weights.overload" = [1, 2]}

A name with a slash is a cell, ``table/key/column`` (``needs/C1/data/hours`` where a key has several
parts), any other is a key of the rule book. A grid is a scenario for each choice of its values.
"""

from __future__ import annotations

import itertools
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ce_opt.errors import UsageError, listing
from ce_opt.language import tr
from ce_opt.season.change import Change, DropRow, PutRow, SetRule, SetValue, unknown

__all__ = ["Scenario", "read_scenarios"]

KEYS = ("name", "set", "add", "drop", "grid")


@dataclass(frozen=True)
class Scenario:
    """A season to be looked at.

    Attributes
    ----------
    name : unlike that of any other
    changes : of the season
    settings : what a grid chose for it: name -> value
    """

    name: str
    changes: tuple[Change, ...]
    settings: Mapping[str, Any] = field(default_factory=dict)


def read_scenarios(path: Path | str) -> list[Scenario]:
    """Read a scenario file.

    Raises
    ------
    UsageError : it is no such file, with every fault
    """
    path = Path(path)
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(tr("{file} cannot be read: {error}", file=path, error=error)) from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(tr("{file} must be TOML: {error}", file=path, error=error)) from error
    given = data.get("scenario")
    if not isinstance(given, list) or not given or not all(isinstance(one, dict) for one in given):
        raise UsageError(
            tr("{file} has no [[scenario]]: write one for each season to look at", file=path)
        )
    faults = [*unknown_keys(data), *(fault for one in given for fault in faults_of(one))]
    if faults:
        listed = listing(faults, "{count} fault", "{count} faults")
        raise UsageError(tr("{file}: {faults}", file=path, faults=listed))
    found = [scenario for one in given for scenario in scenarios_of(one)]
    twice = [name for name, count in Counter(one.name for one in found).items() if count > 1]
    if twice:
        raise UsageError(
            tr('{file}: "{name}" names two scenarios; rename one', file=path, name=twice[0])
        )
    return found


def unknown_keys(data: Mapping[str, Any]) -> Iterator[str]:
    """Keys beside the scenarios."""
    for key in data:
        if key != "scenario":
            yield unknown(tr("key"), key, ["scenario"])


def faults_of(given: Mapping[str, Any]) -> Iterator[str]:
    """Say what is wrong with one scenario."""
    name = given.get("name")
    if not isinstance(name, str) or not name.strip() or not name.isprintable():
        yield tr("a scenario needs a name, a text on one line; it has {name!r}", name=name)
    for key in given:
        if key not in KEYS:
            fault = unknown(tr("key"), key, KEYS)
            yield tr('scenario "{name}": {fault}', name=name, fault=fault)
    for key, kind, wanted in (
        ("set", dict, "{name = value}"),
        ("grid", dict, "{name = [values]}"),
        ("add", dict, "{table = [rows]}"),
        ("drop", list, '["table/key"]'),
    ):
        if not isinstance(given.get(key, kind()), kind):
            yield tr('scenario "{name}": {key} must be {form}', name=name, key=key, form=wanted)
    yield from inner_faults(given)


def inner_faults(given: Mapping[str, Any]) -> Iterator[str]:
    """Say what is wrong within the lists of a scenario."""
    name = given.get("name")
    fixed, grid, rows = (entries(given.get(key)) for key in ("set", "grid", "add"))
    yield from grid_faults(name, grid)
    yield from row_faults(name, rows)
    yield from drop_faults(name, given.get("drop"))
    for key in (*fixed, *grid):
        if "/" in key and len(key.split("/")) < 3:
            yield tr('scenario "{name}": {key} must be table/key/column', name=name, key=key)


def entries(part: object) -> Mapping[str, Any]:
    """Give a part of a scenario; another form than a table is a fault that is said elsewhere."""
    return part if isinstance(part, dict) else {}


def grid_faults(name: object, grid: Mapping[str, Any]) -> Iterator[str]:
    """Say which names of a grid have no values to choose from."""
    for key, values in grid.items():
        if not isinstance(values, list) or not values:
            yield tr('scenario "{name}": grid {key} must be a list of values', name=name, key=key)


def row_faults(name: object, rows: Mapping[str, Any]) -> Iterator[str]:
    """Say which tables are not given rows."""
    for table, added in rows.items():
        if not isinstance(added, list) or not all(isinstance(row, dict) for row in added):
            yield tr(
                'scenario "{name}": add {table} must be a list of rows, {{column = value}}',
                name=name,
                table=table,
            )


def drop_faults(name: object, drop: object) -> Iterator[str]:
    """Say which words name no row to drop."""
    for word in drop if isinstance(drop, list) else ():
        if not isinstance(word, str) or "/" not in word:
            yield tr('scenario "{name}": drop {word!r} must be "table/key"', name=name, word=word)


def scenarios_of(given: Mapping[str, Any]) -> Iterator[Scenario]:
    """Give one scenario, or one for each choice of its grid."""
    fixed = [set_by_name(key, value) for key, value in given.get("set", {}).items()]
    fixed += [PutRow(table, row) for table, rows in given.get("add", {}).items() for row in rows]
    fixed += [drop_by_name(word) for word in given.get("drop", [])]
    grid = given.get("grid", {})
    for values in itertools.product(*grid.values()):
        chosen = dict(zip(grid, values, strict=True))
        changes = [set_by_name(key, value) for key, value in chosen.items()]
        words = [f"{short(key, grid)}={value}" for key, value in chosen.items()]
        name = f"{given['name']}: {', '.join(words)}" if words else given["name"]
        yield Scenario(name, (*fixed, *changes), chosen)


def short(key: str, grid: Mapping[str, Any]) -> str:
    """Give the last part of a name, where no other of the grid ends so; else all of it."""
    last = key.replace("/", ".").rpartition(".")[2]
    same = [one for one in grid if one.replace("/", ".").rpartition(".")[2] == last]
    return last if len(same) == 1 else key


def set_by_name(name: str, value: object) -> Change:
    """Give the change of a cell or of a key of the rule book."""
    if "/" not in name:
        return SetRule(name, value)
    table, *key, column = name.split("/")
    return SetValue(table, tuple(key), column, value)


def drop_by_name(word: str) -> Change:
    """Give the change that takes a row out."""
    table, *key = word.split("/")
    return DropRow(table, tuple(key))
