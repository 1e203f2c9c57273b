"""Section [escalation]: defaults, units and what is refused."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from ce_opt.season.escalation_rules import LEVELS, TRIGGERS, Escalation, Minutes, Pace


def test_every_trigger_has_minutes_and_every_level_a_pace() -> None:
    assert tuple(Minutes.model_fields) == TRIGGERS
    assert tuple(Pace.model_fields) == tuple(level.lower() for level in LEVELS)
    assert len(TRIGGERS) == 5


def test_every_key_has_a_default_and_a_meaning() -> None:
    for model in (Escalation, Minutes, Pace):
        for field in model.model_fields.values():
            assert not field.is_required()
            assert field.description


@pytest.mark.parametrize(
    "keys",
    [
        {"reserves": 0},  # without a reserve one absence may be a dead end
        {"standby_share": 1.1},
        {"most_shortfall": -1},
        {"months": 0},
        {"minutes": {"request": 0}},
        {"pace": {"group": 0}},
        {"reserve": 1},
    ],
)
def test_what_makes_no_sense_is_refused(keys: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Escalation.model_validate(keys)
