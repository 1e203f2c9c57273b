"""The roster of a season: everybody's post."""

from __future__ import annotations

from ce_opt.bids import evaluate
from ce_opt.roster.appointments import appoint
from ce_opt.season import read_season
from ce_opt.season.rulebook import Bids, Roster
from cli.console import INSTANCES
from roster.cases import TWO_POSTS, by_hand


def test_holders_reserves_and_those_without_a_post() -> None:
    season, found = by_hand()
    roster = appoint(season, TWO_POSTS, found)
    assert roster.holders == {"E2", "E4"}
    assert roster.without_post == roster.reserves == {"E1", "E3"}
    assert list(roster.standing) == ["E1", "E2", "E3", "E4"]


def test_support_engineers_have_a_post_and_the_unjudged_have_none() -> None:
    people = {"E4": {"entry": "support"}, "E3": {"entry": "applicant"}}
    panel = [
        {"evaluator": "P1", "engineer": name, "criterion": "skill", "score": 70}
        for name in ("E1", "E2")
    ]
    season, found = by_hand(people=people, panel=panel)
    roster = appoint(season, Roster(), found)
    posts = {name: (one.post, one.decided_by) for name, one in roster.standing.items()}
    assert posts["E4"] == ("support", "support")
    assert posts["E3"] == ("", "not evaluated")
    assert roster.reserves == frozenset()


def test_where_something_lacks_nobody_has_a_post() -> None:
    season, found = by_hand()
    roster = appoint(season, Roster(head_count=1), found)
    assert roster.standing == {}
    assert [one.specialty for one in roster.lacking] == ["data"]


def test_head_counts_and_covers_of_xiamen_are_kept() -> None:
    season = read_season(INSTANCES / "xiamen")
    found = evaluate(season, Bids())
    assert found is not None
    rules = Roster(head_count=4, head_count_of={"D03": 6}, covers=2, bidding_share=0.5)
    roster = appoint(season, rules, found)
    level = season.skills.set_index(["engineer", "specialty"])["level"].to_dict()
    people = season.engineers.set_index("engineer")
    for department, specialty in season.department_specialties.itertuples(index=False):
        team = [
            name
            for name, one in roster.standing.items()
            if one.post and people.loc[name, "department"] == department
        ]
        assert sum(level.get((name, specialty), 0) >= 3 for name in team) >= 2
        posts = [name for name in team if roster.standing[name].post == "engineer"]
        assert len(posts) == (6 if department == "D03" else 4)
