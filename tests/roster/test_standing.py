"""Where everybody of the department by hand stands."""

from __future__ import annotations

from ce_opt.roster.contests import contests
from ce_opt.roster.standing import Standing, standings
from roster.cases import TWO_POSTS, by_hand


def test_holders_and_reserves_by_hand() -> None:
    season, found = by_hand()
    (contest,) = contests(season, TWO_POSTS, found)
    assert standings(contest, {"E4", "E2"}) == {
        "E1": Standing("", 2, "panel skill"),
        "E2": Standing("engineer", 0, "cover data", ("E1",)),
        "E3": Standing("", 1, "cover data"),
        "E4": Standing("engineer", 0, "designated", ("E3",)),
    }
    few = standings(contest, {"E4", "E2"}, most=1)
    assert few["E1"].reserve_rank == 0
    assert few["E2"].followers == ()
