"""Which word stands for which name."""

from __future__ import annotations

from ce_opt.season.matching import match, nearest
from ce_opt.season.tables import BY_NAME

BIDS = BY_NAME["bids"].columns
ENGINEERS = BY_NAME["engineers"].columns


def test_names_match_in_both_languages_any_case_and_width() -> None:
    matched = match(["工号", " CLIENT ", "ｉｎｔｅｒｅｓｔ"], BIDS)
    assert matched.found == {"engineer": 0, "client": 1, "interest": 2}
    assert not matched.missing


def test_a_word_near_an_absent_name_is_near() -> None:
    matched = match(["engineer", "client", "intrest"], BIDS)
    assert matched.near == {2: "interest"}
    assert matched.missing == []


def test_a_word_near_a_present_name_is_merely_unknown() -> None:
    matched = match(["engineer", "client", "interest", "intrest", ""], BIDS)
    assert matched.near == {}
    assert matched.unknown == [3]


def test_optional_names_are_never_missing() -> None:
    assert "max_a" not in match([], ENGINEERS).missing
    assert "care_hours" in match([], ENGINEERS).missing


def test_the_nearest_word_is_found_or_none() -> None:
    assert nearest("nort", ["south", "north"]) == "north"
    assert nearest("xyz", ["south", "north"]) == ""
