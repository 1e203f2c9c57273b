"""Lengths of the edges between engineers, by hand and in both forms."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from ce_opt.season import Season
from ce_opt.skills import Collaboration, SharedWork
from ce_opt.skills.collaboration import length_of
from escalation.seasons import season

CIRCLES = [("E1", "E2", "E3"), ("E4",), ("E5", "E6")]


def tied() -> Season:
    ties = [
        ("E1", "E2", "prefer"),
        ("E1", "E3", "avoid"),
        ("E2", "E3", "conflict"),
        ("E4", "E6", "avoid"),
    ]
    work = {"kind": "fault", "specialty": "", "hours": 1, "quality": 50}
    return season(
        more={
            "relations": [{"engineer": a, "other": b, "kind": kind} for a, b, kind in ties],
            "work_log": [
                {"date": "2026-01-01", "engineer": name, "client": "C1", **work}
                for name in ("E2", "E1", "E6")
            ],
        }
    )


def test_lengths_by_hand() -> None:
    found = Collaboration.of(tied(), CIRCLES)
    place = {name: at for at, name in enumerate(found.engineers)}

    def length(one: str, other: str) -> float:
        return float(found.length[place[one], place[other]])

    assert length("E1", "E2") == pytest.approx(1 / 3)  # group, prefer, work
    assert length("E1", "E3") == 2  # group, avoided
    assert length("E2", "E3") == np.inf  # conflict, whatever else
    assert length("E5", "E6") == 1
    assert length("E1", "E6") == 1  # work alone
    assert length("E4", "E6") == np.inf  # a tie `avoid` joins nobody
    assert found.quarrel.sum() == 2


def test_without_groups_the_department_stands_for_them() -> None:
    found = Collaboration.of(season(), [])
    joined = np.isfinite(found.length)
    assert joined[:4, :4].sum() == 12  # D1 has four people
    assert not joined[:4, 4:].any()


def test_both_forms_agree() -> None:
    made = tied()
    found, work = Collaboration.of(made, CIRCLES), SharedWork.of(made.work_log)
    ties: dict[frozenset[str], set[str]] = {}
    for one, other, kind in made.relations.itertuples(index=False):
        ties.setdefault(frozenset((one, other)), set()).add(kind)
    for (row, one), (column, other) in combinations(enumerate(found.engineers), 2):
        right = length_of(
            grouped=any(one in circle and other in circle for circle in CIRCLES),
            worked=work.last(one, other) is not None,
            ties=ties.get(frozenset((one, other)), set()),
        )
        assert found.length[row, column] == found.length[column, row]
        assert found.length[row, column] == (np.inf if right is None else pytest.approx(right))
