"""Single questions about the season in instances/tiny, answered by its README."""

import pandas as pd
import pytest

from ce_opt.season import Season, season_from_frames
from ce_opt.teams.facts import Facts, Team
from teams.tiny_by_hand import BEST, by_hand


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(by_hand())


def test_a_team_has_one_or_two_members() -> None:
    assert Team("C1", "E1", "E2").members == ("E1", "E2")
    assert Team("C3", "E1").members == ("E1",)
    assert Team("C1", "E1", "E2").seats == (("A", "E1"), ("B", "E2"))
    assert Team("C3", "E1").seats == (("A", "E1"),)


def test_importance_and_its_contributions(facts: Facts) -> None:
    assert facts.importance == pytest.approx({"C1": 100, "C2": 50, "C3": 0, "C4": 30})
    assert facts.contributions["C2"] == pytest.approx(
        {"revenue_yuan": 20, "social_importance": 15, "stability": 5, "fault_probability": 10}
    )


def test_needs_hours_and_shares(facts: Facts) -> None:
    assert facts.hours("C1") == 100
    assert facts.primary("C1").specialty == "data"
    assert {need.specialty: share for need, share in facts.shares("C1")} == {
        "cable": 0.4,
        "data": 0.6,
    }


def test_an_engineer_covers_a_need_from_its_level_on(facts: Facts) -> None:
    data, cable = facts.primary("C1"), facts.primary("C3")
    assert [e for e in facts.engineers if facts.covers(e, data)] == ["E1", "E2", "E4"]
    assert [e for e in facts.engineers if facts.covers(e, cable)] == ["E1", "E2", "E4"]
    assert sorted(facts.holders["power"]) == [("E3", 4), ("E4", 4)]


def test_seat_shares(facts: Facts) -> None:
    assert facts.seat_share("C1", "A") == 0.7
    assert facts.seat_share("C1", "B") == pytest.approx(0.3)
    assert facts.seat_share("C3", "A") == 1


def test_a_trip_given_one_way_holds_both_ways(facts: Facts) -> None:
    # Only harbour → island is given: E1 from the harbour to C3, E2 from the island to C1.
    assert facts.minutes("E1", "C3") == 30
    assert facts.minutes("E2", "C1") == 30
    assert facts.minutes("E4", "C3") == 60


def test_a_bid_is_worth_20_points_a_step(facts: Facts) -> None:
    assert facts.bid("E1", "C1") == 100
    assert facts.bid("E2", "C1") == 40
    assert facts.bid("E4", "C1") == 0


def test_a_bid_is_scaled_by_merit(facts: Facts) -> None:
    assert facts.bidders is None
    assert facts.merit == dict.fromkeys(facts.engineers, 100)
    rules = {"bids": {"indicator_share": 1.0, "indicators": {"performance": 1}}}
    evaluated = Facts(season_from_frames(filled(facts.season), rules))
    assert evaluated.merit["E1"] == 90  # its past performance, on a scale of 0 to 100
    assert evaluated.bid("E1", "C1") == pytest.approx(90)  # interest 5 is 100
    assert evaluated.bid("E1", "C3") == pytest.approx(36)  # interest 2 is 40
    assert evaluated.bid("E4", "C1") == 0


def filled(season: Season) -> dict[str, pd.DataFrame]:
    return {name: frame for name, frame in season.tables.items() if len(frame)}


def test_ties_of_a_team_are_found_either_way_round(facts: Facts) -> None:
    assert list(facts.team_ties(Team("C1", "E2", "E1"))) == [("E2", "E1", "avoid")]
    assert list(facts.team_ties(Team("C1", "E1", "E2"))) == [("E1", "E2", "avoid")]
    assert list(facts.team_ties(Team("C3", "E1"))) == []


def test_changed_seats_are_those_whose_incumbent_is_replaced(facts: Facts) -> None:
    assert facts.changed_seats(Team("C2", "E1", "E2")) == []
    assert facts.changed_seats(Team("C2", "E2", "E1")) == ["A", "B"]
    assert facts.changed_seats(Team("C1", "E2", "E1")) == ["A"]
    assert facts.changed_seats(Team("C3", "E4")) == []


def test_hours_carried_in_the_best_plan(facts: Facts) -> None:
    carried = facts.carried([Team(*team) for team in BEST])
    # E4 0.7·100; E2 0.3·100 and all 50 of C3; E1 0.7·40; E3 0.3·40.
    assert carried["E4"] == pytest.approx({"A": 70, "B": 0})
    assert carried["E2"] == pytest.approx({"A": 50, "B": 30})
    assert carried["E1"] == pytest.approx({"A": 28, "B": 0})
    assert carried["E3"] == pytest.approx({"A": 0, "B": 12})


def test_limits_that_are_not_set_are_none(facts: Facts) -> None:
    assert facts.engineers["E1"]["max_a"] == 1
    assert facts.engineers["E2"]["max_a"] is None
    assert facts.engineers["E2"]["max_clients"] == 2
