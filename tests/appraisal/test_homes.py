"""Everybody is ranked once, where they belong; small groups together."""

from __future__ import annotations

import pandas as pd
import pytest

from appraisal.seasons import season
from ce_opt.appraisal.homes import EVERYWHERE, homes
from ce_opt.season.rulebook import Appraisal

PEOPLE = [(f"E{n:02d}", f"D{1 + n // 8}", "centre", 40.0) for n in range(16)]


def groups(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["engineer", "group", "role"])


def ranked(rows: pd.DataFrame | None, active: set[str], rules: Appraisal) -> dict[str, str]:
    found = homes(season(people=PEOPLE), rows, active, rules)
    return {home.engineer: home.ranked_in for home in found}


def test_without_groups_the_department_is_the_group_of_those_who_did_something() -> None:
    found = ranked(None, {name for name, *_ in PEOPLE} - {"E03"}, Appraisal())
    assert found == {name: department for name, department, *_ in PEOPLE if name != "E03"}


def test_the_role_decides_where_somebody_in_several_groups_is_ranked() -> None:
    rows = groups(
        ("E00", "V1", "leader"),
        ("E00", "S", "support"),
        ("E01", "V1", "member"),
        ("E01", "S", "support"),
        ("E02", "S", "support_leader"),
        ("E02", "W", "working"),
        ("E03", "W", "working"),
        ("E04", "V1", "leader"),
        ("E05", "V2", "member"),
        ("E05", "V1", "member"),
    )
    found = homes(season(people=PEOPLE), rows, {"E06"}, Appraisal(small_group=1))
    assert {home.engineer: (home.group, home.role) for home in found} == {
        "E00": ("S", "support"),
        "E01": ("V1", "member"),
        "E02": ("S", "support_leader"),
        "E03": ("W", "working"),
        "E04": ("V1", "leader"),
        "E05": ("V1", "member"),
        "E06": ("D1", "none"),
    }
    assert found[-1].ranked_in == "D1 (no group)"


def members(sizes: dict[str, list[int]]) -> pd.DataFrame:
    return groups(*((f"E{n:02d}", name, "member") for name, who in sizes.items() for n in who))


def test_small_groups_are_ranked_with_the_small_ones_of_their_department() -> None:
    rows = members({"V1": [0, 1], "V2": [2, 3, 4], "V3": [5, 6, 7], "V4": list(range(8, 16))})
    found = ranked(rows, set(), Appraisal(small_group=3))
    assert found["E00"] == found["E01"] == EVERYWHERE  # two are too few even in the department
    assert (found["E02"], found["E05"], found["E08"]) == ("V2", "V3", "V4")
    found = ranked(rows, set(), Appraisal(small_group=4))
    assert {found[f"E{n:02d}"] for n in range(8)} == {"D1 (small groups)"}
    assert found["E08"] == "V4"


def test_support_and_working_group_are_never_pooled_nor_is_anything_where_rules_soften() -> None:
    rows = groups(("E00", "S", "support"), ("E01", "W", "working"), ("E02", "V1", "member"))
    assert ranked(rows, set(), Appraisal()) == {"E00": "S", "E01": "W", "E02": EVERYWHERE}
    softened = ranked(rows, set(), Appraisal(small_groups="soften"))
    assert softened == {"E00": "S", "E01": "W", "E02": "V1"}


@pytest.mark.parametrize("small", [1, 3, 5, 9])
def test_the_order_of_rows_decides_nothing(small: int) -> None:
    rows = members({"V1": [0, 1, 8], "V2": [1, 2, 3], "V3": [9, 10, 11, 12]})
    right = ranked(rows, set(), Appraisal(small_group=small))
    assert ranked(rows.iloc[::-1], set(), Appraisal(small_group=small)) == right
