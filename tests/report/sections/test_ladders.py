"""Who helps when A cannot."""

from __future__ import annotations

from ce_opt.report import material_of
from ce_opt.report.sections.ladders import chained, section
from report.by_hand import bare, by_hand, xiamen
from report.looks import column, tables


def test_levels_stand_before_their_people() -> None:
    steps = [("A", "E1"), ("B", "E2"), ("group", "E3"), ("group", "E4"), ("support", "E5")]
    rows = [{"level": level, "engineer": who} for level, who in steps]
    said = " ".join(part.text for part in chained(rows))
    assert said == "A E1 B E2 group E3 E4 support E5"


def test_every_ladder_of_the_plan_has_a_row() -> None:
    material = material_of(*xiamen())
    table = tables(section(material))["ladders"]
    walked = material.plan.certificate
    assert walked is not None
    assert len(table.rows) == len(walked) == len(material.ladders)
    assert column(table, "Level") == [f"{level}" for level in walked["level"]]
    dead = [not solver for solver in walked["solver"]]
    assert [said == "dead end" for said in column(table, "Solved by")] == dead
    assert any(dead)


def test_cures_are_those_that_were_found() -> None:
    material = material_of(*xiamen())
    table = tables(section(material))["cures"]
    found = material.plan.findings["cures"]  # type: ignore[index]
    assert column(table, "To level") == [str(one["reached"]) for one in found]
    assert column(table, "Clients helped") == [" ".join(one["clients"]) for one in found]


def test_a_ladder_without_its_walk_is_shown_all_the_same() -> None:
    table = tables(section(by_hand(certificate=None, findings=None)))["ladders"]
    assert [one.head for one in table.columns] == ["Client", "Specialty", "Ladder"]


def test_a_plan_without_ladders_has_no_section() -> None:
    assert section(bare()) is None
