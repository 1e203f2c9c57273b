"""Who may hold which seat of which client, as a hidden sheet that the drop-downs point to.

A spreadsheet takes a list of 255 characters at most, so the lists stand in cells: one below the
other in one column, each distinct list once. A row for each client says where its lists begin and
how long they are, so that a drop-down stays right when people sort the rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from ce_opt.season.season import Season
from ce_opt.teams.arrays import NOBODY, SeasonArrays
from ce_opt.teams.eligible import eligible
from ce_opt.teams.facts import Team

__all__ = ["HEADS", "SHEET", "Cell", "Choices", "Seat", "choices_of", "grid", "held_before"]

SHEET = "choices"
"""Name of the sheet, in every language; no spreadsheet shows it."""
HEADS = (
    *("client", "first_a", "length_a", "first_b", "length_b"),
    *("planned_a", "planned_b", "incumbent_a", "incumbent_b", "engineer"),
)
MOST_ROWS = 1_048_575
"""Rows of a sheet below the heads; a list without room leaves its seats without a drop-down."""
NO_LIST = (1, 1)
"""Place of an empty list: one empty cell."""

Cell = str | int
Seat = tuple[str, str]


@dataclass(frozen=True)
class Choices:
    """Everything that the hidden sheet says.

    Attributes
    ----------
    clients : in the order of the rows
    allowed : (client, seat) -> who may hold it, whoever holds the other seat, by id
    planned, incumbents : (client, seat) -> who holds it in the plan; who held it last season
    """

    clients: Sequence[str]
    allowed: Mapping[Seat, tuple[str, ...]]
    planned: Mapping[Seat, str]
    incumbents: Mapping[Seat, str]


def choices_of(season: Season, teams: Iterable[Team]) -> Choices:
    """Ask the rules, as arrays, who may hold which seat.

    Parameters
    ----------
    season : with its people arranged
    teams : of the plan
    """
    arrays = SeasonArrays.of(season)
    return Choices(
        arrays.clients,
        {**allowed(arrays, "A"), **allowed(arrays, "B")},
        {(team.client, seat): who for team in teams for seat, who in team.seats},
        held_before(season),
    )


def held_before(season: Season) -> dict[Seat, str]:
    """Say who held which seat last season."""
    table = season.incumbents[["client", "seat", "engineer"]]
    return {(client, seat): who for client, seat, who in table.itertuples(index=False)}


def allowed(arrays: SeasonArrays, seat: str) -> dict[Seat, tuple[str, ...]]:
    """List for every client who may hold a seat."""
    client, engineer = eligible(arrays, seat)
    held = engineer != NOBODY
    names = np.array(arrays.engineers, dtype=object)[engineer[held]].tolist()
    places = np.searchsorted(client[held], np.arange(len(arrays.clients) + 1)).tolist()
    return {
        (name, seat): tuple(names[low:high])
        for name, low, high in zip(arrays.clients, places, places[1:], strict=False)
    }


def grid(choices: Choices) -> list[list[Cell]]:
    """Lay the sheet out, heads first; a list's place is counted from the head of their column."""
    lists = [choices.allowed.get((client, seat), ()) for client in choices.clients for seat in "AB"]
    column, place = stacked(lists)
    rows = [row_of(choices, client, place) for client in choices.clients]
    blank: list[Cell] = [""] * (len(HEADS) - 1)
    pairs = zip_longest(rows, column)
    return [list(HEADS), *([*(row or blank), name or ""] for row, name in pairs)]


def stacked(
    lists: Iterable[tuple[str, ...]],
) -> tuple[list[str], dict[tuple[str, ...], tuple[int, int]]]:
    """Put distinct lists below each other: the column, and list -> (where it begins, length)."""
    column: list[str] = [""]
    place: dict[tuple[str, ...], tuple[int, int]] = {(): NO_LIST}
    for one in lists:
        if one not in place and len(column) + len(one) <= MOST_ROWS:
            place[one] = (len(column) + 1, len(one))
            column += one
    return column, place


def row_of(
    choices: Choices, client: str, place: Mapping[tuple[str, ...], tuple[int, int]]
) -> list[Cell]:
    """Cells of one client, up to the column of the lists."""
    row: list[Cell] = [client]
    for seat in "AB":
        row += place.get(choices.allowed.get((client, seat), ()), NO_LIST)
    for held in (choices.planned, choices.incumbents):
        row += [held.get((client, seat), "") for seat in "AB"]
    return row
