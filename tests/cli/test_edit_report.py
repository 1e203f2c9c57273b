"""How edits are said."""

from __future__ import annotations

from ce_opt.cli.edit_report import burden_line, shortened, team_lines
from ce_opt.language import spoken_in
from ce_opt.teams.facts import Team
from ce_opt.whatif.edits import Burden, TeamEdit, TermEdit


def test_a_team_and_a_load_are_said_in_both_languages() -> None:
    term = TermEdit("travel_hours", 12.9, 8.7)
    edit = TeamEdit("C1", None, Team("C1", "E1", "E2"), (term,), (1000.0, 8.7))
    assert team_lines(edit) == [
        "C1: no team → E1 (A) and E2 (B), -991.3 points",
        "  travel_hours                   12.90        8.70       -4.20",
    ]
    burden = Burden("E1", (28.0, 98.0), (0.28, 0.98), (0.0, 34.0))
    said = "E1: 28 → 98 hours (98% of the time), overload 0 → 34 points"
    assert burden_line(burden) == said
    with spoken_in("zh"):
        assert burden_line(burden) == "E1：28 → 98 工时（利用率 98%），超负荷 0 → 34 分"


def test_long_lists_are_cut_and_counted() -> None:
    parts = [[f"{number}"] for number in range(15)]
    assert list(shortened(parts, long=False))[-2:] == ["11", "  … 3 more, see --long"]
    assert len(list(shortened(parts, long=True))) == 15
