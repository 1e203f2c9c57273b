from __future__ import annotations

import pytest

from ce_opt.report.material import Material
from ce_opt.report.pictures.importance import FIRST, criteria_of, picture
from ce_opt.report.pictures.picture import Picture
from report.pictures.plans import hand, middle, with_tables


def drawn(material: Material) -> Picture:
    made = picture(material)
    assert made is not None
    return made


def test_bars_by_hand() -> None:
    # Social importance 100, 50, 20, 0 is all that counts, scaled to the same.
    made = drawn(hand())
    parts = {trace["name"]: trace["x"] for trace in made.figure["data"]}
    assert parts == {
        "revenue": [0.0] * 4,
        "social importance": [100.0, 50.0, 20.0, 0.0],
        "stability": [0.0] * 4,
        "probability of faults": [0.0] * 4,
    }
    assert made.figure["layout"]["yaxis"]["ticktext"] == ["C1", "C2", "C3", "C4"]
    assert made.title == (
        "C1 matters most; social importance makes 100% of what the first 4 count"
    )  # fmt: skip


def test_the_parts_of_a_bar_sum_to_the_importance() -> None:
    material = middle()
    made = drawn(material)
    importance = dict(material.plan.importance[["client", "importance"]].to_numpy())
    clients = [text.split(" ")[0] for text in made.figure["layout"]["yaxis"]["ticktext"]]
    sums = [sum(parts) for parts in zip(*(one["x"] for one in made.figure["data"]), strict=True)]
    assert len(clients) == FIRST
    assert sums == pytest.approx([importance[client] for client in clients], abs=0.03)
    assert sums[0] == pytest.approx(max(importance.values()), abs=0.03)
    left = sorted(importance.values(), reverse=True)[FIRST:]
    assert min(sums) >= max(left) - 0.03


def test_a_criterion_of_the_season_s_own_is_named_as_its_column() -> None:
    table = hand().plan.importance.assign(complaints=[1.0, 2.0, 3.0, 4.0], imputed="")
    material = with_tables(hand().season, hand().plan, importance=table)
    assert criteria_of(material)[-1] == "complaints"  # what was filled in is no criterion
    assert drawn(material).figure["data"][-1]["name"] == "complaints"


def test_colours_and_patterns_of_the_criteria_differ() -> None:
    looks = [
        (one["marker"]["color"], one["marker"]["pattern"]["shape"])
        for one in drawn(middle()).figure["data"]
    ]
    assert len({colour for colour, _ in looks}) == len({shape for _, shape in looks}) == len(looks)


def test_no_clients_no_picture() -> None:
    assert picture(hand(importance=hand().plan.importance.iloc[:0])) is None


def test_clients_that_all_matter_nothing() -> None:
    table = hand().plan.importance.assign(social_importance=0.0, importance=0.0)
    assert "0%" in drawn(with_tables(hand().season, hand().plan, importance=table)).title
