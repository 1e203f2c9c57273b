from __future__ import annotations

import pytest

from ce_opt.duties.duty import Identity, Person
from ce_opt.duties.uids import CALENDAR, group_file, person_file, uid_of


def test_other_duties_have_other_uids_even_where_their_words_run_together() -> None:
    duties = [
        Identity("visit", "C1", "", "2026Q3"),
        Identity("visit", "C1", "", "2026Q4"),
        Identity("visit", "C", "1", "2026Q3"),
        Identity("visit", "", "C1", "2026Q3"),
        Identity("report", "C1", "", "2026Q3", "E1"),
    ]
    assert len({uid_of(one) for one in duties}) == len(duties)
    assert uid_of(duties[0]) == uid_of(Identity("visit", "C1", "", "2026Q3"))


HOSTILE = (
    "../../etc/passwd", "a/b", "a\\b", "CON", "..", ".", "a b", "e1", "E1", "客户", "😀" * 64,
    "客" * 64, "*?", "a:b", "-rf", "\u202ex",
)  # fmt: skip


def test_names_of_files_are_tame_short_and_each_ones_own() -> None:
    names = [person_file(Person("engineer", name)) for name in HOSTILE]
    assert len({name.casefold() for name in names}) == len(HOSTILE)
    for name in names:
        assert CALENDAR.fullmatch(name)
        assert len(name.encode()) < 250
        assert not set(name) & set('/\\:*?" \u202e')


@pytest.mark.parametrize("name", ["E07", "客户", "M-2"])
def test_a_usual_id_stands_in_the_name_as_it_is(name: str) -> None:
    assert person_file(Person("account_manager", name)) == f"manager-{name}.ics"
    assert group_file(name) == f"group-{name}.ics"
