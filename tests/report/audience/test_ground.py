"""Names and words as sheets say them."""

from __future__ import annotations

from ce_opt.language import spoken_in
from ce_opt.report.audience.ground import Ground, hours, percent, said
from report.audience.canaries import Aviary, canary_plan, canary_season

GROUND = Ground(canary_season(Aviary()), canary_plan(Aviary()))


def test_names_stand_with_their_ids() -> None:
    name = GROUND.names["engineers"]["enga"]
    assert GROUND.engineer("enga") == f"{name} (enga)"
    assert GROUND.engineer("stranger") == "stranger"
    with spoken_in("zh"):
        assert GROUND.people(["enga"]) == f"{name}（enga）"


def test_words_and_numbers() -> None:
    assert said("groups", "role", "support_leader") == "support leader"
    with spoken_in("zh"):
        assert said("escalation", "level", "department") == "部门"
    assert (hours(1234.0), hours(7.25), percent(0.827)) == ("1,234", "7.2", "83%")
