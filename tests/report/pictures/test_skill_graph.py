from __future__ import annotations

import re
from collections import Counter

from ce_opt.report.material import Material
from ce_opt.report.pictures.picture import Picture
from ce_opt.report.pictures.skills import picture
from report.pictures.plans import everything, hand, id_of, middle

HELP = ["group", "department", "support", "working"]


def drawn(material: Material) -> Picture:
    made = picture(material)
    assert made is not None
    return made


def test_arrows_and_what_stays_within_are_all_steps_beyond_the_team() -> None:
    material = middle()
    made = drawn(material)
    heads = next(one for one in made.figure["data"] if "customdata" in one)
    names = made.figure["data"][-1]
    within = [int(hover.rsplit(" ", 1)[1]) for hover in names["hovertext"]]
    beyond = material.plan.escalation["level"].isin(HELP).sum()
    assert sum(heads["customdata"]) + sum(within) == beyond > 0


def test_everybody_stands_once_and_says_how_often_they_help() -> None:
    material = middle()
    table = material.plan.escalation
    expected = Counter(table.loc[table["level"].isin(HELP), "engineer"])
    found = {}
    for trace in drawn(material).figure["data"]:
        if trace.get("meta") == "people":
            for hover in trace["hovertext"]:
                assert id_of(hover) not in found
                found[id_of(hover)] = int(re.search(r"on (\d+) ladders?$", hover)[1])
    assert set(found) == set(material.season.engineers["engineer"])
    assert {who: count for who, count in found.items() if count} == dict(expected)


def test_the_support_group_has_a_shape_of_its_own() -> None:
    material = everything()
    support = {
        id_of(hover)
        for trace in drawn(material).figure["data"]
        if trace.get("meta") == "people" and trace["marker"]["symbol"] == "diamond"
        for hover in trace["hovertext"]
    }
    groups = material.plan.groups
    assert support <= set(groups.loc[groups["role"] == "support", "engineer"])


def test_links_are_written_with_their_closeness() -> None:
    material = middle()
    links = material.season.specialty_links
    texts = next(
        one["text"] for one in drawn(material).figure["data"] if one["mode"] == "text" and "%" in
        one["text"][0]
    )  # fmt: skip
    assert sorted(texts) == sorted(f"{value:.0%}" for value in links["closeness"] if value > 0)


def test_a_season_without_links_has_none() -> None:
    made = drawn(hand())  # no table specialty_links
    assert all("%" not in text for one in made.figure["data"] for text in one.get("text", []))
