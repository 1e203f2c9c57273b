"""Ranks, and the criterion that decided each.

    rank(e) = 1 + number of engineers whose (merit, tie break 1, tie break 2, …) is greater

Compared are settled numbers (`ce_opt.marks.decimals`), as they are printed. Equal ones share a
rank; the order of a file or of names decides nothing.

A rank is decided against the next one below (the last against the one above; where several share
that rank, against their mean): by the tie break that first differs where the merit is equal, else
by the criterion or indicator that gives most of the difference in merit.

What decided is a word of the tables, the same in every language; `ce_opt.bids.wording` puts it into
the one that is spoken.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ce_opt.marks.decimals import settled, settled_of

__all__ = ["NOT_RANKED", "SHARED", "Place", "decided_by", "places_of", "ranks"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
Parts = Mapping[str, Mapping[str, float]]
"""Name -> contribution -> points."""

SHARED = "shared rank"
ALONE = "no rival"
NOT_RANKED = "not evaluated"
TIE_BREAK = "tie break"


def ranks(keys: FloatArray) -> IntArray:
    """[people], 1 for the greatest row of `keys` [people, keys]; equal rows share a rank."""
    _, place, count = np.unique(settled(keys), axis=0, return_inverse=True, return_counts=True)
    above = len(keys) - np.cumsum(count)
    return np.asarray(1 + above[place.reshape(-1)], dtype=np.int64)


def decided_by(
    keys: FloatArray, key_names: Sequence[str], parts: FloatArray, part_names: Sequence[str]
) -> list[str]:
    """Name what decided the rank of each.

    Parameters
    ----------
    keys : [people, keys], what they are ranked by: merit, then the tie breaks
    key_names : names of the tie breaks
    parts : [people, parts], contributions to the merit
    part_names : names of the contributions; the first wins where two give the same
    """
    rank = ranks(keys)
    order = np.unique(rank)
    if len(order) < 2:
        return [SHARED if len(rank) > 1 else ALONE] * len(rank)
    first = np.searchsorted(np.sort(rank), order)
    size = np.diff(np.append(first, len(rank)))
    level = np.searchsorted(order, rank)
    rival = np.append(np.arange(1, len(order)), len(order) - 2)[level]
    total = np.zeros((len(order), parts.shape[1]))
    np.add.at(total, level, parts)
    sign = np.where(level == len(order) - 1, -1.0, 1.0)[:, None]
    lead = settled(sign * (parts - (total / size[:, None])[rival]))
    key = settled(keys)[np.argsort(rank, kind="stable")][first]
    differs = (key[level] != key[rival]).argmax(axis=1)
    names = np.array([part_names[place] for place in lead.argmax(axis=1)], dtype=object)
    for place in np.flatnonzero(differs):
        names[place] = f"{TIE_BREAK} {key_names[differs[place] - 1]}"
    names[size[level] > 1] = SHARED
    return [str(name) for name in names]


class Place(NamedTuple):
    """A rank, and what decided it."""

    rank: int
    decided_by: str


def places_of(
    keys: Mapping[str, Sequence[float]], key_names: Sequence[str], parts: Parts
) -> dict[str, Place]:
    """Say the same in plain Python: name -> rank and what decided it."""
    groups: dict[tuple[float, ...], list[str]] = {}
    for name, key in keys.items():
        groups.setdefault(tuple(map(settled_of, key)), []).append(name)
    order = sorted(groups, reverse=True)
    found: dict[str, Place] = {}
    for number, key in enumerate(order):
        rank = 1 + len(found)
        last = number == len(order) - 1
        rival = order[number - 1 if last else number + 1] if len(order) > 1 else None
        names = groups[key]
        if len(names) > 1 or rival is None:
            said = SHARED if len(names) > 1 else ALONE
        elif rival[0] != key[0]:
            said = largest_lead(parts, names[0], groups[rival], -1 if last else 1)
        else:
            said = first_difference(key_names, key, rival)
        found |= dict.fromkeys(names, Place(rank, said))
    return found


def first_difference(key_names: Sequence[str], one: Sequence[float], other: Sequence[float]) -> str:
    """Name the tie break that parts two keys of equal merit."""
    pairs = zip(key_names, one[1:], other[1:], strict=True)
    return f"{TIE_BREAK} {next(name for name, mine, yours in pairs if mine != yours)}"


def largest_lead(parts: Parts, name: str, rivals: Sequence[str], sign: int) -> str:
    """Name the contribution that gives most of the difference to the rivals' mean."""
    lead = {
        part: sign * (points - math.fsum(parts[rival][part] for rival in rivals) / len(rivals))
        for part, points in parts[name].items()
    }
    return max(lead, key=lambda part: settled_of(lead[part]))
