from __future__ import annotations

from collections import Counter
from typing import Any

from ce_opt.report.material import Material
from ce_opt.report.pictures.coverage import AT_A_TIME, COLOURS, picture
from ce_opt.report.pictures.picture import Picture
from ce_opt.teams.facts import Team
from report.pictures.plans import everything, groups, hand, middle

KINDS = list(COLOURS)


def drawn(material: Material) -> Picture:
    made = picture(material)
    assert made is not None
    return made


def cells(figure: dict[str, Any]) -> dict[tuple[str, str], tuple[str, str]]:
    """(client, specialty's name) -> (kind, letter) of the cells that are seen."""
    trace, layout = figure["data"][0], figure["layout"]
    clients = [text.split(" ")[0] for text in layout["yaxis"]["ticktext"]]
    found = {}
    for client, kinds, letters in zip(clients, trace["z"], trace["text"], strict=True):
        row = zip(layout["xaxis"]["ticktext"], kinds, letters, strict=True)
        found |= {(client, name): (KINDS[kind], letter) for name, kind, letter in row if letter}
    return found


def test_cells_by_hand() -> None:
    made = drawn(hand())
    # E1 knows data 4 and cable 3, E2 data 3; C1 needs data 3 and cable 3, C2 cable 4, E3 has 5.
    assert cells(made.figure) == {
        ("C1", "data"): ("both", "AB"),
        ("C1", "cable"): ("a", "A"),
        ("C2", "cable"): ("a", "A"),
    }
    assert made.title == "Somebody covers each of the 3 needs, both seats 33% of them"
    assert made.controls == ()  # everybody is seen at once, and no team leaves anything open


def test_who_stands_behind_a_team_is_asked_in_turn() -> None:
    # E2 and E1 serve C2, which needs cable 4: E3 alone has that.
    teams = [Team("C2", "E2")]
    seen = {}
    for behind in ({}, {("E3", "S"): "support"},
                   {("E3", "S"): "support", ("E3", "G"): "member", ("E2", "G"): "leader"},
                   {("E3", "G1"): "member", ("E2", "G2"): "leader"}):  # fmt: skip
        made = drawn(hand(teams, groups=groups(behind) if behind else None))
        seen[tuple(behind.values())] = cells(made.figure)["C2", "cable"]
    assert seen == {
        (): ("none", "✗"),
        ("support",): ("support", "S"),
        ("support", "member", "leader"): ("group", "G"),
        ("member", "leader"): ("none", "✗"),
    }


def test_a_need_that_nobody_covers_stands_in_the_title() -> None:
    made = drawn(hand([Team("C2", "E2")]))
    assert made.title == "1 of 1 needs is covered by nobody, 0% by both seats"


def test_every_need_of_every_served_client_is_on_one_page() -> None:
    material = everything()
    made = drawn(material)
    served = {client for client, *_ in material.plan.teams}
    names = dict(material.season.specialties[["specialty", "name"]].to_numpy())
    needs = material.season.needs
    expected = {
        (client, names[specialty])
        for client, specialty in needs[["client", "specialty"]].to_numpy()
        if client in served
    }
    pages = [cells(made.shown(view.value)) for view in made.controls if "page:" in view.value]
    assert len(pages) == -(-len(served) // AT_A_TIME) > 1
    assert sum(map(len, pages)) == len(expected)
    assert {key for page in pages for key in page} == expected


def test_the_cells_say_what_the_skills_say() -> None:
    material = everything()
    made = drawn(material)
    level = {
        (row.engineer, row.specialty): row.level for row in material.season.skills.itertuples()
    }
    names = dict(material.season.specialties[["specialty", "name"]].to_numpy())
    asked = {(row.client, names[row.specialty]): row for row in material.season.needs.itertuples()}
    seats = {team.client: team for team in material.plan.teams}
    found: Counter[str] = Counter()
    for view in made.controls:
        if "page:" in view.value:
            for (client, name), (kind, _) in cells(made.shown(view.value)).items():
                need, team = asked[client, name], seats[client]
                a, b = (
                    level.get((who, need.specialty), 0) >= need.level for who in (team.a, team.b)
                )
                assert (kind == "both") == (a and b)
                assert (kind == "a") == (a and not b)
                assert (kind == "b") == (b and not a)
                found[kind] += 1
    assert set(found) == set(KINDS)  # all six cases occur
    assert f"A's virtual group {found['group']}, the support group {found['support']}" in (
        made.description
    )


def test_clients_with_something_open_have_pages_of_their_own() -> None:
    made = drawn(everything())
    open_ones = [view for view in made.controls if view.value.startswith("open:")]
    rows = [cells(made.shown(view.value)) for view in open_ones]
    by_client: dict[str, set[str]] = {}
    for page in rows:
        for (client, _), (kind, _) in page.items():
            by_client.setdefault(client, set()).add(kind)
    assert by_client
    assert all(kinds & {"group", "support", "none"} for kinds in by_client.values())


def test_the_most_important_come_first() -> None:
    material = middle()
    importance = dict(material.plan.importance[["client", "importance"]].to_numpy())
    made = drawn(material)
    seen = [importance[client] for client, _ in cells(made.figure)]
    assert seen == sorted(seen, reverse=True)


def test_nobody_served_no_picture() -> None:
    assert picture(hand([])) is None
