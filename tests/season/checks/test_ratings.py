"""Raters by role."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.errors import SeasonFaults
from ce_opt.season import read_season
from season.healthy import FILES, write


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ("any name,working_group,E01,80", True),
        ("any name,support_group,E01,80", True),
        ("E02,support_group,E01,80", True),
        ("E02,group_member,E01,80", True),
        ("E01,support_group,E01,80", False),
        ("E01,group_member,E01,80", False),
        ("C01,group_member,E01,80", False),
        ("M1,client,E01,80", False),
    ],
)
def test_groups_rate_under_names_of_their_own_and_others_under_ids(
    tmp_path: Path, row: str, right: bool
) -> None:
    files = FILES | {"ratings.csv": f"rater,rater_role,engineer,score\n{row}\n"}
    folder = write(tmp_path / "season", files)
    if right:
        read_season(folder)
    else:
        with pytest.raises(SeasonFaults) as caught:
            read_season(folder)
        assert [fault.column for fault in caught.value.faults] == ["rater"]
