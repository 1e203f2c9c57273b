"""Who is lent to which department: the nearest who can be spared, and nobody who is needed."""

from __future__ import annotations

from ce_opt.groups import GroupFacts
from ce_opt.groups.lending import lend
from groups.small import engineer, season_of, skilled

DEPARTMENTS = [
    {"department": name, "name": name, "district": place}
    for name, place in (("D1", "north"), ("D2", "shore"), ("D3", "hill"))
]


def facts_of(staff: dict[str, tuple[str, str, str, int]], **more: object) -> GroupFacts:
    """Person -> department, district, entry, level of data; everybody holds cable at level 3."""
    rules = {key: value for key, value in more.items() if key != "relations"}
    rows = {
        "departments": DEPARTMENTS,
        "department_specialties": [{"department": "D1", "specialty": "cable"}],
        "engineers": [
            engineer(who, home, district=place, entry=entry)
            for who, (home, place, entry, _) in staff.items()
        ],
        "skills": skilled({who: {"data": held, "cable": 3} for who, (*_, held) in staff.items()}),
        "relations": more.get("relations", []),
    }
    return GroupFacts(season_of(rows, **rules))


STAFF = {
    "A1": ("D1", "north", "support", 4),
    "A2": ("D1", "shore", "support", 4),
    "A3": ("D1", "north", "designated", 1),
    "B1": ("D2", "shore", "support", 4),
    "B2": ("D2", "shore", "support", 4),
    "B3": ("D2", "shore", "designated", 1),
    "C1": ("D3", "hill", "designated", 3),
    "C2": ("D3", "hill", "designated", 1),
}


def test_the_nearest_who_can_be_spared_is_lent() -> None:
    # To the hill: 40 minutes from the north, 55 from the shore.
    loans = lend(facts_of(STAFF))
    assert loans.guests == {"D3": ("A1",)}
    assert loans.lent == {"D1": ("A1",)}


def test_an_own_senior_is_drawn_before_somebody_comes_from_further_than_that_is_worth() -> None:
    staff = STAFF | {"C1": ("D3", "hill", "designated", 4)}
    assert lend(facts_of(staff)).guests == {}  # 30 points, 40 minutes
    dear = facts_of(staff, weights={"drawn_leader": 41})
    assert lend(dear).guests == {"D3": ("A1",)}


def test_nobody_is_lent_whom_their_own_department_needs() -> None:
    left = {who: row for who, row in STAFF.items() if who not in ("A2", "B2")}
    assert lend(facts_of(left)).guests == {}
    small = {who: row for who, row in STAFF.items() if who not in ("A3", "B3")}
    assert lend(facts_of(small)).guests == {}
    # All three of D1 hold cable: with three to be there nobody can go.
    assert lend(facts_of(STAFF, cover_people=3)).guests == {"D3": ("B1",)}


def test_nobody_is_lent_to_people_they_are_in_conflict_with() -> None:
    relations = [{"engineer": "A1", "other": "C2", "kind": "conflict"}]
    assert lend(facts_of(STAFF, relations=relations)).guests["D3"] != ("A1",)


def test_where_nobody_needs_anybody_nobody_moves() -> None:
    at_home = {who: row for who, row in STAFF.items() if row[0] != "D3"}
    loans = lend(facts_of(at_home))
    assert (loans.guests, loans.lent) == ({}, {})
