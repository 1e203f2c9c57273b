"""Lines of the certificate where there is too much to show."""

from __future__ import annotations

from ce_opt.cli.escalation_report import MORE_GAPS, certificate_lines, rest, team_lines
from ce_opt.escalation.build import build
from ce_opt.escalation.certificate import certify
from ce_opt.escalation.helper_team import HelperTeam, Link
from escalation.seasons import SEATS, ground


def test_what_is_not_shown_is_counted() -> None:
    assert list(rest(12, MORE_GAPS)) == []
    assert list(rest(13, MORE_GAPS)) == ["… 1 more gaps"]


def test_helpers_above_their_free_hours_are_named() -> None:
    found = build(ground(taken={"E3": 80}), SEATS)
    lines = list(certificate_lines(certify(found.ground, found.ladders, found.loads)))
    assert "above free hours: E3 by 4.3 h" in lines  # 24.3 of 20


def test_a_team_says_what_is_missing_and_who_are_strangers_or_in_conflict() -> None:
    team = HelperTeam(
        "", ("E1", "E2"), {"data": "E1"}, (Link("E1", "E2", None),), ("power",), (("E1", "E2"),)
    )
    assert list(team_lines(team)) == [
        "nobody who is there can solve power",
        "smallest team for all of it: E1, E2",
        "  E1 solves data",
        "  E1 – E2: have not worked together",
        "  E1 and E2 are in conflict: keep them apart",
    ]
    assert list(team_lines(None)) == []
