"""``ce-opt stability``."""

from __future__ import annotations

from pathlib import Path

from ce_opt.cli.stability import lines
from ce_opt.whatif.compare import SeatChange
from ce_opt.whatif.stability import End, Interval
from cli.console import Run
from cli.many_plan import LITTLE, TINY, typed


def test_every_weight_has_its_interval(run: Run, tmp_path: Path) -> None:
    plan = typed(tmp_path)
    found = run("stability", TINY, plan, *LITTLE, "--json").json
    assert [one["name"] for one in found][-2:] == ["unserved_importance", "overload"]
    for one in found:
        assert one["low"]["weight"] <= one["weight"] <= one["high"]["weight"]


def test_an_interval_is_said_with_what_flips() -> None:
    change = SeatChange("C1", "A", "E4", "E1")
    found = [
        Interval("overload", 1.0, End(0.0, (), True), End(2.5, (change, change), True)),
        Interval("travel_hours", 30.0, End(12.25, (change,), False), End(300.0, (), True)),
    ]
    assert list(lines(found, ["overload", "travel_hours"])) == [
        "overload 1: from 0 to 2.5",
        "  above: A of C1: E4 → E1 and 1 seat more",
        "travel_hours 30: from 12.25 to 300",
        "  below: A of C1: E4 → E1 (not proven)",
        "  above: nothing flips as far as 300",
    ]
    assert list(lines([], ["travel", "workload"])) == ["not looked at: travel, workload"]
