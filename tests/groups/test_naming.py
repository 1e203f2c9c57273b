"""Ids of groups."""

from __future__ import annotations

from ce_opt.groups.naming import named


def test_a_group_that_continues_one_keeps_its_id_and_new_ones_are_numbered() -> None:
    assert named("D1", ["", "old", ""], {"old", "D1-1"}) == ["D1-2", "old", "D1-3"]


def test_an_id_of_last_season_is_not_given_to_a_new_group() -> None:
    assert named("D1", [""], {"D1-1", "D1-2"}) == ["D1-3"]
    assert named("D1", [], set()) == []
