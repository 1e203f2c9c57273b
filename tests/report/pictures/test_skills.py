from __future__ import annotations

import re
from collections import Counter

from ce_opt.report.material import Material
from ce_opt.report.pictures.picture import Picture
from ce_opt.report.pictures.skills import PAIRS, picture
from report.pictures.plans import everything, hand, id_of, middle

HELP = ["group", "department", "support", "working"]


def drawn(material: Material) -> Picture:
    made = picture(material)
    assert made is not None
    return made


def test_the_ladders_by_hand() -> None:
    # C1 cable: E1, E2, then E3 of the department; C1 data: E1, E2; C2 cable: E3 alone.
    made = drawn(hand())
    assert made.title == "E3 is asked for help on 1 of 3 ladders, nobody on more"
    assert "Of 3 ladders 2 have nobody besides the team." in made.description
    trace = made.shown("client:C1")["data"][0]
    assert trace["x"] == [1, 2, 3, None, 1, 2, None]
    assert trace["y"] == [0, 0, 0, None, 1, 1, None]  # cable above data
    assert [text.split("<br>")[0] for text in trace["text"]] == [
        "E1",
        "E2",
        "E3",
        "",
        "E1",
        "E2",
        "",
    ]
    assert trace["text"][2] == "E3<br>department<br>180 min"  # pace 1.5 of 120 minutes


def test_the_ladders_of_all_clients_are_table_escalation() -> None:
    material = middle()
    made = drawn(material)
    table = material.plan.escalation.sort_values(["client", "specialty", "step"])
    expected = [
        (row.client, row.step, row.engineer) for row in table.itertuples(index=False)
    ]  # fmt: skip
    found = []
    for view in made.controls:
        if view.value.startswith("client:"):
            trace = view.traces[0]
            for step, text in zip(trace["x"], trace["text"], strict=True):
                if step is not None:
                    client = view.value.removeprefix("client:")
                    found.append((client, step, text.split("<br>")[0]))
    assert found == expected


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


def test_a_specialty_joins_helpers_to_the_a_whom_they_help() -> None:
    material = middle()
    made = drawn(material)
    at = {
        (x, y): id_of(hover)
        for trace in made.figure["data"]
        if trace.get("meta") == "people"
        for x, y, hover in zip(trace["x"], trace["y"], trace["hovertext"], strict=True)
    }
    a_of = {team.client: team.a for team in material.plan.teams}
    table = material.plan.escalation
    for specialty in sorted(set(table["specialty"])):
        rows = table[(table["specialty"] == specialty) & table["level"].isin(HELP)]
        pairs = Counter(
            (row.level, row.engineer, a_of[row.client])
            for row in rows.itertuples()
            if row.client in a_of
        )
        found = []
        for trace in made.shown(f"specialty:{specialty}")["data"]:
            if trace["mode"] == "lines":
                x, y = trace["x"], trace["y"]
                found += [
                    (trace["legendgroup"], at[x[k], y[k]], at[x[k + 1], y[k + 1]])
                    for k in range(0, len(x), 3)
                ]
        assert len(found) == len(set(found)) == min(PAIRS, len(pairs))
        assert set(found) <= set(pairs)
        # None that is left out is on more ladders than one that is shown.
        left = [count for pair, count in pairs.items() if pair not in set(found)]
        assert max(left, default=0) <= min(pairs[pair] for pair in found)


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


def test_without_ladders_no_picture() -> None:
    assert picture(hand(escalation=None)) is None
    assert picture(hand(escalation=hand().plan.escalation.iloc[:0])) is None


def test_a_ladder_of_a_client_without_a_team_is_drawn_as_well() -> None:
    # Nobody is A of C2, but the support group would still be asked.
    table = hand().plan.escalation
    lone = table.assign(level="support")[table["client"] == "C2"]
    made = drawn(hand(hand_teams_without_c2(), escalation=lone))
    assert made.shown("client:C2")["data"][0]["text"][0].startswith("E3")
    assert made.shown("specialty:cable")["data"]


def hand_teams_without_c2() -> tuple:
    return tuple(team for team in hand().plan.teams if team.client != "C2")
