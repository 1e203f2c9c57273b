from __future__ import annotations

import pytest
from pydantic import ValidationError

from ce_opt.season.duty_rules import REPORTS, Duties, minutes_of


def test_defaults_are_a_usual_day() -> None:
    rules = Duties()
    assert [minutes_of(time) for time in (rules.day_start, rules.day_end)] == [540, 1050]
    assert [getattr(rules, name).every for name in REPORTS] == ["month", "quarter", "month"]
    assert [getattr(rules, name).working_day for name in REPORTS] == [-3, -5, -1]


def test_a_key_of_a_report_leaves_its_other_defaults() -> None:
    rules = Duties.model_validate({"fault_analysis": {"every": "quarter"}})
    assert (rules.fault_analysis.every, rules.fault_analysis.working_day) == ("quarter", -3)


@pytest.mark.parametrize("time", ["9:00", "24:00", "09:60", "09:00:00", "nine", "", " 09:00"])
def test_what_is_no_time_of_day_is_refused(time: str) -> None:
    with pytest.raises(ValidationError, match="time of day"):
        Duties(day_start=time)
