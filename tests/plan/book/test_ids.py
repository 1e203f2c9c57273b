"""Which id a cell means."""

from __future__ import annotations

import pytest

from ce_opt.plan.book.ids import Ids

PEOPLE = Ids(
    "engineer", {"E07": "林静", "007": "王伟", "08": "王伟", "8": "x", "NA": "吴", "12": "E07"}
)


@pytest.mark.parametrize(
    ("value", "means", "note"),
    [
        ("E07", "E07", ""),
        (" Ｅ07　", "E07", '" Ｅ07　" is read as E07'),
        ("   ", "", ""),
        (None, "", ""),
        (7.0, "007", '"7" is read as 007'),
        ("0007", "007", '"0007" is read as 007'),
        (8, "8", ""),  # 8 is an id itself, whatever 08 is
        ("林静", "E07", '"林静" is read as E07'),
        ("NA", "NA", ""),
    ],
)
def test_what_is_certain_is_read(value: object, means: str, note: str) -> None:
    found = PEOPLE.meant(value)
    assert (found.id, found.note, found.fault) == (means, note, "")


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("王伟", '"王伟" may be each of 007, 08: write one'),
        ("e07", 'there is no engineer "e07" (nearest: "E07")'),
        ("nobody", 'there is no engineer "nobody"'),
        (9, 'there is no engineer "9"'),
    ],
)
def test_what_is_not_certain_is_a_fault(value: object, fault: str) -> None:
    found = PEOPLE.meant(value)
    assert (found.id, found.fault) == ("", fault)


def test_a_number_that_two_ids_are_is_a_fault() -> None:
    found = Ids("client", {"07": "a", "007": "b"}).meant(7)
    assert found.fault == '"7" may be each of 07, 007: write one'
