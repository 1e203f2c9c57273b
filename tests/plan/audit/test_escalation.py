"""The audit finds damage to every column of table *escalation*, and says where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from ce_opt.errors import Breach
from ce_opt.plan import Plan
from ce_opt.plan.audit.escalation import escalation
from ce_opt.plan.audit.subject import Subject
from ce_opt.season import Season
from ce_opt.teams.facts import Facts
from escalation.seasons import season
from plan.test_escalation_table import planned

Table = pd.DataFrame


@pytest.fixture(scope="module")
def made() -> Season:
    ties = [{"engineer": "E6", "other": "E4", "kind": "conflict"}]
    return season(more={"relations": ties})


@pytest.fixture(scope="module")
def plan(made: Season) -> Plan:
    return planned(made)


def audited(made: Season, plan: Plan) -> list[Breach]:
    return list(escalation(Subject(plan, Facts(made), Path())))


def test_a_sound_table_has_no_breaches(made: Season, plan: Plan) -> None:
    assert audited(made, plan) == []
    assert audited(made, planned(made, grouped=False)) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"reserves": 3},
        {"most_shortfall": 1, "standby_share": 0.5},
        {"related_knowledge": False, "pace": {"group": 1.3}},
        {"usual_level": 2, "months": 3.5},
    ],
)
def test_a_sound_table_of_other_rules_has_none_either(keys: dict[str, object]) -> None:
    other = season(**keys)
    assert audited(other, planned(other)) == []


def cell(
    client: str, specialty: str, step: int, column: str, value: object
) -> Callable[[Table], Table]:
    def damage(table: Table) -> Table:
        found = table.copy()
        here = (
            (found["client"] == client)
            & (found["specialty"] == specialty)
            & (found["step"] == step)
        )
        found.loc[here, column] = value
        return found

    return damage


def without(client: str, specialty: str, step: int) -> Callable[[Table], Table]:
    def damage(table: Table) -> Table:
        here = (
            (table["client"] == client)
            & (table["specialty"] == specialty)
            & (table["step"] == step)
        )
        return table[~here]

    return damage


@pytest.mark.parametrize(
    ("damage", "rule", "says"),
    [
        (cell("C1", "power", 3, "engineer", "E9"), "escalation", "E9 is no engineer"),
        (cell("C1", "power", 3, "engineer", "E4"), "escalation", "E4 stands on it 2 times"),
        (cell("C1", "power", 3, "engineer", "E6"), "escalation", "E6 cannot help at step group"),
        (cell("C1", "power", 1, "engineer", "E6"), "escalation", "the team is E1, E2"),
        (cell("C1", "power", 3, "level", "support"), "escalation", "must come in the order"),
        (cell("C1", "power", 3, "level", "friends"), "escalation", "must be one of"),
        (cell("C1", "power", 3, "step", 7), "escalation", "must be 1, 2, 3"),
        (without("C1", "power", 6), "escalation", "nobody is told, it should be E7"),
        (without("C3", "power", 1), "escalation", "must be 1, 2, 3"),
        (cell("C3", "power", 1, "client", "C4"), "escalation", "which is no need of the season"),
        (cell("C1", "power", 3, "appointed_by", "E5"), "appointed_by", 'it should be "E2"'),
        (cell("C1", "power", 3, "minutes", 121), "minutes", "it should be 120"),
        (cell("C1", "power", 4, "major_fault_minutes", 22), "major_fault_minutes", "should be 23"),
        (cell("C1", "power", 3, "distance", 1.0), "distance", "it should be 0"),
        (cell("C1", "power", 3, "hours", 23.0), "hours", "it should be 24"),
        (cell("C1", "power", 4, "hours", 1.0), "hours", "it should be 0"),
        (cell("C1", "power", 4, "travel_minutes", 59.0), "travel_minutes", "it should be 60"),
        (cell("C1", "power", 3, "reason", "because"), "reason", "partner; power 4"),
        (cell("C3", "power", 1, "skipped", ""), "skipped", "the client has no team"),
        (cell("C3", "power", 2, "skipped", "x"), "skipped", 'it should be ""'),
    ],
)
def test_damage_is_found(
    made: Season, plan: Plan, damage: Callable[[Table], Table], rule: str, says: str
) -> None:
    assert plan.escalation is not None
    found = audited(made, replace(plan, escalation=damage(plan.escalation)))
    assert any(breach.rule == rule and says in breach.sentence for breach in found)
    assert all(breach.sentence.startswith("escalation.csv ") for breach in found)


def test_a_ladder_that_is_missing_is_found(made: Season, plan: Plan) -> None:
    assert plan.escalation is not None
    left = plan.escalation[plan.escalation["client"] != "C2"]
    found = audited(made, replace(plan, escalation=left))
    assert [breach.subject for breach in found if breach.rule == "escalation"][:1] == ["C2 power"]


def test_the_table_must_be_there_where_the_section_stands(made: Season, plan: Plan) -> None:
    bare = replace(plan, escalation=None, certificate=None, findings=None)
    assert audited(made, bare) == []
    (found,) = audited(season(reserves=1), bare)
    assert "escalation.csv is missing" in found.sentence
