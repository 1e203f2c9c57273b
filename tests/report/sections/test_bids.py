"""Bids and awards."""

from __future__ import annotations

from ce_opt.report import material_of
from ce_opt.report.sections.bids import section
from plan.hand_season import season
from report.by_hand import bare, by_hand, xiamen
from report.looks import column, tables


def test_what_became_of_a_bid_is_said() -> None:
    bids = [
        {"engineer": "E2", "client": "C1", "interest": 2},
        {"engineer": "E3", "client": "C1", "interest": 4},
        {"engineer": "E3", "client": "C3", "interest": 3},
    ]
    table = tables(section(by_hand(season(more={"bids": bids}))))["wishes"]
    assert column(table, "Engineer") == ["E1", "E3", "E3", "E2"]  # 5, 4, 3, 2
    assert column(table, "Worth") == ["100", "80", "60", "40"]
    assert column(table, "What became of it") == [
        "holds seat A",
        "others serve it",
        "the client is not served",
        "holds seat B",
    ]


def test_merits_are_those_of_the_plan_the_first_rank_on_top() -> None:
    material = material_of(*xiamen())
    table = tables(section(material))["merits"]
    plan = material.plan.bids
    assert plan is not None
    ranked = plan.dropna(subset="rank").sort_values(["rank", "engineer"])
    assert column(table, "Rank")[: len(ranked)] == [f"{rank}" for rank in ranked["rank"]]
    assert set(column(table, "Rank")[len(ranked) :]) == {"–"}
    merit = ranked["merit"].iloc[0]
    assert column(table, "Merit")[0] == f"{merit:,.1f}"
    assert column(table, "Panel")[-1] == "–"


def test_nobody_bid_and_nobody_was_judged_is_no_section() -> None:
    assert section(bare()) is None
