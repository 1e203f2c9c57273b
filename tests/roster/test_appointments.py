"""The roster of a season: everybody's post."""

from __future__ import annotations

from dataclasses import replace

from ce_opt.bids import evaluate
from ce_opt.roster.appointments import appoint
from ce_opt.season import read_season
from ce_opt.season.rulebook import Bids, Roster
from ce_opt.season.tables import BY_NAME
from cli.console import INSTANCES
from roster.cases import TWO_POSTS, by_hand

BIDS = Bids(indicator_share=0.3)


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


NAMING = {
    "engineers": ("engineer",),
    "skills": ("engineer",),
    "designations": ("engineer",),
    "relations": ("engineer", "other"),
    "bids": ("engineer",),
    "panel": ("engineer",),
}
"""Columns in which the evaluation and the roster look people up."""


def test_other_names_and_shuffled_rows_post_the_same_people() -> None:
    season = read_season(INSTANCES / "xiamen")
    people = list(season.engineers["engineer"])
    renamed = {name: f"X{len(people) - place:03}" for place, name in enumerate(people)}
    tables = dict(season.tables)
    for table, columns in NAMING.items():
        frame = tables[table].copy()
        for column in columns:
            frame[column] = frame[column].map(lambda name: renamed.get(name, name))
        tables[table] = frame.sort_values(list(BY_NAME[table].key), ignore_index=True)
    other = replace(season, tables=tables)
    rules = Roster(head_count=4, covers=2, bidding_share=0.5)
    found, again = evaluate(season, BIDS), evaluate(other, BIDS)
    assert found is not None
    assert again is not None
    right, twin = appoint(season, rules, found), appoint(other, rules, again)
    assert {renamed[name] for name in right.holders} == twin.holders
    for name, one in right.standing.items():
        standing = twin.standing[renamed[name]]
        assert (standing.post, standing.reserve_rank) == (one.post, one.reserve_rank)
        assert standing.decided_by == one.decided_by
        assert set(standing.followers) == {renamed[other] for other in one.followers}


def test_a_raised_mark_never_takes_a_post_away() -> None:
    """Every evaluator judged everybody in xiamen, so that nobody else's merit moves."""
    season = read_season(INSTANCES / "xiamen")
    rules = Roster(head_count=6, covers=2, bidding_share=1)
    found = evaluate(season, Bids())
    assert found is not None
    holders = appoint(season, rules, found).holders
    judged = [name for name in holders if name in set(season.panel["engineer"])]
    assert len(judged) > 5
    for name in sorted(judged)[::2]:
        own = (season.panel["engineer"] == name) & (season.panel["evaluator"] == "P02")
        score = season.panel["score"].mask(own, (season.panel["score"] + 1.5).clip(upper=100))
        tables = {**season.tables, "panel": season.panel.assign(score=score)}
        again = evaluate(replace(season, tables=tables), Bids())
        assert again is not None
        assert name in appoint(season, rules, again).holders
