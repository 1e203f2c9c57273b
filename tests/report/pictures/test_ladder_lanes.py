from __future__ import annotations

from ce_opt.report.material import Material
from ce_opt.report.pictures.picture import Picture
from ce_opt.report.pictures.skills import picture
from report.pictures.plans import hand, middle

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
