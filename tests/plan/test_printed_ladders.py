"""Ladders read back from a plan are those that were made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ce_opt.escalation.build import build
from ce_opt.plan.escalation_table import ground_of
from ce_opt.plan.printed_ladders import printed_ladders
from escalation.seasons import SEATS, season
from plan.test_escalation_table import planned


def test_what_is_printed_is_what_was_made() -> None:
    made = season()
    plan = planned(made)
    ground = ground_of(made, plan)
    right, found = build(ground, SEATS), printed_ladders(ground, plan)
    assert found is not None
    assert found.loads == right.loads
    for one, other in zip(found.ladders, right.ladders, strict=True):
        assert one.problem == other.problem
        for step, wanted in zip(one.steps, other.steps, strict=True):
            assert step.distance == pytest.approx(wanted.distance)  # six decimals are printed
            assert step._replace(distance=0.0) == wanted._replace(distance=0.0)


def test_a_table_that_names_a_stranger_cannot_be_walked() -> None:
    made = season()
    plan = planned(made)
    assert plan.escalation is not None
    strange = plan.escalation.replace({"engineer": {"E5": "E9"}})
    assert printed_ladders(ground_of(made, plan), replace(plan, escalation=strange)) is None
    assert printed_ladders(ground_of(made, plan), replace(plan, escalation=None)) is None
