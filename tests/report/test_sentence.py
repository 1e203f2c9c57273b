"""Why a client has its team, in one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ce_opt.report.sentence import dearest, why
from ce_opt.teams.facts import Team
from ce_opt.whatif.justification import Justification
from plan.hand_season import season
from report.by_hand import by_hand


def test_coverage_and_the_dearest_fact_are_said() -> None:
    # E3 replaced 25 is the dearest of 16, 7.5, 10, 25, 15
    assert why(by_hand(), "C1") == (
        "Covered: 1 of 2 by both, 1 by one. Dearest: "
        "E1 takes seat A over from E3: 25 × 1 = 25 points."
    )


def test_a_alone_is_said_to_be_alone() -> None:
    said = why(by_hand(), "C2")
    assert said.startswith("A, alone, covers 1 of 1. Dearest: cable is covered by A (E3) alone: ")


def test_what_neither_covers_is_counted() -> None:
    # E3 has data 2 and cable 5, E2 data 3 and no cable: C1 needs data 3 and cable 3. E2 as A alone
    # covers data; with E1 (data 4) in seat B nobody of them but E1 has cable.
    said = why(by_hand(season(), [Team("C1", "E2", "E2")]), "C1")
    assert said.startswith("Covered: 1 of 2 by both, 0 by one, 1 by neither. Dearest: ")


def test_a_client_without_a_team_has_its_reason() -> None:
    material = by_hand()
    assert why(material, "C3") == material.unserved["C3"]["reason"]


def test_nothing_is_dear_where_nothing_costs() -> None:
    free = Justification("ties", "C1", -15.0)
    assert dearest([free, Justification("travel", "C1", 0.001)]) is None
    assert dearest([free, Justification("travel", "C1", 3.0)]).amount == pytest.approx(3.0)


def test_a_team_without_costs_is_said_to_have_none() -> None:
    material = by_hand()
    free = replace(material)
    vars(free)["justifications"] = {"C1": ()}
    assert why(free, "C1") == "Covered: 1 of 2 by both, 1 by one. Nothing costs points."
