"""A calendar on a sheet."""

from __future__ import annotations

from ce_opt.report.audience.calendar import calendar
from ce_opt.report.audience.ground import Ground
from report.audience.canaries import Aviary, canary_plan, canary_season

GROUND = Ground(canary_season(Aviary()), canary_plan(Aviary()))


def test_a_duty_is_about_a_client_or_a_group() -> None:
    found = calendar(GROUND, GROUND.duties, "all")
    days = [row[0] for row in found.rows]
    assert days == sorted(days)
    assert {row[4] for row in found.rows} == {
        *(GROUND.client("xclia"), GROUND.client("xclib"), "groa", "grob")
    }
    assert calendar(GROUND, [], "none").nothing == "Nothing is planned."
