"""Who may hold which seat, told in plain words."""

from __future__ import annotations

from ce_opt.plan.audit.choices import Allowed, plain_choices
from ce_opt.teams.facts import Facts
from plan.hand_season import TEAMS, season


def test_the_drop_downs_of_the_season_by_hand() -> None:
    """C1 needs data 3 of A: E1 (4) and E2 (3). C2 needs cable 4: E3. C4 must not be served."""
    found = plain_choices(Facts(season()), TEAMS)
    assert found.allowed == {
        ("C1", "A"): ("E1", "E2"),
        ("C1", "B"): ("E1", "E2", "E3"),
        ("C2", "A"): ("E3",),
        ("C3", "A"): (),  # nobody knows data at level 5
        ("C3", "B"): ("E1", "E2", "E3"),
        ("C4", "A"): (),
    }
    assert found.planned == {("C1", "A"): "E1", ("C1", "B"): "E2", ("C2", "A"): "E3"}
    assert found.incumbents == {("C1", "A"): "E3"}


def test_a_client_with_seat_a_alone_has_whoever_is_required_there() -> None:
    row = {"client": "C2", "engineer": "E3", "seat": "any", "kind": "required"}
    allowed = Allowed(Facts(season(more={"designations": [row]})))
    assert allowed.of("C2", "A") == {"E3"}
    other = Allowed(Facts(season(more={"designations": [row | {"client": "C1"}]})))
    assert other.of("C1", "A") == {"E1", "E2"}  # E3 may still become B
