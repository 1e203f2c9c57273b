"""The sheet of a group."""

from __future__ import annotations

from ce_opt.report.audience.ground import Ground
from ce_opt.report.audience.leader import leader_sheet
from report.audience.canaries import Aviary, canary_plan, canary_season

AVIARY = Aviary()
GROUND = Ground(canary_season(AVIARY), canary_plan(AVIARY))


def test_members_clients_meetings_and_help() -> None:
    sheet = leader_sheet(GROUND, "groa")
    found = {part.title: part for part in sheet.parts}
    assert sheet.about == f"led by {GROUND.engineer('enga')}"
    # groa is enga, engb, engc: engb serves xclia and xclic, engc xclib.
    assert [row[2] for row in found["Members"].rows] == ["1", "2", "1"]
    assert [row[0] for row in found["Clients"].rows] == [
        GROUND.client(one) for one in ("xclia", "xclib", "xclic")
    ]
    assert found["Meetings"].rows[0][3].startswith("meeting")
    assert len(found["Meetings"].rows) == 1  # the leader's part, once
    assert found["Where members help"].rows == []
