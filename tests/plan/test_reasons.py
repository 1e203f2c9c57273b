"""Every reason is true, and every next step that names figures does what it says."""

from __future__ import annotations

from typing import Any

import pytest

from ce_opt.plan import make_plan
from ce_opt.plan.reasons import Reason
from ce_opt.plan.reasons.offers import Offers
from ce_opt.plan.reasons.room import Room
from ce_opt.plan.reasons.sieve import Client
from ce_opt.plan.reasons.wording import amount, at_least, listed, short
from ce_opt.plan.tables import team_arrays
from ce_opt.season import Season
from ce_opt.teams.arrays import SeasonArrays
from ce_opt.teams.facts import Facts, Team
from plan.hand_season import SCALE, TEAMS, Row, client, engineer, need, run, season


def reason(made: Season, name: str, teams: list[Team] = TEAMS) -> Reason:
    """The reason of a client under a plan."""
    table = make_plan(made, teams, run()).unserved.set_index("client")
    return Reason(table.loc[name, "reason"], table.loc[name, "next_step"])


def link(one: str, other: str, kind: str = "conflict") -> Row:
    return {"engineer": one, "other": other, "kind": kind}


def changed(name: str, **columns: Any) -> dict[tuple[str, str], Row]:  # noqa: ANN401
    return {("engineers", name): columns}


def test_service_never() -> None:
    assert reason(season(), "C4") == Reason(
        "the season says not to serve C4 (service = never)",
        "set clients.service of C4 to auto if it is to be served",
    )


def test_nobody_at_the_level() -> None:
    assert reason(season(), "C3") == Reason(
        "nobody holds data at level 5; the highest is level 4, held by E1",
        "train E1 in data from level 4 to 5",
    )


def test_nobody_at_any_level() -> None:
    extra = {"specialties": [{"specialty": "radio", "name": "radio", "leads_groups": False}]}
    made = season({("needs", "C3"): {"specialty": "radio"}}, extra)
    assert reason(made, "C3") == Reason(
        "nobody holds radio at any level, C3 needs level 5",
        "train or hire somebody in radio to level 5",
    )


def test_holders_too_far_away() -> None:
    # C3 asks for cable at level 5: E3 on the shore, 60 minutes; E1, 15 minutes away, has level 3
    made = season({("needs", "C3"): {"specialty": "cable"}}, max_travel_minutes=45)
    assert reason(made, "C3", []) == Reason(
        "nobody holds cable at level 5 within 45 minutes; "
        "the nearest holder, E3, is 60 minutes away",
        "raise max_travel_minutes to 60, or train E1 in cable from level 3 to 5",
    )


def test_no_b_within_reach() -> None:
    # everyone but E3 is in the centre, 60 minutes from C2 on the shore, which now has two seats
    made = season({("clients", "C2"): {"seats": "AB"}}, max_travel_minutes=45)
    assert reason(made, "C2", []) == Reason(
        "E3 could be A, and there is no partner for B",
        "raise max_travel_minutes to 60 for E1 to be the partner",
    )


def test_conflict_with_the_client() -> None:
    made = season(more={"relations": [link("E3", "C2")]})
    assert reason(made, "C2", []) == Reason(
        "of those who could be A, E3 is in conflict with C2", "settle the conflict of E3 with C2"
    )


def test_conflict_and_designation() -> None:
    # C1 wants data at level 3: E1 and E2 hold it
    forbidden = {"client": "C1", "engineer": "E2", "seat": "A", "kind": "forbidden"}
    made = season(more={"relations": [link("E1", "C1")], "designations": [forbidden]})
    assert reason(made, "C1", []) == Reason(
        "of those who could be A, E1 is in conflict with C1 and E2 is kept out by a designation",
        "lift the designation that keeps E2 from seat A",
    )


def test_no_two_may_work_together() -> None:
    # A can be E1 or E2; E3 as B is in conflict with both, E1 and E2 with each other
    ties = [link("E1", "E3"), link("E2", "E3")]
    made = season({("relations", "E1"): {"kind": "conflict"}}, {"relations": ties})
    assert reason(made, "C1", []) == Reason(
        "no two may form a team: A can be E1 and E2, B can be E1, E2 and E3, "
        "and each such pair is in conflict or kept apart by a designation",
        "settle the conflict of E1 and E2",
    )


def test_everyone_who_may_be_a_is_full() -> None:
    # E1 carries 50 of C1 and has 7 of 57 h left; C3 takes 0.5 · 20 = 10 as A
    made = season({**changed("E1", care_hours=57), ("needs", "C3"): {"level": 4}})
    found = reason(made, "C3")
    assert found.sentence == (
        "the only one who may be A has no room, A needs 10 hours: E1 has 7 hours left"
    )
    assert found.next_step.startswith("give E1 3 more hours: E1 + E3 could then serve it for ")


def test_everyone_who_may_be_b_is_full() -> None:
    # as B, C3 takes 10; E2 carries 50 of 59 h and E3 10 of 15 h
    hours = {**changed("E2", care_hours=59), **changed("E3", care_hours=15)}
    made = season({**hours, ("needs", "C3"): {"level": 4}})
    found = reason(made, "C3")
    assert found.sentence == (
        "everyone who may be B has no room, B needs 10 hours: "
        "E2 has 9 hours left; E3 has 5 hours left"
    )
    assert found.next_step.startswith("give E2 1 more hours: E1 + E2 could then serve it for ")


def test_a_number_of_seats_is_reached() -> None:
    made = season({**changed("E1", max_a=1, max_clients=1), ("needs", "C3"): {"level": 4}})
    found = reason(made, "C3")
    assert found.sentence == (
        "the only one who may be A has no room, A needs 10 hours: "
        "E1 has reached max_a (1) and E1 has reached max_clients (1)"
    )
    assert found.next_step.startswith("raise max_a of E1 by 1 and raise max_clients of E1 by 1: ")


def test_handovers_are_used_up() -> None:
    # C1 takes the only handover; any team of C3 would replace E2 as its A
    past = {"incumbents": [{"client": "C3", "engineer": "E2", "seat": "A"}]}
    made = season({("needs", "C3"): {"level": 4}}, past, max_handovers=1)
    found = reason(made, "C3")
    assert found.sentence == (
        "no team has room within the limits of the plan: max_handovers is 1, and 1 are used"
    )
    assert found.next_step.startswith("raise max_handovers to 2: E1 + E3 could then serve it for ")


def test_handovers_of_seat_b_are_used_up_as_well() -> None:
    # C1 takes both: E1 replaces E3 as its A, E2 replaces E1 as its B. E1 alone may be A of C3, so
    # any team of C3 would replace E1 as its B.
    past = [{"client": name, "engineer": "E1", "seat": "B"} for name in ("C1", "C3")]
    made = season({("needs", "C3"): {"level": 4}}, {"incumbents": past}, max_handovers=2)
    found = reason(made, "C3")
    assert found.sentence == (
        "no team has room within the limits of the plan: max_handovers is 2, and 2 are used"
    )
    assert found.next_step.startswith("raise max_handovers to 3: E1 + E3 could then serve it for ")


def test_a_team_that_fits_costs_more_than_leaving_out() -> None:
    # C2 with E3: 33.75; left out: 10 · 0.5 = 5, so 28.75 more; 33.75 / 0.5 = 67.5
    made = season(weights={"unserved_importance": 10})
    assert reason(made, "C2", []) == Reason(
        "the cheapest team that fits, E3, would add 33.75 points, leaving the client out costs 5",
        "leave it out, or set clients.service of C2 to must and pay 28.75 points more, "
        "or raise unserved_importance above 68",
    )


def test_nothing_fits_and_nothing_would_be_worth_it() -> None:
    # C2 takes 10 of E3's 5 hours; with 10 hours E3 would be full: 20 + 2 · 10 = 40 points more
    made = season(changed("E3", care_hours=5), weights={"unserved_importance": 10})
    assert reason(made, "C2", []).sentence == (
        "even the cheapest team, E3, would add 73.75 points, leaving the client out costs 5"
    )


def test_a_client_that_must_be_served_is_worth_any_points() -> None:
    must = {("clients", "C2"): {"service": "must"}, **changed("E3", care_hours=5)}
    made = season(must, weights={"unserved_importance": 10})
    assert reason(made, "C2", []) == Reason(
        "the only one who may be A has no room, A needs 10 hours: E3 has 5 hours left",
        "give E3 5 more hours: E3 could then serve it",
    )


def test_a_team_that_is_cheaper_says_that_the_search_stopped_early() -> None:
    assert reason(season(), "C2", []) == Reason(
        "the search stopped early: E3 fits and would add 33.75 points, "
        "leaving the client out costs 500",
        "solve longer",
    )


def test_cheaper_teams_without_room_are_said() -> None:
    # C2 (left out: 25): E3, 33.75 with 5 points of bids (interest 5: 23.75), has no room; E4 fits
    # and knows cable as well but does not bid: 33.75
    made = season(
        changed("E3", care_hours=9),
        {
            "engineers": [engineer("E4", "shore", 100)],
            "skills": [{"engineer": "E4", "specialty": "cable", "level": 4}],
            "bids": [{"engineer": "E3", "client": "C2", "interest": 5}],
        },
        weights={"unserved_importance": 50, "overload": 0},
    )
    assert reason(made, "C2", []) == Reason(
        "the cheapest team that fits, E4, would add 33.75 points, "
        "leaving the client out costs 25; cheaper teams have no room",
        "give E3 1 more hours: E3 could then serve it for 1.25 points less than leaving it out",
    )


def test_more_hours_do_make_room() -> None:
    short_of = {**changed("E1", care_hours=57.123), ("needs", "C3"): {"level": 4}}
    step = reason(season(short_of), "C3").next_step
    assert step.startswith("give E1 2.88 more hours: ")
    # 57.123 + 2.88 = 60.003 >= 50 + 10
    cured = season(short_of | changed("E1", care_hours=57.123 + 2.88))
    assert "fits and would add" in reason(cured, "C3").sentence


def test_an_offer_costs_what_the_plan_with_it_costs_more() -> None:
    """E3 as A of C2 beside the others, and E1 + E2 for C3 with E2 going from 83 % to 100 %."""
    made = season({("needs", "C3"): {"level": 4}})
    arrays = SeasonArrays.of(made)
    room = Room.of(arrays, team_arrays(arrays, TEAMS), SCALE)
    offers = Offers.of(Client(Facts(made), arrays, 2), room)
    before = make_plan(made, TEAMS, run()).summary.points
    for place in range(len(offers.points)):
        a, b = (arrays.engineers[who] for _, who in offers.people(place))
        after = make_plan(made, [*TEAMS, Team("C3", a, b)], run()).summary.points
        assert after - before == pytest.approx(offers.points[place] - offers.unserved, abs=1e-5)
    assert len(offers.points) == 2


def test_many_names_are_counted() -> None:
    names = [f"E{number}" for number in range(1, 9)]
    assert listed(short(names)) == "E1, E2, E3, E4 and 4 more"
    assert listed(short(names[:5])) == "E1, E2, E3, E4 and E5"
    assert listed([]) == ""


def test_figures_are_rounded_so_that_they_suffice() -> None:
    assert (at_least(10.801), at_least(10.8), at_least(140.2, 0)) == ("10.81", "10.8", "141")
    assert (amount(3.0), amount(3.14159)) == ("3", "3.14")


def test_every_unserved_client_has_a_reason() -> None:
    more = {
        "clients": [client(f"D{number}", "centre", number) for number in range(9)],
        "needs": [need(f"D{number}", "data", 1 + number % 5, 30) for number in range(9)],
    }
    table = make_plan(season(more=more), TEAMS, run()).unserved
    assert len(table) == 11
    assert (table["reason"].str.len() > 0).all()
    assert (table["next_step"].str.len() > 0).all()


def test_a_client_that_matters_too_little() -> None:
    made = season({("needs", "C3"): {"level": 4}}, selection={"minimum_importance": 20.5})
    assert reason(made, "C3") == Reason(
        "its importance, 20, is below minimum_importance, 20.5",
        "lower selection.minimum_importance to 20, or set clients.service of C3 to must",
    )


def test_as_many_clients_are_served_as_may_be() -> None:
    made = season({("needs", "C3"): {"level": 4}}, selection={"max_clients": 2})
    found = reason(made, "C3")
    assert found.sentence == (
        "no team has room within the limits of the plan: "
        "selection.max_clients is 2, and 2 are served"
    )
    assert found.next_step.startswith("raise selection.max_clients to 3: E1 + E")
    assert found.next_step.endswith("points less than leaving it out")


def test_people_are_full_and_no_further_client_may_be_served_either() -> None:
    changes = {**changed("E1", care_hours=57), ("needs", "C3"): {"level": 4}}
    found = reason(season(changes, selection={"max_clients": 2}), "C3")
    assert found.sentence == (
        "the only one who may be A has no room, A needs 10 hours: E1 has 7 hours left; "
        "selection.max_clients is 2, and 2 are served"
    )
    assert found.next_step.startswith(
        "give E1 3 more hours and raise selection.max_clients to 3: E1 + E"
    )


def test_a_least_share_that_is_not_reached_keeps_nobody_out() -> None:
    # Nobody is served, so the share lacks a client; C1 has a team that is worth its points.
    made = season(selection={"least_share": {"district": {"shore": 1}}})
    assert reason(made, "C1", []).sentence.startswith("the search stopped early: E1 + E2 fits")
