"""The dial by hand, and what must hold of it on xiamen."""

from __future__ import annotations

import pytest

from ce_opt.bids import evaluate
from ce_opt.roster.dial import SETTINGS, turn
from ce_opt.season import read_season
from ce_opt.season.rulebook import Bids, Roster
from cli.console import INSTANCES
from roster.cases import TWO_POSTS, by_hand


def test_by_hand() -> None:
    season, found = by_hand()
    dial = turn(season, TWO_POSTS, found)
    assert dial.assumed == {}
    # E4 and E2 while E4 comes first: ceil((1 - b) * 1) is 1 for all b but 1; then E3 and E2.
    for setting in dial.settings[:4]:
        assert (setting.merit, setting.mean_merit) == (149.5, 74.75)
        assert (setting.posts, setting.designated) == (2, 1)
        assert (setting.gains, setting.losses) == ((), ())
    last = dial.settings[4]
    assert (last.merit, last.mean_merit, last.designated) == (161.5, 80.75, 0)
    assert (last.gains, last.losses) == (("E3",), ("E4",))
    assert (last.covered, last.specialties) == (1, 1)
    # Open clients need 60 + 20 + 20 hours; E2 and E3 have 60 + 50, E2 and E4 60 + 80.
    assert (last.needed_hours, last.care_hours) == (100, 110)
    assert dial.settings[0].care_hours == 140
    # data 3 (60 h) is E2's, cable 3 and 4 (20 + 20 h) E3's; E4 knows nothing.
    assert (dial.settings[0].reach, last.reach) == (0.6, 1.0)


def test_without_a_head_count_there_are_as_many_posts_as_designated_people() -> None:
    season, found = by_hand()
    dial = turn(season, Roster(covers=0), found)
    assert dial.assumed == {"D1": 1}
    assert [setting.posts for setting in dial.settings] == [1] * 5
    assert dial.settings[4].gains == ("E3",)
    season, found = by_hand(people={"E4": {"entry": "support"}})
    assert turn(season, Roster(), found).assumed == {"D1": 2}  # half of three, rounded up


def test_a_setting_that_cannot_be_had_is_said() -> None:
    season, found = by_hand()
    dial = turn(season, Roster(head_count=1), found)
    assert dial.settings[0].lacking[0].startswith("department D1 (1 post) can cover data")
    assert dial.settings[4].lacking == ()
    assert dial.settings[4].gains == ()  # there is no setting before that could be had


def test_more_bidding_never_costs_merit() -> None:
    season = read_season(INSTANCES / "xiamen")
    found = evaluate(season, Bids())
    assert found is not None
    dial = turn(season, Roster(head_count=5), found)
    merits = [setting.merit for setting in dial.settings]
    assert merits == sorted(merits)
    assert merits[4] > merits[0]
    assert [setting.bidding_share for setting in dial.settings] == list(SETTINGS)
    for before, after in zip(dial.settings, dial.settings[1:], strict=False):
        assert len(after.gains) == len(after.losses)
        assert after.posts == before.posts
        assert after.merit - before.merit == pytest.approx(
            sum(merit_of(found, name) for name in after.gains)
            - sum(merit_of(found, name) for name in after.losses)
        )


def merit_of(found: object, name: str) -> float:
    engineers, merit = found.engineers, found.merit  # type: ignore[attr-defined]
    return float(merit[engineers.index(name)])
