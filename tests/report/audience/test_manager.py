"""The sheet of an account manager."""

from __future__ import annotations

from ce_opt.report.audience.ground import Ground
from ce_opt.report.audience.manager import manager_sheet
from report.audience.canaries import Aviary, canary_plan, canary_season

AVIARY = Aviary()
GROUND = Ground(canary_season(AVIARY), canary_plan(AVIARY))


def test_clients_visits_and_who_helps() -> None:
    found = {part.title: part for part in manager_sheet(GROUND, "manxa").parts}
    served, also, left_out = found["My clients and who serves them"].rows
    assert (served[0], also[0], left_out[0]) == tuple(
        GROUND.client(one) for one in ("xclia", "xclic", "xclie")
    )
    assert served[2].startswith(GROUND.engineer("enga"))
    assert list(left_out[2:]) == ["nobody", ""]
    assert [row[0] for row in found["Who helps when"].rows] == [served[0], also[0]]
    assert len(found["My calendar"].rows) == 1
