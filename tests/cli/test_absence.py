"""``ce-opt absence``."""

from __future__ import annotations

from pathlib import Path

from ce_opt.cli.absence import lines
from ce_opt.whatif.absence import Absence
from ce_opt.whatif.price import Price
from cli.console import Run
from cli.many_plan import LITTLE, TINY, typed


def test_whose_absence_costs_most_comes_first(run: Run, tmp_path: Path) -> None:
    plan = typed(tmp_path)
    ended = run("absence", TINY, plan, *LITTLE)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert len(lines) == 4
    # Without E3, whose designation at C2 goes along, C2 may be left out: all others can be kept.
    assert {line.split()[0] for line in lines} == {"E1", "E2", "E3", "E4"}
    found = run("absence", TINY, plan, *LITTLE, "--json").json
    costs = [one["cost"]["found"] for one in found if one["cost"]]
    assert costs == sorted(costs, reverse=True)
    assert [one["seats"] for one in found if one["engineer"] == "E2"] == [2]


def test_what_is_no_plan_ends_with_2(run: Run, tmp_path: Path) -> None:
    assert run("absence", TINY, tmp_path / "nothing.csv", *LITTLE).code == 2


def test_after_ctrl_c_it_is_said_how_many_are_missing() -> None:
    price = Price(3.0, 3.0, 3.0, exact=True)
    found = [Absence("E2", 1, "optimal", price, ("C1",))]
    found += [Absence(who, 2, "stopped", None, ()) for who in ("E1", "E3")]
    assert [*lines(found, 1)][-1] == "not planned: E1 and 1 more, see --long"
    assert list(lines(found, 5)) == [
        "E2 (1 seat) away: +3 points, exactly; at risk: C1",
        "not planned: E1, E3",
    ]
