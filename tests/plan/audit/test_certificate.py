"""The audit walks the printed ladders anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ce_opt.errors import Breach
from ce_opt.plan import Plan
from ce_opt.plan.audit.certificate import certificate
from ce_opt.plan.audit.subject import Subject
from ce_opt.season import Season
from ce_opt.teams.facts import Facts
from escalation.seasons import season
from plan.test_escalation_table import planned


@pytest.fixture(scope="module")
def made() -> Season:
    return season()


@pytest.fixture(scope="module")
def plan(made: Season) -> Plan:
    return planned(made)


def audited(made: Season, plan: Plan) -> list[Breach]:
    return list(certificate(Subject(plan, Facts(made), Path())))


def test_a_sound_certificate_has_no_breaches(made: Season, plan: Plan) -> None:
    assert audited(made, plan) == []
    bare = replace(plan, escalation=None, certificate=None, findings=None)
    assert audited(made, bare) == []


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (0, "solver", "E2"),
        (1, "hops_nobody", 1),
        (1, "hops_both", None),
        (3, "hops_worst", 0),
        (3, "dead_without", ""),
        (2, "above_free", "nobody"),
        (0, "level", 4),
    ],
)
def test_damage_to_the_table_is_found(
    made: Season, plan: Plan, row: int, column: str, value: object
) -> None:
    assert plan.certificate is not None
    table = plan.certificate.copy()
    table.loc[row, column] = value
    (found,) = audited(made, replace(plan, certificate=table))
    assert found.rule == column
    assert found.sentence.startswith("certificate.csv C")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("verdict", "all is well"),
        ("problems", 5),
        ("single_points", []),
        ("cures", []),
        ("absences", {}),
        ("above_free", {"E1": 1.0}),
        ("gaps", [{}]),
        ("luck", 1),
    ],
)
def test_damage_to_the_findings_is_found(made: Season, plan: Plan, key: str, value: object) -> None:
    (found,) = audited(made, replace(plan, findings={**(plan.findings or {}), key: value}))
    assert (found.rule, found.subject) == ("certificate", key)


@pytest.mark.parametrize(
    ("partners", "subject"),
    [
        ({"hours_above_free": 1.0}, "hours_above_free"),
        ({"most_loaded_hours": 24.0}, "most_loaded_hours"),
        ({"bound_above_free": 0.1}, "bound_above_free"),
        ({"bound_most_loaded": 25.0}, "bound_most_loaded"),
        ({"luck": 1.0}, "partners"),
        ({"bound_most_loaded": "24"}, "partners"),
    ],
)
def test_how_the_partners_were_chosen_is_held_against_the_table(
    made: Season, plan: Plan, partners: dict[str, Any], subject: str
) -> None:
    findings = dict(plan.findings or {})
    changed = replace(plan, findings=findings | {"partners": findings["partners"] | partners})
    assert subject in {breach.subject for breach in audited(made, changed)}


def test_parts_belong_together(made: Season, plan: Plan) -> None:
    (found,) = audited(made, replace(plan, certificate=None))
    assert "certificate.csv is missing" in found.sentence
    (found,) = audited(made, replace(plan, findings=None))
    assert "certificate.json is missing" in found.sentence


def test_a_row_less_is_found(made: Season, plan: Plan) -> None:
    assert plan.certificate is not None
    (found,) = audited(made, replace(plan, certificate=plan.certificate.iloc[:-1]))
    assert "has 3 rows, it should have 4" in found.sentence
