"""``ce-opt rule-prices``."""

from __future__ import annotations

from pathlib import Path

from cli.console import Run
from cli.many_plan import LITTLE, TINY, typed


def test_every_rule_that_binds_has_a_price(run: Run, tmp_path: Path) -> None:
    ended = run("rule-prices", TINY, typed(tmp_path), *LITTLE)
    assert (ended.code, ended.err) == (0, "")
    heads = [line.split(":")[0] for line in ended.out.splitlines()]
    # E2 carries 80 of 80 hours and serves 2 of 2 clients, E1 is A of 1 of 1; two of two handovers.
    for head in (
        "care_hours E2, 10 hours more",
        "max_clients E2, one seat more",
        "max_a E1, one seat more",
        "max_handovers, one handover more",
        "designation E3 required at any of C2, released",
    ):
        assert head in heads
