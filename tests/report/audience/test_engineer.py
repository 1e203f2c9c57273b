"""The sheet of an engineer, part by part."""

from __future__ import annotations

from ce_opt.report.audience.engineer import engineer_sheet
from ce_opt.report.audience.ground import Ground
from ce_opt.report.audience.sheet import Part
from report.audience.canaries import Aviary, canary_plan, canary_season

AVIARY = Aviary()
GROUND = Ground(canary_season(AVIARY), canary_plan(AVIARY))


def parts(engineer: str) -> dict[str, Part]:
    return {part.title: part for part in engineer_sheet(GROUND, engineer).parts}


def test_clients_with_seat_partner_and_handovers() -> None:
    found = parts("enga")
    ((client, seat, partner, *_),) = found["My clients"].rows
    assert (client, seat, partner) == (GROUND.client("xclia"), "A", GROUND.engineer("engb"))
    # engf was A of xclia before; enga was A of xclib, which engc is now.
    assert [tuple(row)[1:] for row in found["Handovers"].rows] == [
        ("A", "take over", GROUND.engineer("engf")),
        ("A", "hand over", GROUND.engineer("engc")),
    ]


def test_whom_to_call_in_order_and_where_to_help() -> None:
    ((_, _, calls),) = parts("enga")["Whom to call"].rows
    first, second = calls.split("; ")
    assert first == f"{GROUND.engineer('engb')}, B"
    assert second == f"{GROUND.engineer('engg')}, group, sent by {GROUND.engineer('engf')}"
    assert [row[0] for row in parts("engh")["Where I help"].rows] == [
        GROUND.client("xclib"),
        GROUND.client("xclic"),
    ]


def test_who_has_nothing_is_told_so() -> None:
    found = parts("engh")
    assert not found["My clients"].rows
    assert found["My clients"].nothing == "You have no clients this season."
    assert len(found["My hours"].lines) == 1
