from __future__ import annotations

from ce_opt.report.material import Material
from ce_opt.report.pictures.picture import Picture
from ce_opt.report.pictures.skills import picture
from report.pictures.plans import hand

HELP = ["group", "department", "support", "working"]


def drawn(material: Material) -> Picture:
    made = picture(material)
    assert made is not None
    return made


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
